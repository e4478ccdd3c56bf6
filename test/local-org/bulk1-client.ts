import { XMLParser } from 'fast-xml-parser';
import { afterAll, expect } from 'vitest';
import { Bulk1Service } from '../../src/local-org/bulk/v1/bulk1-service.ts';
import type { HttpAnswer } from '../../src/local-org/http/http-service.ts';
import { Org, type OrgOptions } from '../../src/local-org/org.ts';
import { NOON } from './fixture.ts';
import { invalidBulkDocuments } from './schema-check.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

type Values = Readonly<Record<string, string>>;

/** Every XML document that came back in the tests of one file. */
const documents = new Set<string>();

/** What a client of Bulk API 1.0 does, without the network: documents are read by software that is not ours. */
export class Bulk1Client {
  readonly org: Org;
  readonly service: Bulk1Service;
  sessionId: string;
  version = '62.0';

  /** An org whose clock stands still at noon. */
  constructor(options: OrgOptions = {}) {
    this.org = new Org({ startTime: NOON, ...options });
    this.service = new Bulk1Service(this.org);
    this.sessionId = this.#newSession(this.org.userId);
  }

  #newSession(userId: string): string {
    return this.org.sessions.open(userId, this.org.clock.now()).id;
  }

  /** Sessions end while tests turn the clock. */
  logIn(userId: string = this.org.userId): void {
    this.sessionId = this.#newSession(userId);
  }

  async send(method: string, path: string, body: string | Uint8Array = '', headers: Values = {}): Promise<Answer> {
    const { status, headers: answered = {}, body: content = '' } = await this.service.answer(this.#request(method, path, body, headers));
    const text = await textOf(content);
    const names = Object.entries(answered).map(([name, value]): [string, string] => [name.toLowerCase(), value]);
    if (text.startsWith('<?xml') && !path.endsWith('/request') && !path.endsWith('.xsd')) documents.add(text);
    return { status, headers: Object.fromEntries(names), text };
  }

  #request(method: string, path: string, body: string | Uint8Array, headers: Values): Parameters<Bulk1Service['answer']>[0] {
    const given = { 'x-sfdc-session': this.sessionId, ...headers };
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    const whole = path.startsWith('/') ? path : `/services/async/${this.version}/${path}`;
    return { method, path: whole, query: new URLSearchParams(), headers: given, body: bytes, origin: '', remoteAddress: '127.0.0.1' };
  }

  createJob(fields: Values, headers: Values = {}): Promise<Answer> {
    return this.send('POST', 'job', jobInfo(fields), { 'content-type': 'application/xml; charset=UTF-8', ...headers });
  }

  /** The id of a job that must come about. */
  async openJob(fields: Values, headers: Values = {}): Promise<string> {
    return leaf(await this.createJob({ contentType: 'CSV', ...fields }, headers), 'id', 201);
  }

  setState(jobId: string, state: string): Promise<Answer> {
    return this.send('POST', `job/${jobId}`, jobInfo({ state }), { 'content-type': 'application/xml; charset=UTF-8' });
  }

  addBatch(jobId: string, data: string | Uint8Array, contentType = 'text/csv; charset=UTF-8'): Promise<Answer> {
    return this.send('POST', `job/${jobId}/batch`, data, { 'content-type': contentType });
  }

  /** The id of a batch that must come about. */
  async openBatch(jobId: string, data: string | Uint8Array, contentType?: string): Promise<string> {
    const answer = await this.addBatch(jobId, data, contentType);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.text.startsWith('{') ? JSON.parse(answer.text).id : leaf(answer, 'id', 201);
  }

  job(jobId: string): Promise<Values> {
    return this.#document(`job/${jobId}`, 'jobInfo');
  }

  batch(jobId: string, batchId: string): Promise<Values> {
    return this.#document(`job/${jobId}/batch/${batchId}`, 'batchInfo');
  }

  async batches(jobId: string): Promise<readonly Values[]> {
    const list = parse((await this.send('GET', `job/${jobId}/batch`)).text).batchInfoList;
    return list === '' ? [] : [list.batchInfo].flat();
  }

  result(jobId: string, batchId: string): Promise<Answer> {
    return this.send('GET', `job/${jobId}/batch/${batchId}/result`);
  }

  /** Everything that is queued is done, however long it takes. */
  async finish(): Promise<void> {
    await this.org.clock.advance(6 * 3_600_000);
    this.logIn();
  }

  /** Rows of a new job, worked off: the batch's info, and the lines of its CSV result without the header. */
  async load(fields: Values, data: string | Uint8Array, contentType?: string): Promise<{ info: Values; lines: string[] }> {
    const jobId = await this.openJob(fields);
    const batchId = await this.openBatch(jobId, data, contentType);
    await this.finish();
    const { text } = await this.result(jobId, batchId);
    return { info: await this.batch(jobId, batchId), lines: text.startsWith('"Id"') ? text.trimEnd().split('\n').slice(1) : [text] };
  }

  async #document(path: string, root: string): Promise<Values> {
    const { status, text } = await this.send('GET', path);
    if (status !== 200) throw new Error(text);
    return text.startsWith('{') ? JSON.parse(text) : parse(text)[root];
  }
}

export function jobInfo(fields: Values): string {
  const elements = Object.entries(fields).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<?xml version="1.0" encoding="UTF-8"?><jobInfo xmlns="http://www.force.com/2009/06/asyncapi/dataload">${elements.join('')}</jobInfo>`;
}

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const parser = new XMLParser({ parseTagValue: false, ignoreAttributes: true, trimValues: false });

/** A document as an object; every value is text. */
export function parse(xml: string): any {
  return parser.parse(xml);
}

/** Code and message of an error answer, which always has status 400. */
export function errorOf({ status, text }: Answer): string {
  const error = text.startsWith('{') ? JSON.parse(text) : parse(text).error;
  return `${status} ${error.exceptionCode}: ${error.exceptionMessage}`;
}

function leaf({ status, text }: Answer, name: string, expected: number): string {
  const [, value] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(text) ?? [];
  if (status !== expected || value === undefined) throw new Error(text);
  return value;
}

async function textOf(body: NonNullable<HttpAnswer['body']>): Promise<string> {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return Buffer.from(body).toString('utf8');
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** Has libxml2 look at every document that came back, by the schema of the Bulk API's documents; one that is spoilt must not pass. */
export function expectValidDocuments(): void {
  afterAll(async () => {
    const answers = [...documents].map((xml) => ({ name: xml, xml: xml.replace('<jobInfo\n', '<jobInfo xsi:type="JobInfo" ') }));
    const declared = answers.map(({ name, xml }) => ({
      name,
      xml: xml.includes('xmlns:xsi=') ? xml : xml.replace(/(<\w[\w-]*)/, `$1 ${XSI}`),
    }));
    const spoilt = { name: 'spoilt', xml: '<batchInfo xmlns="http://www.force.com/2009/06/asyncapi/dataload"><mutation/></batchInfo>' };
    const invalid = await invalidBulkDocuments([...declared, spoilt]);
    expect(documents.size).toBeGreaterThan(10);
    expect(invalid.filter(({ name }) => name !== 'spoilt')).toEqual([]);
    expect(invalid).toHaveLength(1);
  });
}
