import { createWithoutKey, deleteByKey, getByKey, upsertByKey } from './external-id.ts';
import { query, queryAll, queryMore } from './query.ts';
import { createRecord, deleteRecord, getRecord, updateRecord } from './record.ts';
import type { Route } from './route.ts';

/** Everything that the org answers behind `/services/data/vNN.0`; the first path that fits is the one. */
export const ROUTES: readonly Route[] = [
  { method: 'GET', path: '/query', operation: 'query', answer: query },
  { method: 'GET', path: '/query/{locator}', operation: 'queryMore', answer: queryMore },
  { method: 'GET', path: '/queryAll', operation: 'queryAll', answer: queryAll },
  { method: 'GET', path: '/queryAll/{locator}', operation: 'queryMore', answer: queryMore },
  { method: 'POST', path: '/sobjects/{object}', operation: 'create', answer: createRecord },
  { method: 'POST', path: '/sobjects/{object}/Id', operation: 'create', answer: createWithoutKey },
  { method: 'GET', path: '/sobjects/{object}/{id}', operation: 'retrieve', answer: getRecord },
  { method: 'PATCH', path: '/sobjects/{object}/{id}', operation: 'update', answer: updateRecord },
  { method: 'DELETE', path: '/sobjects/{object}/{id}', operation: 'delete', answer: deleteRecord },
  { method: 'GET', path: '/sobjects/{object}/{field}/{value}', operation: 'retrieve', answer: getByKey },
  { method: 'PATCH', path: '/sobjects/{object}/{field}/{value}', operation: 'upsert', answer: upsertByKey },
  { method: 'DELETE', path: '/sobjects/{object}/{field}/{value}', operation: 'delete', answer: deleteByKey },
];
