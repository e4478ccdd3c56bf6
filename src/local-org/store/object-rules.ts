import type { Draft } from './draft.ts';
import type { RecordError } from './save-result.ts';
import type { Row } from './table.ts';
import type { Transaction } from './transaction.ts';

/** Rules of one standard object that are more than rules of one field. */
export interface ObjectRules {
  /** Before the checks: fills in what follows from other fields. */
  readonly complete?: ((draft: Draft) => void) | undefined;
  /** The last check before a record is stored. */
  readonly check?: ((draft: Draft) => RecordError | undefined) | undefined;
  /** After a record was stored or deleted: what follows for other records. Deleted, undeleted and created rows are there on one side only. */
  readonly after?: ((transaction: Transaction, before: Row | undefined, after: Row | undefined) => void) | undefined;
  /** Why a record cannot be deleted. */
  readonly checkDelete?: ((transaction: Transaction, row: Row) => RecordError | undefined) | undefined;
}
