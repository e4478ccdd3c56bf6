import { getDeleted, getUpdated, type ReplicationWindow } from '../actions/replication.ts';
import { ApiError } from '../api-error.ts';
import type { ObjectType } from '../store/object-definition.ts';
import type { Store } from '../store/store.ts';
import { SLOT } from '../store/system-fields.ts';
import { objectJson, summaryJson } from './describe-json.ts';
import { recentOf } from './recent.ts';
import { tableOf } from './record.ts';
import { ok, type RestAnswer, type RestCall } from './rest-call.ts';

/** `GET /sobjects`: describe global. */
export function describeGlobal(call: RestCall): RestAnswer {
  const objects = call.org.store.objects();
  return unlessKnown(call, () => ({ encoding: 'UTF-8', maxBatchSize: 200, sobjects: objects.map((object) => summaryJson(call, object)) }));
}

/** `GET /sobjects/X`: what it is, and the records that were saved last. */
export function getObject(call: RestCall): RestAnswer {
  const table = tableOf(call);
  return ok({ objectDescribe: summaryJson(call, table.object), recentItems: recentOf(call, [table]) });
}

/** `GET /sobjects/X/describe`. */
export function describeObject(call: RestCall): RestAnswer {
  const { object } = tableOf(call);
  return unlessKnown(call, () => objectJson(call, object));
}

/** 304 for those who have read it since the org began, unless its objects have changed since. */
function unlessKnown({ org, headers }: RestCall, describe: () => object): RestAnswer {
  if (haveChanged(org.store)) return ok(describe());
  const began = org.store.findRow(org.organizationId)![SLOT.CreatedDate] as number;
  const known = Date.parse(headers['if-modified-since'] ?? '');
  if (known >= Math.floor(began / 1_000) * 1_000) return { status: 304 };
  return { ...ok(describe()), headers: { 'last-modified': new Date(began).toUTCString() } };
}

/** The objects as they were described first. */
const described = new WeakMap<Store, readonly ObjectType[]>();

/** Whether a field or an object was added: the children of one object are part of what describes another. */
function haveChanged(store: Store): boolean {
  const objects = store.objects();
  const first = described.get(store);
  if (first === undefined) described.set(store, objects);
  return first !== undefined && (first.length !== objects.length || objects.some((object, index) => object !== first[index]));
}

/** `GET /sobjects/X/updated?start=&end=`. */
export function listUpdated(call: RestCall): RestAnswer {
  const { ids, latestDateCovered } = getUpdated(tableOf(call), windowOf(call), call.org.clock.now());
  return ok({ ids, latestDateCovered: momentJson(latestDateCovered) });
}

/** `GET /sobjects/X/deleted?start=&end=`. */
export function listDeleted(call: RestCall): RestAnswer {
  const { deletedRecords, earliestDateAvailable, latestDateCovered } = getDeleted(tableOf(call), windowOf(call), call.org.clock.now());
  return ok({
    deletedRecords: deletedRecords.map(({ deletedDate, id }) => ({ deletedDate: momentJson(deletedDate), id })),
    earliestDateAvailable: momentJson(earliestDateAvailable),
    latestDateCovered: momentJson(latestDateCovered),
  });
}

function windowOf({ query }: RestCall): ReplicationWindow {
  return { startDate: momentOf(query.get('start')), endDate: momentOf(query.get('end')) };
}

/** A plus sign that was not escaped has become a blank on the way. */
function momentOf(text: string | null): Date {
  const date = new Date((text ?? '').replace(' ', '+'));
  if (text === null || Number.isNaN(date.getTime())) throw new ApiError('INVALID_REPLICATION_DATE', `Invalid date: ${text ?? ''}`);
  return date;
}

function momentJson(date: Date): string {
  return date.toISOString().replace('Z', '+0000');
}

/** `GET /sobjects/X/listviews`: the local org has none. */
export function listViews(call: RestCall): RestAnswer {
  const { object } = tableOf(call);
  return ok({ done: true, listviews: [], nextRecordsUrl: null, size: 0, sobjectType: object.name });
}
