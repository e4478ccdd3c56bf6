/**
 * A record as read: `type`, then `Id` (null when it was not selected), then the fields in the order of the wire. Fields are strings, null,
 * nested records, or query results (child subqueries).
 */
export interface SObject {
  readonly type: string;
  readonly Id: string | null;
  readonly [field: string]: any;
}

/** A record as sent. null clears a field (`fieldsToNull`), undefined leaves it alone. */
export interface SObjectInput {
  readonly type: string;
  readonly Id?: string | null | undefined;
  readonly fieldsToNull?: readonly string[] | undefined;
  readonly [field: string]: unknown;
}
