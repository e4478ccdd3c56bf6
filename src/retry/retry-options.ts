import { ForcewireError } from '../errors.ts';

/** What is sent again by itself, and when. What may be repeated at all does not depend on these, but on what the server may have done. */
export interface RetryOptions {
  /** Tries of one call, the first included. Default 5; 1 switches repeating off. */
  attempts?: number | undefined;
  /** Wait before the second try; it doubles with each one, and the half of it is random. Default 1,000. */
  baseDelayMs?: number | undefined;
  /** The longest wait. A server that asks for more with `Retry-After` is not asked again. Default 60,000. */
  maxDelayMs?: number | undefined;
  /** Repeat updates, deletes and upserts that may have been carried out. Default true; triggers and flows may then run twice. */
  repeatUpdates?: boolean | undefined;
  /** Repeat creates that met status 503. Default false: only for those who know that their edge answers so before the org has seen anything. */
  createOn503?: boolean | undefined;
}

/** `RetryOptions` with every default filled in. */
export type RetrySettings = { readonly [Name in keyof RetryOptions]-?: NonNullable<RetryOptions[Name]> };

const DEFAULTS: RetrySettings = { attempts: 5, baseDelayMs: 1_000, maxDelayMs: 60_000, repeatUpdates: true, createOn503: false };

/** Throws ForcewireError (INVALID_OPTION) for numbers with which nothing would ever be sent. */
export function retrySettings(options: RetryOptions = {}): RetrySettings {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const settings: RetrySettings = { ...DEFAULTS, ...given };
  const { attempts, baseDelayMs, maxDelayMs } = settings;
  if (!(Number.isInteger(attempts) && attempts >= 1)) throw invalid('attempts', attempts, 'a whole number from 1');
  if (!(baseDelayMs >= 0)) throw invalid('baseDelayMs', baseDelayMs, 'a time in milliseconds');
  if (!(maxDelayMs >= 0)) throw invalid('maxDelayMs', maxDelayMs, 'a time in milliseconds');
  return settings;
}

function invalid(name: string, value: number, wanted: string): ForcewireError {
  return new ForcewireError('INVALID_OPTION', `retry.${name} is ${value}; it must be ${wanted}.`);
}
