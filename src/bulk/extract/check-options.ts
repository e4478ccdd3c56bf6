import { ForcewireError } from '../../errors.ts';
import type { AttachOptions } from './bulk-rows.ts';
import { checkExtractPart } from './parts.ts';

/** Throws ForcewireError (INVALID_OPTION) for options out of range. */
export function checkReadOptions(options: AttachOptions): void {
  const { limit, pageRows, pollTimeoutMs, cursor, order, part } = options;
  checkCount('limit', limit, 0);
  checkCount('pageRows', pageRows, 1);
  checkCount('pollTimeoutMs', pollTimeoutMs, 0);
  checkExtractPart(part);
  if (order !== undefined && order !== 'input' && order !== 'completion') {
    throw new ForcewireError('INVALID_OPTION', `order is ${String(order)}; it must be input or completion.`);
  }
  if (cursor !== undefined && order === 'completion') {
    throw new ForcewireError('INVALID_OPTION', "A cursor is a place in one order: it does not go with order 'completion'.");
  }
}

function checkCount(name: string, value: number | undefined, least: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= least)) return;
  throw new ForcewireError('INVALID_OPTION', `${name} is ${value}; it must be a whole number from ${least}.`);
}
