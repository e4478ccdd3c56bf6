/** A query as written, with the offset of each name so that errors can point at it. Names keep their spelling. */
export interface Query {
  readonly select: readonly SelectItem[];
  readonly from: Name;
  readonly alias: string | undefined;
  readonly where: Condition | undefined;
  readonly groupBy: readonly Path[];
  readonly having: Condition | undefined;
  readonly orderBy: readonly Ordering[];
  readonly limit: number | undefined;
  readonly offset: number | undefined;
  readonly allRows: boolean;
}

export interface Name {
  readonly text: string;
  readonly at: number;
}

/** A field, perhaps of a parent: `Account.Owner.Name`. */
export interface Path {
  readonly kind: 'path';
  readonly names: readonly string[];
  readonly at: number;
}

/** `COUNT(Id)`, `FIELDS(ALL)`, `toLabel(Status)`. */
export interface Call {
  readonly kind: 'call';
  /** In capitals. */
  readonly name: string;
  readonly argument: Path | undefined;
  readonly at: number;
}

export type SelectItem =
  | { readonly kind: 'value'; readonly value: Path | Call; readonly alias: string | undefined }
  | { readonly kind: 'children'; readonly query: Query };

export interface Ordering {
  readonly value: Path | Call;
  readonly descending: boolean;
  readonly nullsLast: boolean;
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Condition[] }
  | { readonly kind: 'not'; readonly term: Condition }
  | { readonly kind: 'compare'; readonly left: Path | Call; readonly operator: Comparison; readonly right: Literal }
  | { readonly kind: 'in'; readonly left: Path; readonly negated: boolean; readonly values: readonly Literal[] | Query }
  | { readonly kind: 'includes'; readonly left: Path; readonly negated: boolean; readonly values: readonly Literal[] };

/** `days`: a date literal such as TODAY or LAST_N_DAYS:7, as days from today, from the first to the last one. */
export type Literal =
  | { readonly kind: 'string' | 'date'; readonly value: string; readonly at: number }
  | { readonly kind: 'number' | 'dateTime'; readonly value: number; readonly at: number }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly at: number }
  | { readonly kind: 'null'; readonly value: null; readonly at: number }
  | { readonly kind: 'days'; readonly from: number; readonly to: number; readonly at: number };
