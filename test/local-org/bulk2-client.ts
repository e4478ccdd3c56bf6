import { expect } from 'vitest';
import type { BulkOperation } from '../../src/bulk/operation.ts';
import { ServerError } from '../../src/errors.ts';
import { Bulk2Service } from '../../src/local-org/bulk/v2/bulk2-service.ts';
import { Org, type OrgOptions } from '../../src/local-org/org.ts';
import { create, type RecordInput } from '../../src/local-org/store/save.ts';
import { type ApiVersion, pinVersion } from '../../src/pin-version.ts';
import { NOON } from './fixture.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body, if it is JSON. */
  readonly json: any;
}

export interface Message {
  readonly body?: string | object;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly version?: string;
}

/** Bulk API 2.0 without sockets: an org whose clock stands still, and one who is logged in. Each answer must be what the codecs expect. */
export class Bulk2Client {
  readonly org: Org;
  readonly service: Bulk2Service;
  readonly version: string;
  #sessionId = '';

  constructor({ version = '62.0', ...options }: OrgOptions & { version?: string } = {}) {
    this.org = new Org({ startTime: NOON, ...options });
    this.service = new Bulk2Service(this.org);
    this.version = version;
  }

  call(method: string, path: string, { body = '', type, headers = {}, version = this.version }: Message = {}): Answer {
    const [plain = '', query = ''] = path.split('?');
    this.#stayLoggedIn();
    const request = {
      method,
      path: `/services/data/v${version}/jobs/${plain}`,
      query: new URLSearchParams(query),
      headers: {
        authorization: `Bearer ${this.#sessionId}`,
        ...(body === '' ? {} : { 'content-type': type ?? 'application/json' }),
        ...headers,
      },
      body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
      origin: 'http://127.0.0.1:1',
      remoteAddress: '127.0.0.1',
    };
    const answer = this.service.answer(request);
    const content =
      typeof answer.body === 'string' ? answer.body : Buffer.concat([...((answer.body ?? []) as Iterable<Uint8Array>)]).toString();
    const isJson = answer.headers?.['content-type']?.startsWith('application/json') === true;
    const read = { status: answer.status, headers: answer.headers ?? {}, text: content, json: isJson ? JSON.parse(content) : undefined };
    expectReadable(version, method, request.path, read);
    return read;
  }

  #stayLoggedIn(): void {
    const { sessions, userId, clock } = this.org;
    if (sessions.find(this.#sessionId, clock.now()) === undefined) this.#sessionId = sessions.open(userId, clock.now()).id;
  }

  create(records: readonly RecordInput[]): string[] {
    const context = this.org.saveContext({ userId: this.org.userId });
    return create(context, records).map(({ id, errors }) => {
      if (id === null) throw new Error(errors[0]!.message);
      return id;
    });
  }

  /** An ingest job with its rows, closed. Returns its id. */
  ingest(job: object, csv: string): string {
    const { id } = this.call('POST', 'ingest', { body: job }).json;
    expect(this.call('PUT', `ingest/${id}/batches`, { body: csv, type: 'text/csv' }).status).toBe(201);
    this.call('PATCH', `ingest/${id}`, { body: { state: 'UploadComplete' } });
    return id;
  }

  /** A query job that has ended. Returns its id. */
  async query(soql: string, more: object = {}): Promise<string> {
    const { id } = this.call('POST', 'query', { body: { operation: 'query', query: soql, ...more } }).json;
    await this.org.clock.advance(60_000);
    return id;
  }

  /** The three result sets of an ingest job. */
  results(id: string): { readonly successful: string; readonly failed: string; readonly unprocessed: string } {
    const read = (name: string): string => this.call('GET', `ingest/${id}/${name}`).text;
    return { successful: read('successfulResults'), failed: read('failedResults/'), unprocessed: read('unprocessedrecords/') };
  }
}

/** The error's code and text, with the status: what a client sees of a refused request. */
export function errorOf({ status, json }: Answer): readonly [status: number, errorCode: string, message: string] {
  return [status, json[0].errorCode, json[0].message];
}

// The codecs were written against recorded messages and the guide, not against this server.
function expectReadable(version: string, method: string, path: string, answer: Answer): void {
  const operations = Object.values(pinVersion<ApiVersion>(version).bulk2) as BulkOperation<object, unknown>[];
  const operation = operations.find((each) => each.accepts({ method, path }));
  if (operation === undefined) {
    expect(answer.status).toBeGreaterThanOrEqual(400);
    return;
  }
  const message = { status: answer.status, headers: answer.headers, body: answer.text };
  if (answer.status < 300) operation.decodeResponse(message);
  else expect(() => operation.decodeResponse(message)).toThrow(ServerError);
}
