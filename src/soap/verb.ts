/** An operation that writes many records in one call. */
export interface Verb<Item> {
  readonly operation: 'create' | 'update' | 'upsert' | 'delete';
  request(items: readonly Item[]): object;
  /** Which record the item is about, where two may be about the same. */
  keyOf(item: Item): string | undefined;
  /** Whether a success made a new record. */
  created(result: SaveResult): boolean;
  /** Whether the item may be sent again after it may have been applied: it leads to the same records. */
  mayRepeat(item: Item): boolean;
}

/** What the results of create, update, upsert and delete have in common. */
export interface SaveResult {
  readonly id: string | null;
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

/** Whether a repeated row's errors leave open what became of its first try. */
export function leavesOpen({ errors = [] }: SaveResult): boolean {
  return errors.some(({ statusCode }) => AFTER_A_FIRST_TRY.has(statusCode));
}

/** On a repeated delete, this means that the first one worked. */
export function isGone({ errors = [] }: SaveResult): boolean {
  return errors.length > 0 && errors.every(({ statusCode }) => statusCode === 'ENTITY_IS_DELETED');
}
