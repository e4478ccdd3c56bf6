import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, Bulk2Client, type Message } from './bulk2-client.ts';

// What orgs answered, restated, against what the local org answers to the same question: status, type, order and presence of properties, spelling
// of numbers and dates, quotes and line ends. Where the recordings are at hand beside the project, the restatement is held against them, too.
const folder = fileURLToPath(new URL('../../../shared/wire/bulk2/', import.meta.url));

interface Recorded {
  /** Ids, moments and durations as `<id>`, `<time>` and `<ms>`. */
  readonly text: string;
  /** Whether white space is as it was sent. Else its author laid the document out anew, and only the rest is compared. */
  readonly isExact: boolean;
  readonly status?: number;
  /** What is otherwise in our answer, and why. */
  readonly differences?: readonly { readonly recorded: string; readonly ours: string; readonly because: string }[];
}

const JOB = '"createdById":"<id>","createdDate":"<time>","systemModstamp":"<time>"';
const PARALLEL = '"concurrencyMode":"Parallel","contentType":"CSV"';
const DIALECT = '"lineEnding":"LF","columnDelimiter":"COMMA"';
const INGEST_TIMES = '"retries":0,"totalProcessingTime":<ms>,"apiActiveProcessingTime":<ms>,"apexProcessingTime":<ms>';
const head = (operation: string, object: string, state: string): string =>
  `{"id":"<id>","operation":"${operation}","object":"${object}",${JOB},"state":"${state}",${PARALLEL}`;
const update52 = (state: string): string => `${head('update', 'Account', state)},"apiVersion":52.0`;
const insert58 = (state: string): string => `${head('insert', 'Pricebook2', state)},"apiVersion":58.0`;
const query52 = (state: string): string => `${head('query', 'Account', state)},"apiVersion":52.0`;
const query58 = (state: string): string => `${head('query', 'Pricebook2', state)},"apiVersion":58.0`;
const contentUrl = (version: string): string => `"contentUrl":"services/data/v${version}/jobs/ingest/<id>/batches"`;
const counters = (processed: number): string => `"numberRecordsProcessed":${processed},"numberRecordsFailed":0`;

const COUNTS_WHEN_SAVED = (rows: number) =>
  ({
    recorded: `"numberRecordsProcessed":${rows}`,
    ours: '"numberRecordsProcessed":0',
    because: 'the recorded job had saved its rows and not ended yet; here a job of one chunk ends with it',
  }) as const;

const RECORDED: Readonly<Record<string, Recorded>> = {
  'ingest-create-response-v58.json': { text: `${insert58('Open')},${contentUrl('58.0')},${DIALECT}}`, isExact: true },
  'ingest-get-response-in-progress-v58.json': {
    text: `${insert58('InProgress')},"jobType":"V2Ingest",${DIALECT},${counters(10)},${INGEST_TIMES}}`,
    isExact: true,
    differences: [COUNTS_WHEN_SAVED(10)],
  },
  'ingest-get-response-job-complete-v58.json': {
    text: `${insert58('JobComplete')},"jobType":"V2Ingest",${DIALECT},${counters(10)},${INGEST_TIMES}}`,
    isExact: true,
  },
  'ingest-successful-results-v58.csv': {
    text: `"sf__Id","sf__Created",Name,IsActive\n${'"<id>","true","New Pricebook 1","true"\n'.repeat(10)}`,
    isExact: true,
  },
  'ingest-create-response-update-v52.json': { text: `${update52('Open')},${contentUrl('52.0')},${DIALECT}}`, isExact: false },
  'ingest-get-response-open-before-upload-v52.json': {
    text: `${update52('Open')},"jobType":"V2Ingest",${contentUrl('52.0')},${DIALECT},${INGEST_TIMES}}`,
    isExact: false,
  },
  'ingest-get-response-open-after-upload-v52.json': {
    text: `${update52('Open')},"jobType":"V2Ingest",${contentUrl('52.0')},${DIALECT},${counters(0)},${INGEST_TIMES}}`,
    isExact: false,
  },
  'ingest-upload-complete-response-v52.json': { text: `${update52('UploadComplete')}}`, isExact: false },
  'ingest-get-response-in-progress-v52.json': {
    text: `${update52('InProgress')},"jobType":"V2Ingest",${DIALECT},${counters(4)},${INGEST_TIMES}}`,
    isExact: false,
    differences: [COUNTS_WHEN_SAVED(4)],
  },
  'ingest-get-response-job-complete-v52.json': {
    text: `${update52('JobComplete')},"jobType":"V2Ingest",${DIALECT},${counters(4)},${INGEST_TIMES}}`,
    isExact: false,
  },
  'ingest-failed-results-empty-v52.csv': { text: '"sf__Id","sf__Error",Id,Phone\n', isExact: true },
  'ingest-unprocessed-records-empty-v52.csv': {
    text: 'Id,Phone',
    isExact: true,
    differences: [{ recorded: 'Id,Phone', ours: 'Id,Phone\n', because: 'what carried the recording does not show the last line end' }],
  },
  'ingest-list-response-v49.json': {
    text: `{"done":true,"records":[${head('insert', 'Case', 'JobComplete')},"apiVersion":49.0,"jobType":"V2Ingest",${DIALECT}}],"nextRecordsUrl":null}`,
    isExact: false,
  },
  'ingest-create-response-upsert-v47.json': {
    text: `{
  "id" : "<id>",
  "operation" : "upsert",
  "object" : "LObjectScore__c",
  "createdById" : "<id>",
  "createdDate" : "<time>",
  "systemModstamp" : "<time>",
  "state" : "Open",
  "externalIdFieldName" : "values__c",
  "concurrencyMode" : "Parallel",
  "contentType" : "CSV",
  "apiVersion" : 47.0,
  "contentUrl" : "services/data/v47.0/jobs/ingest/<id>/batches",
  "lineEnding" : "LF",
  "columnDelimiter" : "COMMA"
}`,
    isExact: true,
  },
  'ingest-upload-complete-response-v47.json': {
    text: `{
  "id" : "<id>",
  "operation" : "upsert",
  "object" : "LObjectScore__c",
  "createdById" : "<id>",
  "createdDate" : "<time>",
  "systemModstamp" : "<time>",
  "state" : "UploadComplete",
  "externalIdFieldName" : "values__c",
  "concurrencyMode" : "Parallel",
  "contentType" : "CSV",
  "apiVersion" : 47.0
}`,
    isExact: true,
  },
  'query-create-response-v52.json': { text: `${query52('UploadComplete')},${DIALECT}}`, isExact: false },
  'query-get-response-in-progress-v52.json': {
    text: `${query52('InProgress')},"jobType":"V2Query",${DIALECT},"numberRecordsProcessed":0,"retries":0,"totalProcessingTime":<ms>}`,
    isExact: false,
  },
  'query-get-response-job-complete-v52.json': {
    text: `${query52('JobComplete')},"jobType":"V2Query",${DIALECT},"numberRecordsProcessed":5,"retries":0,"totalProcessingTime":<ms>}`,
    isExact: false,
  },
  'query-results-v52.csv': {
    text: [
      '"Id","Name","Phone"',
      '"<id>","Boone625 Inc",""',
      '"<id>","Rodriquez626 Inc","881-222-2391"',
      '"<id>","Hale627 Inc","882-222-2392"',
      '"<id>","Stokes628 Inc","883-222-2393"',
      '"<id>","Edwards629 Inc","884-222-2394"',
      '',
    ].join('\n'),
    isExact: true,
  },
  'query-create-response-v58.json': { text: `${query58('UploadComplete')},${DIALECT}}`, isExact: true },
  'query-get-response-upload-complete-v58.json': {
    text: `${query58('UploadComplete')},"jobType":"V2Query",${DIALECT},"retries":0,"totalProcessingTime":<ms>}`,
    isExact: true,
  },
  'query-get-response-job-complete-v58.json': {
    text: `${query58('JobComplete')},"jobType":"V2Query",${DIALECT},"numberRecordsProcessed":30,"retries":0,"totalProcessingTime":<ms>}`,
    isExact: true,
  },
  'query-results-v58.csv': {
    text: `"Id"\n${'"<id>"\n'.repeat(5)}`.trimEnd(),
    isExact: true,
    differences: [
      {
        recorded: `"Id"\n${'"<id>"\n'.repeat(5)}`.trimEnd(),
        ours: `"Id"\n${'"<id>"\n'.repeat(30)}`,
        because: 'five rows of thirty were kept by its author, and not the last line end',
      },
    ],
  },
  'error-invalidjob-unable-to-find-object.json': {
    text: '[{"errorCode":"INVALIDJOB","message":"InvalidJob : Unable to find object: "}]',
    isExact: false,
    status: 400,
  },
  'error-invalidjob-external-id-field.json': {
    text: '[{"errorCode":"INVALIDJOB","message":"InvalidJob : Field name provided,  does not match an External ID for LObjectScore__c"}]',
    isExact: false,
    status: 400,
  },
  'error-api-error-invalid-operation.json': {
    text: `[{"errorCode":"API_ERROR","message":"Invalid value: '' supplied for property: 'operation'"}]`,
    isExact: false,
    status: 400,
  },
  'error-bulk-api-error-second-put.json': {
    text: `[ {
  "errorCode" : "BULK_API_ERROR",
  "message" : "Found multipe contents for job: <<id>>, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure you only do 'PUT' once on a given Job."
} ]`,
    isExact: true,
    status: 400,
  },
  'rest-error-session-expired-401.json': {
    text: '[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]',
    isExact: true,
    status: 401,
  },
};

/** Answers of other REST resources; they stand beside those of Bulk API 2.0 because the errors have one form. */
const OF_REST = /^rest-error-.*\.http$/;

const PRETTY: Message = { headers: { 'x-prettyprint': '1' } };
const answers = new Map<string, Answer>();

/** Has the local org say what was recorded, in the order of the recorded jobs. */
beforeAll(async () => {
  const scores = { name: 'LObjectScore__c', fields: [{ name: 'values__c', type: 'string', externalId: true, unique: true }] } as const;
  const client = new Bulk2Client({ objects: [scores], bulk: { queuedMs: 1_000, msPerRecord: 100 } });
  const { clock } = client.org;
  const keep = (name: string, method: string, path: string, message: Message = {}): Answer => {
    const answer = client.call(method, path, message);
    answers.set(name, answer);
    return answer;
  };

  const listed = { version: '49.0' };
  const { id: first } = client.call('POST', 'ingest', { body: { object: 'Case', operation: 'insert' }, ...listed }).json;
  client.call('PUT', `ingest/${first}/batches`, { body: 'Subject\nOne\n', type: 'text/csv', ...listed });
  client.call('PATCH', `ingest/${first}`, { body: { state: 'UploadComplete' }, ...listed });
  await clock.advance(60_000);
  keep('ingest-list-response-v49.json', 'GET', 'ingest', listed);

  const insert = { version: '58.0' };
  const created = keep('ingest-create-response-v58.json', 'POST', 'ingest', {
    body: { object: 'Pricebook2', operation: 'insert' },
    ...insert,
  });
  const pricebooks = `ingest/${created.json.id}`;
  const csv = `Name,IsActive\n${'New Pricebook 1,true\n'.repeat(10)}`;
  client.call('PUT', `${pricebooks}/batches`, { body: csv, type: 'text/csv', ...insert });
  client.call('PATCH', pricebooks, { body: { state: 'UploadComplete' }, ...insert });
  await clock.advance(1_100);
  keep('ingest-get-response-in-progress-v58.json', 'GET', pricebooks, insert);
  await clock.advance(60_000);
  keep('ingest-get-response-job-complete-v58.json', 'GET', pricebooks, insert);
  keep('ingest-successful-results-v58.csv', 'GET', `${pricebooks}/successfulResults/`, insert);

  const names = ['Boone625 Inc', 'Rodriquez626 Inc', 'Hale627 Inc', 'Stokes628 Inc', 'Edwards629 Inc'];
  const accounts = client.create(
    names.map((Name, at) => ({ type: 'Account', Name, ...(at === 0 ? {} : { Phone: `88${at}-222-239${at}` }) })),
  );
  const change = { version: '52.0' };
  const update = keep('ingest-create-response-update-v52.json', 'POST', 'ingest', {
    body: { object: 'Account', operation: 'update' },
    ...change,
  });
  const phones = `ingest/${update.json.id}`;
  keep('ingest-get-response-open-before-upload-v52.json', 'GET', phones, change);
  const rows = accounts.slice(1).map((id, at) => `${id},88${at + 1}-222-239${at + 1}\n`);
  client.call('PUT', `${phones}/batches`, { body: `Id,Phone\n${rows.join('')}`, type: 'text/csv', ...change });
  keep('ingest-get-response-open-after-upload-v52.json', 'GET', phones, change);
  keep('ingest-upload-complete-response-v52.json', 'PATCH', phones, { body: { state: 'UploadComplete' }, ...change });
  await clock.advance(1_100);
  keep('ingest-get-response-in-progress-v52.json', 'GET', phones, change);
  await clock.advance(60_000);
  keep('ingest-get-response-job-complete-v52.json', 'GET', phones, change);
  keep('ingest-failed-results-empty-v52.csv', 'GET', `${phones}/failedResults/`, change);
  keep('ingest-unprocessed-records-empty-v52.csv', 'GET', `${phones}/unprocessedrecords/`, change);

  const scored = { version: '47.0', ...PRETTY };
  const upsert = { object: 'LObjectScore__c', operation: 'upsert', externalIdFieldName: 'values__c' };
  const opened = keep('ingest-create-response-upsert-v47.json', 'POST', 'ingest', { body: upsert, ...scored });
  const score = `ingest/${opened.json.id}`;
  const data = { body: 'values__c\n1\n', type: 'text/csv', ...scored };
  client.call('PUT', `${score}/batches`, data);
  keep('error-bulk-api-error-second-put.json', 'PUT', `${score}/batches`, data);
  keep('ingest-upload-complete-response-v47.json', 'PATCH', score, { body: { state: 'UploadComplete' }, ...scored });
  keep('error-invalidjob-unable-to-find-object.json', 'POST', 'ingest', { body: { ...upsert, object: '' } });
  keep('error-invalidjob-external-id-field.json', 'POST', 'ingest', { body: { ...upsert, externalIdFieldName: '' } });
  keep('error-api-error-invalid-operation.json', 'POST', 'ingest', { body: { ...upsert, operation: '' } });

  const soql = { operation: 'query', query: 'SELECT Id, Name, Phone FROM Account' };
  const asked = keep('query-create-response-v52.json', 'POST', 'query', { body: soql, ...change });
  const query = `query/${asked.json.id}`;
  await clock.advance(1_000);
  keep('query-get-response-in-progress-v52.json', 'GET', query, change);
  await clock.advance(60_000);
  keep('query-get-response-job-complete-v52.json', 'GET', query, change);
  keep('query-results-v52.csv', 'GET', `${query}/results/`, change);

  const more = 30 - client.org.store.table('Pricebook2')!.rows.length;
  client.create(Array.from({ length: more }, (_, at) => ({ type: 'Pricebook2', Name: `Pricebook ${at}` })));
  const all = { body: { operation: 'query', query: 'SELECT Id FROM Pricebook2' }, ...insert };
  const found = `query/${keep('query-create-response-v58.json', 'POST', 'query', all).json.id}`;
  keep('query-get-response-upload-complete-v58.json', 'GET', found, insert);
  await clock.advance(60_000);
  keep('query-get-response-job-complete-v58.json', 'GET', found, insert);
  keep('query-results-v58.csv', 'GET', `${found}/results`, insert);

  keep('rest-error-session-expired-401.json', 'GET', 'ingest', { headers: { authorization: 'Bearer 00D!gone' } });
});

/** Without what is different at each call. */
function restate(text: string): string {
  return text
    .replace(/\b[07][0-9A-Za-z]{17}\b/g, '<id>')
    .replace(/<7[0-9A-Za-z]{14}>/g, '<<id>>')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000\+0000/g, '<time>')
    .replace(/(ProcessingTime"\s*:\s*)\d+/g, '$1<ms>');
}

/** White space outside of texts, which no parser sees. */
function minify(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}

describe('the local org answers as orgs have', () => {
  it.each(Object.entries(RECORDED))('%s', (name, { text, isExact, status = 200, differences = [] }) => {
    const answer = answers.get(name)!;
    const expected = differences.reduce((whole, { recorded, ours }) => {
      expect(whole).toContain(recorded);
      return whole.replace(recorded, ours);
    }, text);
    const ours = restate(answer.text);
    expect(isExact ? ours : minify(ours)).toBe(expected);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe(name.endsWith('.csv') ? 'text/csv' : 'application/json;charset=UTF-8');
    expect(differences.every(({ because }) => because !== '')).toBe(true);
  });
});

describe.skipIf(!existsSync(folder))('the recordings (skipped where they are not at hand)', () => {
  it.each(Object.entries(RECORDED))('%s is as restated', (name, { text, isExact }) => {
    const recorded = restate(readFileSync(`${folder}${name}`, 'utf8'));
    // What carried a JSON document may have added a last line end.
    const content = name.endsWith('.json') ? recorded.trim() : recorded;
    expect(isExact ? content : minify(content)).toBe(text);
  });

  it('are all asked for', () => {
    const names = readdirSync(folder).filter((name) => !OF_REST.test(name));
    expect(names.filter((name) => RECORDED[name] === undefined)).toEqual([]);
  });
});
