import type { ObjectType } from './object-definition.ts';

/** One error of one record; the record was left as it was. */
export interface RecordError {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}

/** What became of one record of a call. */
export interface SaveResult {
  id: string | null;
  success: boolean;
  /** Only upserts tell. */
  created?: boolean;
  errors: readonly RecordError[];
}

export function failed(statusCode: string, message: string, fields: readonly string[] = [], id: string | null = null): SaveResult {
  return { id, success: false, errors: [{ statusCode, message, fields }] };
}

const NO_ERRORS: readonly RecordError[] = [];

export function saved(id: string): SaveResult {
  return { id, success: true, errors: NO_ERRORS };
}

/** The error of an id that is none, or another object's. */
export function malformedId(object: ObjectType, id: string): SaveResult {
  return failed('MALFORMED_ID', `${object.field('Id')!.label}: id value of incorrect type: ${id}`, ['Id']);
}
