import type { FieldDefinition } from '../field-definition.ts';
import type { StandardObjectDefinition } from '../object-definition.ts';
import { STAGES } from '../rules/opportunity-rules.ts';
import type { RecordInput } from '../save.ts';
import { AUDIT } from '../system-fields.ts';
import { flag, int, percent, picklist, text } from './field-kinds.ts';

/** Picklists that the org keeps as rows, since a value stands for more than itself. Clients ask them which status converts a lead. */
function statusObject(name: string, keyPrefix: string, flags: readonly FieldDefinition[]): StandardObjectDefinition {
  return {
    name,
    labelPlural: name.replace(/([a-z])([A-Z])/, '$1 $2'),
    keyPrefix,
    owned: false,
    recycleBin: false,
    nameField: 'MasterLabel',
    refuses: ['create', 'update', 'delete', 'undelete'],
    fields: [text('MasterLabel', 255), text('ApiName', 255, { label: 'API Name' }), int('SortOrder'), ...flags, ...AUDIT],
  };
}

const IS_DEFAULT = flag('IsDefault');
const IS_CLOSED = flag('IsClosed', { label: 'Closed' });

// In a real org all of them have the key prefix 01J; here each has its own, so that an id tells its object.
export const STATUS_OBJECTS: readonly StandardObjectDefinition[] = [
  statusObject('LeadStatus', '01J', [IS_DEFAULT, flag('IsConverted', { label: 'Converted' })]),
  statusObject('CaseStatus', '01K', [IS_DEFAULT, IS_CLOSED]),
  statusObject('TaskStatus', '01L', [IS_DEFAULT, IS_CLOSED]),
  statusObject('OpportunityStage', '01M', [
    flag('IsActive', { label: 'Is Active' }),
    IS_CLOSED,
    flag('IsWon', { label: 'Won' }),
    picklist('ForecastCategoryName', 40, ['Omitted', 'Pipeline', 'Best Case', 'Commit', 'Closed'], { label: 'Forecast Category' }),
    percent('DefaultProbability', 3, 0, { label: 'Probability (%)' }),
  ]),
];

export const LEAD_STATUSES: readonly string[] = [
  'Open - Not Contacted',
  'Working - Contacted',
  'Closed - Converted',
  'Closed - Not Converted',
];
export const CASE_STATUSES: readonly string[] = ['New', 'Working', 'Escalated', 'Closed'];
export const TASK_STATUSES: readonly string[] = ['Not Started', 'In Progress', 'Completed', 'Waiting on someone else', 'Deferred'];

/** The rows of the status objects, in the order in which users see the values. */
export function statusRecords(): RecordInput[] {
  return [
    ...LEAD_STATUSES.map((name, place) => status('LeadStatus', name, place, { IsConverted: name === 'Closed - Converted' })),
    ...CASE_STATUSES.map((name, place) => status('CaseStatus', name, place, { IsClosed: name === 'Closed' })),
    ...TASK_STATUSES.map((name, place) => status('TaskStatus', name, place, { IsClosed: name === 'Completed' })),
    ...STAGES.map(({ name, isClosed, isWon, forecast, probability }, place) => ({
      ...label('OpportunityStage', name, place),
      IsActive: true,
      IsClosed: isClosed,
      IsWon: isWon,
      ForecastCategoryName: forecast,
      DefaultProbability: probability,
    })),
  ];
}

function label(type: string, name: string, place: number): RecordInput {
  return { type, MasterLabel: name, ApiName: name, SortOrder: place + 1 };
}

function status(type: string, name: string, place: number, flags: Readonly<Record<string, boolean>>): RecordInput {
  return { ...label(type, name, place), IsDefault: place === 0, ...flags };
}
