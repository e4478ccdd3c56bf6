import type { Row } from '../data/accounts.ts';
import type { Contender } from '../harness/workload.ts';
import type { Client } from './clients.ts';
import { Sink } from './sink.ts';

/** How a client reads all records, once it has logged in. */
export interface Reader<Connection> {
  readonly name: string;
  readonly client: Client<Connection>;
  readonly lacks?: string;
  read(connection: Connection, sink: Sink): Promise<void>;
  /** What it makes of a row. */
  expected(row: Row): unknown;
  /** Brings a record to what is expected. */
  normalise?(record: any): unknown;
}

/** A contender that logs in and reads, anew each time. The rows that the server gives repeat `rowsOf`. */
export function reading<Input, Connection>(rowsOf: (input: Input) => Row[], reader: Reader<Connection>): Contender<Input> {
  const { name, client, lacks } = reader;
  return {
    name,
    package: client.package,
    ...(lacks === undefined ? {} : { lacks }),
    async setup(input, { service, isVerifying }) {
      const logIn = await client.load(service.origin!);
      const expected = isVerifying ? rowsOf(input).map(reader.expected) : undefined;
      return async () => {
        const sink = new Sink(expected, reader.normalise);
        await using connection = await logIn();
        await reader.read(connection.client, sink);
        return sink.rows;
      };
    },
  };
}
