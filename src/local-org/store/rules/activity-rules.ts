import type { Draft } from '../draft.ts';
import type { Value } from '../field-value.ts';
import type { ObjectRules } from '../object-rules.ts';
import type { RecordError } from '../save-result.ts';

/** A task knows its account, and when it was completed. */
export const TASK_RULES: ObjectRules = { complete: completeTask };
/** An event knows its account, and has a start and an end however they are stated. */
export const EVENT_RULES: ObjectRules = { complete: completeEvent, check: checkEvent };

const MINUTE = 60_000;

function completeTask(draft: Draft): void {
  draft.set('AccountId', accountOf(draft));
  if (draft.read('Status') !== 'Completed') draft.set('CompletedDateTime', null);
  else if (draft.read('CompletedDateTime') === null) draft.set('CompletedDateTime', draft.transaction.context.now);
}

/** The account itself, or that of the opportunity or case, or else that of the contact. */
function accountOf(draft: Draft): Value {
  const what = draft.read('WhatId');
  if (typeof what === 'string' && what.startsWith('001')) return what;
  return draft.readParent('WhatId', 'AccountId') ?? draft.readParent('WhoId', 'AccountId');
}

function completeEvent(draft: Draft): void {
  draft.set('AccountId', accountOf(draft));
  const start = startOf(draft);
  if (start === null) return;
  const minutes = minutesOf(draft, start);
  draft.set('StartDateTime', start);
  draft.set('ActivityDateTime', draft.read('IsAllDayEvent') === true ? null : start);
  draft.set('ActivityDate', dayOf(start));
  if (minutes === null) return;
  draft.set('DurationInMinutes', minutes);
  draft.set('EndDateTime', start + minutes * MINUTE);
  draft.set('EndDate', dayOf(start + minutes * MINUTE));
}

function startOf(draft: Draft): number | null {
  const isNamedSo = draft.states('ActivityDateTime') && !draft.states('StartDateTime');
  const start = draft.read(isNamedSo ? 'ActivityDateTime' : 'StartDateTime');
  if (typeof start === 'number') return start;
  const day = draft.read('ActivityDate');
  return draft.read('IsAllDayEvent') === true && typeof day === 'string' ? Date.parse(day) : null;
}

function minutesOf(draft: Draft, start: number): number | null {
  const end = draft.read('EndDateTime');
  if (draft.states('EndDateTime') && typeof end === 'number') return Math.round((end - start) / MINUTE);
  const minutes = draft.read('DurationInMinutes');
  if (typeof minutes === 'number') return minutes;
  return draft.read('IsAllDayEvent') === true ? 24 * 60 : null;
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function checkEvent(draft: Draft): RecordError | undefined {
  const missing = ['DurationInMinutes', 'ActivityDateTime'].filter((name) => draft.read(name) === null);
  if (draft.read('IsAllDayEvent') === true && draft.read('StartDateTime') !== null) return undefined;
  if (missing.length === 0) return undefined;
  return { statusCode: 'REQUIRED_FIELD_MISSING', message: `Required fields are missing: [${missing.join(', ')}]`, fields: missing };
}
