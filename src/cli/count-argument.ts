import { InvalidArgumentError } from 'commander';

/** For options that take a whole number. */
export function readCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('A whole number is expected.');
  return Number(text);
}
