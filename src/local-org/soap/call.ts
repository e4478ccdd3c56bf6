import type { TypeTable } from '../../soap/wire/type-table.ts';
import { ApiError, unknownObjectText } from '../api-error.ts';
import type { Session } from '../auth/sessions.ts';
import type { Org } from '../org.ts';
import type { ObjectType } from '../store/object-definition.ts';
import type { SaveContext } from '../store/save.ts';
import type { Table } from '../store/table.ts';

/** One call, after its session was found. */
export interface Call {
  readonly org: Org;
  readonly session: Session;
  readonly table: TypeTable;
  /** The server's own address, for the URLs in answers. */
  readonly origin: string;
  /** Those that the operation declares; the others are not looked at. */
  readonly headers: RequestHeaders;
}

/** The header blocks that change what the local org does. The rest is taken and stays without effect: the org has no such feature. */
export interface RequestHeaders {
  readonly SessionHeader?: { readonly sessionId?: string };
  readonly LoginScopeHeader?: { readonly organizationId?: string | null; readonly portalId?: string | null };
  readonly CallOptions?: { readonly defaultNamespace?: string | null };
  readonly QueryOptions?: { readonly batchSize?: number };
  readonly AllOrNoneHeader?: { readonly allOrNone?: boolean };
  readonly AllowFieldTruncationHeader?: { readonly allowFieldTruncation?: boolean };
  readonly MruHeader?: { readonly updateMru?: boolean };
  readonly DebuggingHeader?: object;
}

/** What the org does for one operation; `request` is what the codec read, `undefined` texts filled in. */
export type Handler = (call: Call, request: never) => unknown;

/** The operations of one kind. */
export type Handlers = Readonly<Record<string, Handler>>;

/** On whose behalf the call saves, and how its headers want it. */
export function saveContextOf({ org, session, headers }: Call): SaveContext {
  return {
    ...org.saveContext(session),
    allOrNone: headers.AllOrNoneHeader?.allOrNone,
    allowTruncation: headers.AllowFieldTruncationHeader?.allowFieldTruncation,
  };
}

/** Throws ApiError for an object that the org does not have. */
export function tableNamed({ org }: Call, name: string): Table {
  const table = org.store.table(name);
  if (table === undefined) throw new ApiError('INVALID_TYPE', unknownObjectText(name), 'InvalidSObjectFault');
  return table;
}

/** Throws ApiError for an object that the org does not have. */
export function objectNamed(call: Call, name: string): ObjectType {
  return tableNamed(call, name).object;
}
