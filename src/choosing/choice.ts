import { ForcewireError } from '../errors.ts';

/** By what a load or an extract goes: calls of SOAP, or jobs of a bulk API. */
export type Protocol = 'soap' | '1.0' | '2.0';

/** A protocol, and why it. */
export interface Choice {
  readonly protocol: Protocol;
  /** A sentence's beginning, for events: `500 rows are a few calls`. */
  readonly reason: string;
}

/** Throws ForcewireError (INVALID_OPTION) for what is no protocol. */
export function requireProtocol(protocol: string | undefined): void {
  if (protocol === undefined || protocol === 'soap' || protocol === '1.0' || protocol === '2.0') return;
  throw invalidOption(`protocol is ${protocol}; it must be soap, 1.0 or 2.0.`);
}

/** Throws ForcewireError (INVALID_OPTION) for what is no number of rows. */
export function requireRows(bulkFrom: number): void {
  if (Number.isInteger(bulkFrom) && bulkFrom >= 1) return;
  throw invalidOption(`bulkFrom is ${bulkFrom}; it must be a whole number from 1.`);
}

/** An option that cannot be. */
export function invalidOption(message: string): ForcewireError {
  return new ForcewireError('INVALID_OPTION', message);
}
