import { ApiError } from '../api-error.ts';
import { statusOf } from '../services-data/status-of.ts';
import type { RecordInput, SaveContext } from '../store/save.ts';
import type { RecordError, SaveResult } from '../store/save-result.ts';
import type { RestAnswer, RestCall } from './rest-call.ts';

/** On whose behalf and how a REST call changes data: what one record has wrong never refuses the others. */
export function saveContext({ saving }: RestCall, allOrNone = false): SaveContext {
  return { ...saving(), onBadValue: 'refuseRecord', allOrNone };
}

/** The answer to the one record of a call that could not be saved. */
export function refusedRecord({ errors }: SaveResult): RestAnswer {
  const value = errors.map(({ statusCode, message, fields }) => ({ message, errorCode: statusCode, fields }));
  const [{ statusCode, fields }] = errors as [RecordError];
  // What is not there is the record itself, or else what one of its fields points to.
  return { status: fields.length > 0 ? 400 : statusOf(statusCode), value };
}

/** One record's result in a list of them. */
export function resultJson({ id, success, errors, created }: SaveResult): object {
  return {
    id: id ?? undefined,
    success,
    errors: errors.map(({ statusCode, message, fields }) => ({ statusCode, message, fields })),
    created,
  };
}

/** A record that was read, or why it could not be. */
export type ReadResult = RecordInput | RecordError;

/** Reads a record of a list; what is wrong with it becomes that record's error. */
export function tryRead(read: () => RecordInput): ReadResult {
  try {
    return read();
  } catch (error) {
    if (error instanceof ApiError) return { statusCode: error.exceptionCode, message: error.message, fields: [] };
    throw error;
  }
}

/** Saves a list of which some could not be read: those fail like all others, each in its place. */
export function saveReadable(
  context: SaveContext,
  read: readonly ReadResult[],
  save: (context: SaveContext, records: readonly RecordInput[]) => SaveResult[],
): SaveResult[] {
  const unreadable = new Map<RecordInput | string, RecordError>();
  const records = read.map((each) => {
    if (!isRecordError(each)) return each;
    const record: RecordInput = { type: '' };
    unreadable.set(record, each);
    return record;
  });
  const { rowFault } = context;
  return save({ ...context, rowFault: (verb, record) => unreadable.get(record) ?? rowFault?.(verb, record) }, records);
}

function isRecordError(read: ReadResult): read is RecordError {
  return 'statusCode' in read && !('type' in read);
}
