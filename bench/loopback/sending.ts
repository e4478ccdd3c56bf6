import type { Contender } from '../harness/workload.ts';
import type { Client } from './clients.ts';

/** What came back, and the bodies that the server was sent. */
export interface Sent {
  readonly ok: number;
  readonly bodies: readonly string[];
}

/** How a client sends rows, once it has logged in. */
export interface Sender<Input, Connection, Rows> {
  readonly name: string;
  readonly client: Client<Connection>;
  readonly lacks?: string;
  /** Gives how many rows the server took. */
  send(connection: Connection, rows: Rows, input: Input): Promise<number>;
  /** What the bodies say. */
  normalise(sent: Sent): unknown;
}

/** A contender that logs in and sends, anew each time. */
export function sending<Input, Connection, Rows>(
  rowsOf: (input: Input) => Rows,
  sender: Sender<Input, Connection, Rows>,
): Contender<Input> {
  const { name, client, lacks, normalise } = sender;
  return {
    name,
    package: client.package,
    ...(lacks === undefined ? {} : { lacks }),
    async setup(input, { service, isVerifying }) {
      const logIn = await client.load(service.origin!);
      const rows = rowsOf(input);
      return async () => {
        await using connection = await logIn();
        const ok = await sender.send(connection.client, rows, input);
        const bodies = isVerifying ? ((await (await fetch(`${service.origin}/kept`)).json()) as string[]) : [];
        return { ok, bodies } satisfies Sent;
      };
    },
    normalise,
  };
}

/** The rows of a batch again and again. */
export function* repeated<Row>(rows: readonly Row[], times: number): Generator<Row> {
  for (let time = 0; time < times; time++) yield* rows;
}

/** A row as it is in a document. */
export function asTexts(row: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)]));
}
