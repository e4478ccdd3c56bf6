import type { FieldDefinition } from '../field-definition.ts';
import type { StandardObjectDefinition } from '../object-definition.ts';
import { EVENT_RULES, TASK_RULES } from '../rules/activity-rules.ts';
import { AUDIT, DELETED_FIELD, OWNER, QUEUE_OWNER } from '../system-fields.ts';
import { combobox, date, datetime, flag, int, lookup, picklist, text, textarea } from './field-kinds.ts';
import { TASK_STATUSES } from './statuses.ts';

const SUBJECTS = ['Call', 'Email', 'Send Letter', 'Send Quote', 'Other'];

/** To whom and to what an activity belongs. */
function relatedTo(children: string): FieldDefinition[] {
  const more = { cascadeDelete: true, childRelationshipName: children };
  return [
    lookup('WhoId', ['Contact', 'Lead'], { label: 'Name ID', ...more }),
    lookup('WhatId', ['Account', 'Campaign', 'Case', 'Opportunity', 'Product2'], { label: 'Related To ID', ...more }),
  ];
}

export const TASK: StandardObjectDefinition = {
  name: 'Task',
  keyPrefix: '00T',
  nameField: 'Subject',
  rules: TASK_RULES,
  fields: [
    ...relatedTo('Tasks'),
    combobox('Subject', 255, SUBJECTS),
    date('ActivityDate', { label: 'Due Date Only' }),
    picklist('Status', 40, TASK_STATUSES, {
      defaultValue: 'Not Started',
    }),
    picklist('Priority', 40, ['High', 'Normal', 'Low'], { defaultValue: 'Normal' }),
    flag('IsHighPriority', { label: 'High Priority', formula: (read) => read('Priority') === 'High' }),
    { ...QUEUE_OWNER, label: 'Assigned To ID' },
    textarea('Description', 32_000),
    DELETED_FIELD,
    lookup('AccountId', ['Account'], { readOnly: true }),
    flag('IsClosed', { label: 'Closed', formula: (read) => read('Status') === 'Completed' }),
    ...AUDIT,
    flag('IsArchived', { label: 'Archived', readOnly: true }),
    int('CallDurationInSeconds', { label: 'Call Duration' }),
    picklist('CallType', 40, ['Internal', 'Inbound', 'Outbound'], { restricted: true }),
    text('CallDisposition', 255, { label: 'Call Result' }),
    text('CallObject', 255, { label: 'Call Object Identifier' }),
    datetime('ReminderDateTime', { label: 'Reminder Date/Time' }),
    flag('IsReminderSet', { label: 'Reminder Set' }),
    flag('IsRecurrence', { label: 'Create Recurring Series of Tasks', createOnly: true }),
    picklist('TaskSubtype', 40, ['Task', 'Email', 'ListEmail', 'Cadence', 'Call'], {
      restricted: true,
      defaultValue: 'Task',
      createOnly: true,
    }),
    datetime('CompletedDateTime', { label: 'Completed Date', readOnly: true }),
  ],
};

export const EVENT: StandardObjectDefinition = {
  name: 'Event',
  keyPrefix: '00U',
  nameField: 'Subject',
  rules: EVENT_RULES,
  fields: [
    ...relatedTo('Events'),
    combobox('Subject', 255, ['Call', 'Email', 'Meeting', 'Send Letter/Quote', 'Other']),
    text('Location', 255),
    flag('IsAllDayEvent', { label: 'All-Day Event' }),
    datetime('ActivityDateTime', { label: 'Due Date Time' }),
    date('ActivityDate', { label: 'Due Date Only' }),
    int('DurationInMinutes', { label: 'Duration' }),
    datetime('StartDateTime'),
    datetime('EndDateTime'),
    date('EndDate', { readOnly: true }),
    textarea('Description', 32_000),
    lookup('AccountId', ['Account'], { readOnly: true }),
    { ...OWNER, label: 'Assigned To ID' },
    flag('IsPrivate', { label: 'Private' }),
    picklist('ShowAs', 40, ['Busy', 'OutOfOffice', 'Free'], { label: 'Show Time As', restricted: true, defaultValue: 'Busy' }),
    DELETED_FIELD,
    flag('IsChild', { readOnly: true }),
    flag('IsGroupEvent', { readOnly: true }),
    picklist('GroupEventType', 40, ['0', '1', '2', '3'], { readOnly: true, restricted: true, defaultValue: '0' }),
    ...AUDIT,
    flag('IsArchived', { label: 'Archived', readOnly: true }),
    flag('IsRecurrence', { label: 'Create Recurring Series of Events', createOnly: true }),
    datetime('ReminderDateTime', { label: 'Reminder Date/Time' }),
    flag('IsReminderSet', { label: 'Reminder Set' }),
    picklist('EventSubtype', 40, ['Event'], { restricted: true, defaultValue: 'Event', createOnly: true }),
  ],
};
