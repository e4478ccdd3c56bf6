import {
  createIngestJob,
  deleteIngestJob,
  getIngestJob,
  getIngestResults,
  updateIngestJob,
  uploadIngestJobData,
} from './ingest-resources.ts';
import type { Handler } from './jobs-call.ts';
import { listJobs } from './list-jobs.ts';
import {
  createQueryJob,
  deleteQueryJob,
  getQueryJob,
  getQueryJobResultPages,
  getQueryJobResults,
  updateQueryJob,
} from './query-resources.ts';

/** What answers a method, and what it is called where faults on demand name it: as the codecs call it. */
interface Operation {
  readonly name: string;
  readonly handler: Handler;
}

/** One resource: its path behind `jobs/`, the star for a job's id. */
export interface Resource {
  readonly path: string;
  /** The first version that has it. */
  readonly since: number;
  readonly methods: Readonly<Partial<Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', Operation>>>;
}

const INGEST_SINCE = 41;
const QUERY_SINCE = 47;
const RESULT_PAGES_SINCE = 58;

/** All resources of Bulk API 2.0. */
const RESOURCES: readonly Resource[] = [
  {
    path: 'ingest',
    since: INGEST_SINCE,
    methods: {
      GET: { name: 'listIngestJobs', handler: listJobs('ingest') },
      POST: { name: 'createIngestJob', handler: createIngestJob },
    },
  },
  {
    path: 'ingest/*',
    since: INGEST_SINCE,
    methods: {
      GET: { name: 'getIngestJob', handler: getIngestJob },
      PATCH: { name: 'updateIngestJob', handler: updateIngestJob },
      DELETE: { name: 'deleteIngestJob', handler: deleteIngestJob },
    },
  },
  {
    path: 'ingest/*/batches',
    since: INGEST_SINCE,
    methods: { PUT: { name: 'uploadIngestJobData', handler: uploadIngestJobData } },
  },
  {
    path: 'ingest/*/successfulresults',
    since: INGEST_SINCE,
    methods: { GET: { name: 'getSuccessfulResults', handler: getIngestResults('successful') } },
  },
  {
    path: 'ingest/*/failedresults',
    since: INGEST_SINCE,
    methods: { GET: { name: 'getFailedResults', handler: getIngestResults('failed') } },
  },
  {
    path: 'ingest/*/unprocessedrecords',
    since: INGEST_SINCE,
    methods: { GET: { name: 'getUnprocessedRecords', handler: getIngestResults('unprocessed') } },
  },
  {
    path: 'query',
    since: QUERY_SINCE,
    methods: {
      GET: { name: 'listQueryJobs', handler: listJobs('query') },
      POST: { name: 'createQueryJob', handler: createQueryJob },
    },
  },
  {
    path: 'query/*',
    since: QUERY_SINCE,
    methods: {
      GET: { name: 'getQueryJob', handler: getQueryJob },
      PATCH: { name: 'updateQueryJob', handler: updateQueryJob },
      DELETE: { name: 'deleteQueryJob', handler: deleteQueryJob },
    },
  },
  {
    path: 'query/*/results',
    since: QUERY_SINCE,
    methods: { GET: { name: 'getQueryJobResults', handler: getQueryJobResults } },
  },
  {
    path: 'query/*/resultpages',
    since: RESULT_PAGES_SINCE,
    methods: { GET: { name: 'getQueryJobResultPages', handler: getQueryJobResultPages } },
  },
];

/** The resource of a path behind `jobs/`, whatever the case of its words: the guide itself spells resultPages in two ways. */
export function resourceOf(path: string): { readonly resource: Resource; readonly jobId: string } | undefined {
  const [kind = '', jobId = '', ...rest] = path.split('/');
  const shape = [kind, ...(jobId === '' ? [] : ['*']), ...rest].join('/').toLowerCase();
  const resource = RESOURCES.find((each) => each.path === shape);
  return resource === undefined ? undefined : { resource, jobId };
}
