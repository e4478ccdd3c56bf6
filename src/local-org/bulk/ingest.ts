import type { Org } from '../org.ts';
import { create, hardDelete, type RecordInput, remove, type SaveContext, update, upsert } from '../store/save.ts';
import type { RecordError, SaveResult } from '../store/save-result.ts';
import type { Steps } from './work-queue.ts';

export type IngestOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete';

/** What is done with rows, and on whose behalf. */
export interface Ingest {
  readonly operation: IngestOperation;
  readonly object: string;
  /** Of an upsert. */
  readonly externalIdFieldName?: string | undefined;
  readonly userId: string;
  /** By what name its rows are held while a chunk takes its time; without one they are not. */
  readonly holder?: string | undefined;
}

/** A row as a record, or what is wrong with it: it fails alone, in its place. */
export type IngestRow = { readonly record: RecordInput } | { readonly error: RecordError };

/** What became of a row. */
export interface RowResult {
  /** null: nothing was created, or it is not known what the row was about. */
  readonly id: string | null;
  readonly success: boolean;
  readonly created: boolean;
  readonly errors: readonly RecordError[];
}

/** Rows of one transaction (Bulk API guide; 100 before API 21.0, which is older than any that is served). */
const CHUNK_ROWS = 200;

/** How long a save waits for a row that another one has, before it gives up (Salesforce's help on UNABLE_TO_LOCK_ROW). */
const LOCK_WAIT_MS = 10_000;

/**
 * Saves rows chunk by chunk, each as its own transaction, and hands the results of each over, in the order of the rows. Rows and
 * parents are held for as long as a chunk takes; where that is longer than a save waits, parallel batches that want the same fail.
 */
export function* ingestSteps(org: Org, ingest: Ingest, rows: readonly IngestRow[], onChunk: (results: RowResult[]) => void): Steps {
  const { msPerRecord } = org.bulk.settings;
  for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
    const chunk = rows.slice(from, from + CHUNK_ROWS);
    const milliseconds = chunk.length * msPerRecord;
    yield milliseconds;
    onChunk(saveChunk(org, ingest, chunk, milliseconds));
  }
}

function saveChunk(org: Org, ingest: Ingest, rows: readonly IngestRow[], milliseconds: number): RowResult[] {
  const checked = isDelete(ingest) ? rows.map((row) => requireOwnId(org, ingest, row)) : rows;
  const records = checked.flatMap((row) => ('record' in row ? [row.record] : []));
  const given = org.saveContext(ingest);
  const context: SaveContext = { ...given, onBadValue: 'refuseRecord', locks: locksOf(org, ingest, milliseconds, given.locks) };
  const results = save(context, ingest, records).values();
  return checked.map((row) => {
    if ('error' in row) return { id: null, success: false, created: false, errors: [row.error] };
    const { id, success, created, errors } = results.next().value!;
    return { id, success, created: success && (created ?? ingest.operation === 'insert'), errors };
  });
}

/** A batch holds rows under its own name, so that its next chunk can have them, for as long as calls do or longer. */
function locksOf({ bulk }: Org, { holder }: Ingest, milliseconds: number, given: SaveContext['locks']): SaveContext['locks'] {
  const ms = Math.max(milliseconds - LOCK_WAIT_MS, given?.ms ?? 0);
  return holder === undefined || ms <= 0 ? given : { table: bulk.locks, holder, ms };
}

function isDelete({ operation }: Ingest): boolean {
  return operation === 'delete' || operation === 'hardDelete';
}

/** Ids alone would be deleted whatever they are; those of a job must be its object's. */
function requireOwnId({ store }: Org, { object }: Ingest, row: IngestRow): IngestRow {
  const id = 'record' in row ? (row.record.Id ?? '') : '';
  const table = store.tableOfId(id);
  if ('error' in row || table === undefined || table.object.name === object) return row;
  const message = `${store.table(object)!.object.label} ID: id value of incorrect type: ${id}`;
  return { error: { statusCode: 'MALFORMED_ID', message, fields: ['Id'] } };
}

function save(context: SaveContext, { operation, externalIdFieldName = 'Id' }: Ingest, records: readonly RecordInput[]): SaveResult[] {
  switch (operation) {
    case 'insert':
      return create(context, records);
    case 'update':
      return update(context, records);
    case 'upsert':
      return upsert(context, externalIdFieldName, records);
    case 'delete':
      return remove(context, records.map(idOf));
    case 'hardDelete':
      return hardDelete(context, records.map(idOf));
  }
}

function idOf({ Id }: RecordInput): string {
  return Id ?? '';
}
