import { convertLead } from '../actions/convert-lead.ts';
import type { LeadConvert } from '../actions/lead-convert.ts';
import { type MergeRequest, merge } from '../actions/merge.ts';
import { ApiError } from '../api-error.ts';
import { checkChunks, checkCount, MAX_RECORDS } from '../store/call-limits.ts';
import { create, emptyRecycleBin, type RecordInput, remove, undelete, update, upsert } from '../store/save.ts';
import type { SaveResult } from '../store/save-result.ts';
import { type Call, type Handlers, saveContextOf } from './call.ts';
import { completeResult } from './complete-result.ts';
import { markViewed } from './mark-viewed.ts';

/** Operations that change records. */
export const SAVE_OPERATIONS: Handlers = {
  create: (call, { sObjects }: Records) => {
    checkRecords(sObjects);
    return viewed(call, create(saveContextOf(call), sObjects)).map(toSaveResult);
  },
  update: (call, { sObjects }: Records) => {
    checkRecords(sObjects);
    return viewed(call, update(saveContextOf(call), sObjects)).map(toSaveResult);
  },
  upsert: (call, { externalIDFieldName, sObjects }: Records & { externalIDFieldName: string }) => {
    checkRecords(sObjects);
    return viewed(call, upsert(saveContextOf(call), externalIDFieldName, sObjects)).map((result) => ({ created: false, ...result }));
  },
  delete: (call, request: IdList) => remove(saveContextOf(call), idsOf(request)),
  undelete: (call, request: IdList) => undelete(saveContextOf(call), idsOf(request)),
  emptyRecycleBin: (call, request: IdList) => emptyRecycleBin(saveContextOf(call), idsOf(request)),
  merge: (call, { request }: { request: MergeRequest[] }) => {
    checkCount(request.length, MAX_RECORDS);
    const results = merge(saveContextOf(call), request.map(withMaster));
    markViewed(
      call,
      results.map(({ id }) => id),
    );
    return results;
  },
  convertLead: (call, { leadConverts }: { leadConverts: LeadConvert[] }) => {
    checkCount(leadConverts.length, MAX_RECORDS);
    return convertLead(saveContextOf(call), leadConverts).map((result) => completeResult(call.table, 'LeadConvertResult', result));
  },
  // The org has no duplicate rules, so none finds anything.
  findDuplicates: (_, { sObjects }: Records) => {
    checkCount(sObjects.length, MAX_RECORDS);
    return sObjects.map(noDuplicates);
  },
  findDuplicatesByIds: (_, request: IdList) => idsOf(request).map(noDuplicates),
};

interface Records {
  readonly sObjects: readonly RecordInput[];
}

interface IdList {
  readonly ids: readonly string[];
  readonly id?: unknown;
}

// Beatbox calls them `id`. No recording shows what the servers make of it; answering with an empty success would hide its records.
function idsOf({ ids, id }: IdList): string[] {
  const all = [...ids, ...[id ?? []].flat().map(String)];
  checkCount(all.length, MAX_RECORDS);
  return all;
}

function checkRecords(records: readonly RecordInput[]): void {
  checkCount(records.length, MAX_RECORDS);
  checkChunks(records.map(({ type }) => String(type)));
}

function withMaster({ masterRecord, recordToMergeIds }: MergeRequest): MergeRequest {
  if (typeof masterRecord === 'object' && masterRecord !== null) return { masterRecord, recordToMergeIds };
  throw new ApiError('INVALID_TYPE', 'a merge needs a masterRecord', 'InvalidSObjectFault');
}

function viewed(call: Call, results: readonly SaveResult[]): readonly SaveResult[] {
  markViewed(
    call,
    results.map(({ id, success }) => (success ? id : null)),
  );
  return results;
}

function toSaveResult({ errors, id, success }: SaveResult): object {
  return { errors, id, success };
}

function noDuplicates(): object {
  return { duplicateResults: [], errors: [], success: true };
}
