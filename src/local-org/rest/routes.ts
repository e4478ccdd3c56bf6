import { runBatch } from './batch.ts';
import { createRecords, deleteRecords, retrieveRecords, updateRecords, upsertRecords } from './collections.ts';
import { runComposite, runGraphs } from './composite.ts';
import { createWithoutKey, deleteByKey, upsertByKey } from './external-id.ts';
import { describeApprovalLayouts, describeCompactLayouts, describeLayoutOf, describeLayouts } from './layouts.ts';
import { getTheme, listLimits, listQuickActions, listResources, listTabs } from './org-info.ts';
import { getPassword, resetPassword, setPassword } from './password.ts';
import { query, queryAll, queryMore } from './query.ts';
import { listRecent } from './recent.ts';
import { createRecord, deleteRecord, getRecord, updateRecord } from './record.ts';
import { getByPath } from './related.ts';
import type { Route } from './route.ts';
import { parameterizedSearch, search } from './search.ts';
import { describeGlobal, describeObject, getObject, listDeleted, listUpdated, listViews } from './sobjects.ts';
import { createTree } from './tree.ts';

/** Everything that the org answers behind `/services/data/vNN.0`; the first path that fits is the one. */
export const ROUTES: readonly Route[] = [
  { method: 'GET', path: '', operation: 'resources', answer: listResources },
  { method: 'GET', path: '/limits', operation: 'limits', answer: listLimits },
  { method: 'GET', path: '/recent', operation: 'recent', answer: listRecent },
  { method: 'GET', path: '/tabs', operation: 'tabs', answer: listTabs },
  { method: 'GET', path: '/theme', operation: 'theme', answer: getTheme },

  { method: 'GET', path: '/quickActions', operation: 'quickActions', answer: listQuickActions },

  { method: 'GET', path: '/query', operation: 'query', answer: query },
  { method: 'GET', path: '/query/{locator}', operation: 'queryMore', answer: queryMore },
  { method: 'GET', path: '/queryAll', operation: 'queryAll', answer: queryAll },
  { method: 'GET', path: '/queryAll/{locator}', operation: 'queryMore', answer: queryMore },
  { method: 'GET', path: '/tooling/query', operation: 'tooling.query', answer: query },

  { method: 'GET', path: '/search', operation: 'search', answer: search },
  { method: 'GET', path: '/parameterizedSearch', operation: 'search', answer: parameterizedSearch },
  { method: 'POST', path: '/parameterizedSearch', operation: 'search', answer: parameterizedSearch },

  { method: 'GET', path: '/sobjects', operation: 'describeGlobal', answer: describeGlobal },
  { method: 'GET', path: '/sobjects/{object}', operation: 'sobject', answer: getObject },
  { method: 'POST', path: '/sobjects/{object}', operation: 'create', answer: createRecord },
  { method: 'GET', path: '/sobjects/{object}/describe', operation: 'describe', answer: describeObject },
  { method: 'GET', path: '/sobjects/{object}/describe/layouts', operation: 'describeLayout', answer: describeLayouts },
  { method: 'GET', path: '/sobjects/{object}/describe/layouts/{id}', operation: 'describeLayout', answer: describeLayoutOf },
  {
    method: 'GET',
    path: '/sobjects/{object}/describe/compactLayouts',
    operation: 'describeCompactLayouts',
    answer: describeCompactLayouts,
  },
  {
    method: 'GET',
    path: '/sobjects/{object}/describe/approvalLayouts',
    operation: 'describeApprovalLayouts',
    answer: describeApprovalLayouts,
  },
  { method: 'GET', path: '/sobjects/{object}/updated', operation: 'getUpdated', answer: listUpdated },
  { method: 'GET', path: '/sobjects/{object}/deleted', operation: 'getDeleted', answer: listDeleted },
  { method: 'GET', path: '/sobjects/{object}/listviews', operation: 'listViews', answer: listViews },
  { method: 'POST', path: '/sobjects/{object}/Id', operation: 'create', answer: createWithoutKey },
  { method: 'GET', path: '/sobjects/{object}/{id}', operation: 'retrieve', answer: getRecord },
  { method: 'PATCH', path: '/sobjects/{object}/{id}', operation: 'update', answer: updateRecord },
  { method: 'DELETE', path: '/sobjects/{object}/{id}', operation: 'delete', answer: deleteRecord },
  { method: 'GET', path: '/sobjects/User/{id}/password', operation: 'password', answer: getPassword },
  { method: 'POST', path: '/sobjects/User/{id}/password', operation: 'setPassword', answer: setPassword },
  { method: 'DELETE', path: '/sobjects/User/{id}/password', operation: 'resetPassword', answer: resetPassword },
  { method: 'GET', path: '/sobjects/{object}/{field}/{value}', operation: 'retrieve', answer: getByPath },
  { method: 'PATCH', path: '/sobjects/{object}/{field}/{value}', operation: 'upsert', answer: upsertByKey },
  { method: 'DELETE', path: '/sobjects/{object}/{field}/{value}', operation: 'delete', answer: deleteByKey },

  { method: 'POST', path: '/composite', operation: 'composite', answer: runComposite },
  { method: 'POST', path: '/composite/graph', operation: 'composite.graph', answer: runGraphs },
  { method: 'POST', path: '/composite/batch', operation: 'composite.batch', answer: runBatch },
  { method: 'POST', path: '/composite/tree/{object}', operation: 'composite.tree', answer: createTree },
  { method: 'POST', path: '/composite/sobjects', operation: 'create', answer: createRecords },
  { method: 'PATCH', path: '/composite/sobjects', operation: 'update', answer: updateRecords },
  { method: 'DELETE', path: '/composite/sobjects', operation: 'delete', answer: deleteRecords },
  { method: 'GET', path: '/composite/sobjects/{object}', operation: 'retrieve', answer: retrieveRecords },
  { method: 'POST', path: '/composite/sobjects/{object}', operation: 'retrieve', answer: retrieveRecords },
  { method: 'PATCH', path: '/composite/sobjects/{object}/{field}', operation: 'upsert', answer: upsertRecords },
];
