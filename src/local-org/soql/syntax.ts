/** A query as written, with the offset of each name so that errors can point at it. Names keep their spelling. */
export interface Query {
  readonly at: number;
  readonly select: readonly SelectItem[];
  readonly from: Name;
  readonly alias: string | undefined;
  /** Further aliases, for parents: `FROM Contact c, c.Account a`. */
  readonly parents: readonly ParentAlias[];
  readonly scope: Name | undefined;
  readonly where: Condition | undefined;
  readonly withClause: WithClause | undefined;
  readonly grouping: Grouping | undefined;
  readonly having: Condition | undefined;
  readonly orderBy: readonly Ordering[];
  readonly limit: Count | undefined;
  readonly offset: Count | undefined;
  readonly allRows: boolean;
  /** FOR VIEW, REFERENCE or UPDATE. */
  readonly purposes: readonly string[];
  /** UPDATE TRACKING or VIEWSTAT. */
  readonly updates: readonly string[];
}

export interface Name {
  readonly text: string;
  readonly at: number;
}

export interface ParentAlias {
  readonly path: Path;
  readonly alias: string;
}

export interface Count {
  readonly value: number;
  readonly at: number;
}

/** `SECURITY_ENFORCED`, `USER_MODE`, `DATA`: what stands after WITH, in capitals. */
export interface WithClause {
  readonly kind: string;
  readonly at: number;
}

export interface Grouping {
  readonly kind: 'plain' | 'rollup' | 'cube';
  readonly keys: readonly Expression[];
}

/** A field, perhaps of a parent: `Account.Owner.Name`. */
export interface Path {
  readonly kind: 'path';
  readonly names: readonly string[];
  readonly at: number;
}

/** `COUNT(Id)`, `FIELDS(ALL)`, `HOUR_IN_DAY(convertTimezone(CreatedDate))`, `DISTANCE(Location__c, GEOLOCATION(1, 2), 'km')`. */
export interface Call {
  readonly kind: 'call';
  /** In capitals. */
  readonly name: string;
  readonly args: readonly Argument[];
  readonly at: number;
}

export type Expression = Path | Call;
export type Argument = Expression | Literal;

export type SelectItem =
  | { readonly kind: 'value'; readonly value: Expression; readonly alias: Name | undefined }
  | { readonly kind: 'children'; readonly query: Query }
  | TypeOf;

/** `TYPEOF What WHEN Account THEN Phone ELSE Name END`. */
export interface TypeOf {
  readonly kind: 'typeof';
  readonly reference: Path;
  readonly branches: readonly { readonly object: Name; readonly fields: readonly Expression[] }[];
  readonly otherwise: readonly Expression[] | undefined;
  readonly at: number;
}

export interface Ordering {
  readonly value: Expression;
  readonly descending: boolean;
  readonly nullsLast: boolean;
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE';

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Condition[] }
  | { readonly kind: 'not'; readonly term: Condition; readonly at: number }
  | { readonly kind: 'compare'; readonly left: Expression; readonly operator: Comparison; readonly right: Literal }
  | { readonly kind: 'in'; readonly left: Expression; readonly negated: boolean; readonly values: readonly Literal[] | Query }
  | { readonly kind: 'includes'; readonly left: Expression; readonly negated: boolean; readonly values: readonly Literal[] };

/** `range`: a date literal such as TODAY or LAST_N_DAYS:7. Text keeps the backslash of `\%` and `\_`, by which LIKE tells them from wildcards. */
export type Literal =
  | { readonly kind: 'string' | 'date' | 'time'; readonly value: string; readonly at: number }
  | { readonly kind: 'number' | 'dateTime'; readonly value: number; readonly at: number }
  | { readonly kind: 'currency'; readonly value: number; readonly code: string; readonly at: number }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly at: number }
  | { readonly kind: 'null'; readonly value: null; readonly at: number }
  | { readonly kind: 'range'; readonly name: string; readonly count: number | undefined; readonly at: number };
