import { makeAccounts, type Row } from '../data/accounts.ts';
import { eventParsers } from '../data/event-parsers.ts';
import { PageBuilder } from '../data/page-builder.ts';
import { pageEnd, pageHead, recordElement, restResponse } from '../data/query-response.ts';
import type { Contender, Size, Workload } from '../harness/workload.ts';

interface Input {
  readonly rows: readonly Row[];
  /** How often the rows come: so much is read, and so little kept. */
  readonly times: number;
  readonly head: Buffer;
  readonly records: Buffer;
  readonly end: Buffer;
  readonly json: Buffer;
}

const TIMES: Readonly<Record<Size, number>> = { full: 100, quick: 5, tiny: 2 };
const CHUNK_BYTES = 64 * 1024;

function makeInput(size: Size): Input {
  const rows = makeAccounts(size === 'tiny' ? 40 : 2_000);
  const times = TIMES[size];
  return {
    rows,
    times,
    head: Buffer.from(pageHead('query', null)),
    records: Buffer.from(rows.map((row) => recordElement('records', row)).join('')),
    end: Buffer.from(pageEnd('query', rows.length * times)),
    json: Buffer.from(restResponse(rows, null, rows.length)),
  };
}

/** The document in chunks of 64 KiB, which cut it anywhere: nowhere is it there as a whole. */
function* chunksOf({ head, records, end, times }: Input): Generator<Uint8Array> {
  let rest: Uint8Array = head;
  for (let time = 0; time < times; time++) {
    let at = CHUNK_BYTES - rest.length;
    yield Buffer.concat([rest, records.subarray(0, at)]);
    for (; at + CHUNK_BYTES <= records.length; at += CHUNK_BYTES) yield records.subarray(at, at + CHUNK_BYTES);
    rest = records.subarray(at);
  }
  yield Buffer.concat([rest, end]);
}

/** What becomes of the records: they are counted, and kept only to be compared. */
class Taken {
  count = 0;
  readonly kept: unknown[] = [];
  readonly #isVerifying: boolean;

  constructor(isVerifying: boolean) {
    this.#isVerifying = isVerifying;
  }

  take(record: unknown): void {
    this.count++;
    if (this.#isVerifying) this.kept.push(record);
  }
}

class TakingBuilder extends PageBuilder {
  readonly #taken: Taken;

  constructor(taken: Taken) {
    super((record) => taken.take(record));
    this.#taken = taken;
  }

  override result(): any {
    return this.#taken;
  }
}

const keptRecords = (taken: Taken): unknown => taken.kept;
const comparingKept = (contender: Contender<Input>): Contender<Input> => ({ ...contender, normalise: keptRecords, isSlow: true });

const forcewire: Contender<Input> = {
  name: 'forcewire',
  package: 'forcewire',
  async setup(input, { isVerifying }) {
    const { v62 } = await import('forcewire/v62');
    const { query } = v62.operations;
    return async () => {
      const taken = new Taken(isVerifying);
      for await (const records of query.decodeStream(chunksOf(input)).batches()) for (const record of records) taken.take(record);
      return taken;
    };
  },
  normalise: keptRecords,
};

const jsonParse: Contender<Input> = {
  name: 'JSON.parse',
  lacks: 'XML, chunks: reads REST JSON of 2,000 records each',
  setup({ json, times }) {
    return () => {
      let records: unknown;
      for (let time = 0; time < times; time++) records = JSON.parse(json.toString()).records;
      return records;
    };
  },
  expected: ({ json }) => JSON.parse(json.toString()).records,
};

const textDecoder: Contender<Input> = {
  name: 'TextDecoder',
  lacks: 'all but the text',
  setup: (input) => () => {
    const decoder = new TextDecoder();
    let length = 0;
    for (const chunk of chunksOf(input)) length += decoder.decode(chunk, { stream: true }).length;
    return length;
  },
  expected: ({ head, records, end, times }) => `${head}${end}`.length + records.toString().length * times,
};

const bufferCopy: Contender<Input> = {
  name: 'Buffer copy',
  lacks: 'all but the bytes',
  setup(input) {
    const target = Buffer.alloc(CHUNK_BYTES);
    return () => {
      let length = 0;
      for (const chunk of chunksOf(input)) length += Buffer.from(chunk).copy(target);
      return length;
    };
  },
  expected: ({ head, records, end, times }) => head.length + end.length + records.length * times,
};

export const workloads: readonly Workload<Input>[] = [
  {
    name: 'P4',
    title: 'Parse a query response from chunks of 64 KiB, records handed on as they complete',
    unit: 'records',
    makeInput,
    unitsOf: ({ rows, times }) => rows.length * times,
    expected: ({ rows, times }) => Array.from({ length: times }, () => rows).flat(),
    contenders: [
      forcewire,
      ...eventParsers<Input>(chunksOf, ({ isVerifying }) => new TakingBuilder(new Taken(isVerifying))).map(comparingKept),
      jsonParse,
      textDecoder,
      bufferCopy,
    ],
    targets: [
      { over: ['saxes', 'htmlparser2'], atLeast: 4 },
      { over: 'JSON.parse', atLeast: 0.6, aim: 1 },
      { memoryAbove: 'start', atMostMb: 40 },
    ],
    showsMemory: 'peak',
  },
];
