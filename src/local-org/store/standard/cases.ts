import type { StandardObjectDefinition } from '../object-definition.ts';
import { CASE_RULES } from '../rules/case-rules.ts';
import { AUDIT, QUEUE_OWNER } from '../system-fields.ts';
import { datetime, EXTERNAL_ID, email, flag, lookup, phone, picklist, RECORD_TYPE, text, textarea, VIEWED } from './field-kinds.ts';
import { CASE_STATUSES } from './statuses.ts';

const REASONS = ['Installation', 'Equipment Complexity', 'Performance', 'Breakdown', 'Equipment Design', 'Feedback', 'Other'];

export const CASE: StandardObjectDefinition = {
  name: 'Case',
  keyPrefix: '500',
  nameField: 'CaseNumber',
  rules: CASE_RULES,
  fields: [
    lookup('MasterRecordId', ['Case'], { readOnly: true }),
    text('CaseNumber', 30, { autoNumber: { prefix: '', digits: 8 } }),
    lookup('ContactId', ['Contact'], { restrictDelete: true, childRelationshipName: 'Cases' }),
    lookup('AccountId', ['Account'], { restrictDelete: true, childRelationshipName: 'Cases' }),
    lookup('ParentId', ['Case'], { label: 'Parent Case ID', childRelationshipName: 'Cases' }),
    text('SuppliedName', 80, { label: 'Name' }),
    email('SuppliedEmail', { label: 'Email Address' }),
    text('SuppliedPhone', 40, { label: 'Phone' }),
    text('SuppliedCompany', 80, { label: 'Company' }),
    picklist('Type', 40, ['Mechanical', 'Electrical', 'Electronic', 'Structural', 'Other'], { label: 'Case Type' }),
    RECORD_TYPE,
    picklist('Status', 40, CASE_STATUSES, { defaultValue: 'New' }),
    picklist('Reason', 40, REASONS, { label: 'Case Reason' }),
    picklist('Origin', 40, ['Phone', 'Email', 'Web'], { label: 'Case Origin' }),
    text('Subject', 255),
    picklist('Priority', 40, ['High', 'Medium', 'Low'], { defaultValue: 'Medium' }),
    textarea('Description', 32_000),
    flag('IsClosed', { label: 'Closed', formula: (read) => read('Status') === 'Closed' }),
    datetime('ClosedDate', { readOnly: true }),
    flag('IsEscalated', { label: 'Escalated' }),
    QUEUE_OWNER,
    ...AUDIT,
    phone('ContactPhone', { readOnly: true }),
    phone('ContactMobile', { readOnly: true }),
    email('ContactEmail', { readOnly: true }),
    phone('ContactFax', { readOnly: true }),
    textarea('Comments', 4_000, { label: 'Internal Comments' }),
    ...VIEWED,
    EXTERNAL_ID,
  ],
};
