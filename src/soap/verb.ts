/** What a repeated item's errors say of its first try: that it was applied, that it may have been, or that it was not either. */
export type FirstTry = 'applied' | 'open' | 'notApplied';

/** An operation that writes many records in one call. */
export interface Verb<Item> {
  readonly operation: 'create' | 'update' | 'upsert' | 'delete' | 'undelete' | 'emptyRecycleBin' | 'merge' | 'convertLead';
  request(items: readonly Item[]): object;
  /** Which records the item is about, where two items may be about the same. */
  keysOf(item: Item): readonly string[];
  /** Of a success. */
  idOf(result: SaveResult, item: Item): string;
  /** Whether a success made a new record. */
  created(result: SaveResult): boolean;
  /** Whether the item may be sent again after it may have been applied: it leads to the same records. */
  mayRepeat(item: Item): boolean;
  firstTry(result: SaveResult): FirstTry;
  /** What a success says besides. */
  own?(result: SaveResult): object;
}

/** What the results of all such operations have in common. */
export interface SaveResult {
  readonly id?: string | null;
  readonly success: boolean;
  readonly created?: boolean;
  readonly errors?: readonly SaveError[];
}

/** An error of one record. */
export interface SaveError {
  readonly statusCode: string;
  readonly message: string;
  readonly fields?: readonly (string | null)[];
}

/** Codes of rows that others hold just now. Nothing of such a row was saved. */
const LOCKED: ReadonlySet<string> = new Set(['UNABLE_TO_LOCK_ROW', 'PROCESSING_HALTED', 'BATCH_PROCESSING_HALTED']);

/** Whether others held what the row needs, and nothing else speaks against it. Triggers and flows wrap the server's error in one of their own. */
export function isLocked({ success, errors = [] }: SaveResult): boolean {
  const isLock = ({ statusCode, message }: SaveError): boolean => LOCKED.has(statusCode) || message.includes('UNABLE_TO_LOCK_ROW');
  return !success && errors.length > 0 && errors.every(isLock);
}

/** Errors that a repeated row may have because its first try was applied, or is being applied. */
const AFTER_A_FIRST_TRY: ReadonlySet<string> = new Set(['DUPLICATE_VALUE', 'DUPLICATE_EXTERNAL_ID', 'ENTITY_IS_DELETED', ...LOCKED]);

/** `Verb.firstTry` of operations whose repetition finds the same records. */
export function mayHaveBeenFirst({ errors = [] }: SaveResult): FirstTry {
  return errors.some(({ statusCode }) => AFTER_A_FIRST_TRY.has(statusCode)) ? 'open' : 'notApplied';
}
