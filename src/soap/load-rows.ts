import { Buffer } from 'node:buffer';
import { EncodeError, ForcewireError } from '../errors.ts';
import { Lanes } from '../load/lanes.ts';
import type { Load, LoadOptions } from '../load/load.ts';
import { runLoad } from '../load/run-load.ts';
import type { Source } from '../source.ts';
import type { SoapLink } from './call.ts';
import { operationOf } from './exchange.ts';
import { unsentOutcome } from './outcomes.ts';
import { parentKeys, sendByParent } from './parents.ts';
import { boundSize, type Prepared } from './row.ts';
import { type RowBatch, RowBatches } from './row-batches.ts';
import { type Sending, sendBatch, type Traffic } from './send-batch.ts';
import type { Verb } from './verb.ts';

/** Records in one call; the server refuses more (EXCEEDED_ID_LIMIT). */
const MAX_ROWS = 200;
/** Bytes in one call: 50 MB by the server's count, less room for the envelope and its headers. */
const MAX_BYTES = 50_000_000 - 100_000;

/** To find one row among 200 takes at most sixteen calls; a load in which many rows are unreadable is better mended than sent. */
const MAX_ISOLATING_CALLS = 400;

/** How rows become items of a verb. */
export interface Preparation<Row, Item> {
  prepare(row: Row): Prepared<Item> | Promise<Prepared<Item>>;
  /** A second try at an item that the codec refused. */
  readonly repair?: ((item: Item) => Item) | undefined;
  /** Items in one call, where the operation takes fewer than 200. */
  readonly maxRows?: number;
}

/** Sends rows by a verb, a batch in a call, and gives each its outcome. Throws ForcewireError (INVALID_OPTION) for options out of range. */
export function loadRows<Row, Item>(
  link: SoapLink,
  verb: Verb<Item>,
  rows: Source<Row>,
  { prepare, repair, maxRows = MAX_ROWS }: Preparation<Row, Item>,
  options: LoadOptions<Row>,
): Load<Row> {
  const { batchRows = maxRows, concurrency = 4, order = 'input', signal, onProgress, headers, reconcile, groupBy } = options;
  requireWhole('batchRows', batchRows, maxRows);
  requireWhole('concurrency', concurrency, 100);
  const operation = operationOf(link.api, verb.operation);
  const traffic: Traffic = { calls: 0, bytesSent: 0 };
  const { clock, lanes: peers, tags } = link;
  const lanes = new Lanes(concurrency, { operation: verb.operation, tags }, { now: () => clock.now(), peers });
  const isolation = { calls: MAX_ISOLATING_CALLS };
  const sending: Sending<Row, Item> = { operation, repair, traffic, lanes, call: { headers, signal }, isolation, reconcile };
  const send = (batch: RowBatch<Row, Item>, stopping: AbortSignal) => sendBatch(link, verb, batch, sending, stopping);
  const parents = groupBy === undefined ? undefined : parentKeys(groupBy);
  return runLoad<Row, RowBatch<Row, Item>>({
    batches: new RowBatches<Row, Item>(rows, {
      // Rows that are sorted by parents are taken from as many as all lanes together can hold.
      maxRows: parents === undefined ? batchRows : batchRows * concurrency,
      maxBytes: MAX_BYTES,
      prepare,
      keysOf: verb.keysOf,
      sharedKeysOf: parents,
      boundOf: boundSize,
      sizeOf: (item) => encodedSize(() => operation.encodeRequest(verb.request([item]))),
    }),
    send:
      parents === undefined ? send : (batch, stopping) => sendByParent(batch, { batchRows, keysOf: verb.keysOf, parents, send }, stopping),
    unsent: (batch, reason) => batch.entries.map((entry) => unsentOutcome(entry, reason)),
    keysOf: (batch) => batch.keys,
    // The rows of all lanes, and as many that are read while those are on their way.
    concurrency: parents === undefined ? concurrency : 2,
    order,
    signal,
    onProgress,
    traffic,
  });
}

// What the codec refuses takes no room: it is refused once more, with a reason, when its batch is sent.
function encodedSize(encode: () => string): number {
  try {
    return Buffer.byteLength(encode());
  } catch (error) {
    if (error instanceof EncodeError) return 0;
    throw error;
  }
}

function requireWhole(name: string, value: number, max: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= max) return;
  throw new ForcewireError('INVALID_OPTION', `${name} is ${value}; it must be a whole number from 1 to ${max}.`);
}
