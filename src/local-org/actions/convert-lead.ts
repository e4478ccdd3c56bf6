import { formatFieldValue } from '../store/field-value.ts';
import { isRecordId, toLongId } from '../store/record-id.ts';
import type { RecordInput, SaveContext } from '../store/save.ts';
import type { RecordError, SaveResult } from '../store/save-result.ts';
import { SLOT } from '../store/system-fields.ts';
import type { Row, Table } from '../store/table.ts';
import type { Transaction } from '../store/transaction.ts';
import { changeRecord, insertRecord } from '../store/write-record.ts';
import { isUnset, type LeadConvert, refusalOf } from './lead-convert.ts';
import { ACCOUNT_FIELDS, CONTACT_FIELDS } from './lead-mapping.ts';
import { runRequests } from './run-requests.ts';

/** What became of one lead. */
export interface LeadConvertResult {
  readonly leadId: string | null;
  readonly accountId: string | null;
  readonly contactId: string | null;
  readonly opportunityId: string | null;
  readonly success: boolean;
  readonly errors: readonly RecordError[];
}

/** Converts leads. Throws ApiError, with nothing changed, for a field that the org does not have. */
export function convertLead(context: SaveContext, requests: readonly LeadConvert[]): LeadConvertResult[] {
  return runRequests(context, requests, convertOne);
}

function convertOne(transaction: Transaction, request: LeadConvert): LeadConvertResult {
  const table = transaction.store.table('Lead')!;
  const lead = isRecordId(request.leadId) ? table.find(request.leadId) : undefined;
  const refusal = refusalOf(transaction, table, lead, request);
  if (refusal !== undefined) return refused(request, refusal.errors);
  return new Conversion(transaction, table, lead!, request).run();
}

/** One conversion under way: what has been done so far can be taken back. */
class Conversion {
  readonly #transaction: Transaction;
  readonly #mark: number;
  readonly #table: Table;
  readonly #lead: Row;
  readonly #request: LeadConvert;
  readonly #owner: string;
  #errors: readonly RecordError[] = [];

  constructor(transaction: Transaction, table: Table, lead: Row, request: LeadConvert) {
    this.#transaction = transaction;
    this.#mark = transaction.mark;
    this.#table = table;
    this.#lead = lead;
    this.#request = request;
    this.#owner = isUnset(request.ownerId) ? this.#read('OwnerId')! : request.ownerId!;
  }

  run(): LeadConvertResult {
    const accountId = this.#account();
    const contactId = accountId === undefined ? undefined : this.#contact(accountId);
    const opportunityId = contactId === undefined ? undefined : this.#opportunity(accountId!, contactId!);
    if (accountId === undefined || contactId === undefined || opportunityId === undefined) return this.#takeBack();
    this.#moveActivities(contactId);
    this.#close(accountId, contactId, opportunityId);
    return { leadId: this.#lead[SLOT.Id] as string, accountId, contactId, opportunityId, success: true, errors: [] };
  }

  #account(): string | undefined {
    const { accountId, accountRecord } = this.#request;
    if (!isUnset(accountId)) return this.#fill('Account', accountId!, ACCOUNT_FIELDS);
    return this.#make('Account', this.#mapped('Account', ACCOUNT_FIELDS), accountRecord);
  }

  #contact(accountId: string): string | undefined {
    const { contactId, contactRecord, overwriteLeadSource } = this.#request;
    if (!isUnset(contactId)) return this.#fill('Contact', contactId!, CONTACT_FIELDS, overwriteLeadSource === true ? ['LeadSource'] : []);
    return this.#make('Contact', { ...this.#mapped('Contact', CONTACT_FIELDS), AccountId: accountId }, contactRecord);
  }

  #read(name: string): string | null {
    const field = this.#table.object.field(name);
    return field === undefined ? null : formatFieldValue(field, this.#lead[field.slot]!);
  }

  /** The lead's values under the names of another object, as far as that has them. */
  #mapped(objectName: string, fields: Readonly<Record<string, string>>): Record<string, string> {
    const { object } = this.#transaction.store.table(objectName)!;
    const values: Record<string, string> = {};
    for (const [name, from] of Object.entries(fields)) {
      const value = this.#read(from);
      if (value !== null && object.field(name) !== undefined) values[name] = value;
    }
    return values;
  }

  /** Fills the empty fields of a record that the caller named from the lead. */
  #fill(objectName: string, id: string, fields: Readonly<Record<string, string>>, overwritten: readonly string[] = []): string | undefined {
    const table = this.#transaction.store.table(objectName)!;
    const row = table.find(id)!;
    const isEmpty = (name: string): boolean => row[table.object.field(name)!.slot] === null;
    const filled = Object.entries(this.#mapped(objectName, fields)).filter(([name]) => overwritten.includes(name) || isEmpty(name));
    return this.#idOf(changeRecord(this.#transaction, table, row, { type: objectName, ...Object.fromEntries(filled) }));
  }

  #make(type: string, values: Readonly<Record<string, string>>, given: RecordInput | null | undefined): string | undefined {
    const table = this.#transaction.store.table(type)!;
    return this.#idOf(insertRecord(this.#transaction, table, { OwnerId: this.#owner, ...values, ...withoutIdentity(given), type }));
  }

  /** The contact is the one to talk to about the opportunity. */
  #makeRole(OpportunityId: string, ContactId: string): void {
    const type = 'OpportunityContactRole';
    insertRecord(this.#transaction, this.#transaction.store.table(type)!, { type, OpportunityId, ContactId, IsPrimary: 'true' });
  }

  #idOf({ id, success, errors }: SaveResult): string | undefined {
    this.#errors = errors;
    return success ? id! : undefined;
  }

  /** null where the caller wants none. The guide: named after the company, in the first stage, closing with the quarter. */
  #opportunity(accountId: string, contactId: string): string | null | undefined {
    const { doNotCreateOpportunity, opportunityId, opportunityName, opportunityRecord } = this.#request;
    if (!isUnset(opportunityId)) return toLongId(opportunityId!);
    if (doNotCreateOpportunity === true) return null;
    const { object } = this.#transaction.store.table('Opportunity')!;
    const values = {
      ...this.#mapped('Opportunity', { LeadSource: 'LeadSource' }),
      Name: isUnset(opportunityName) ? this.#read('Company')! : opportunityName!,
      StageName: object.field('StageName')!.picklist![0]!,
      CloseDate: endOfQuarter(this.#transaction.context.now),
      AccountId: accountId,
    };
    const id = this.#make('Opportunity', values, opportunityRecord);
    if (id !== undefined) this.#makeRole(id, contactId);
    return id;
  }

  /** Tasks and events go on with the contact; a member of a campaign is both from now on. */
  #moveActivities(contactId: string): void {
    const { store } = this.#transaction;
    const moves = [
      ['Task', 'WhoId', 'WhoId'],
      ['Event', 'WhoId', 'WhoId'],
      ['CampaignMember', 'LeadId', 'ContactId'],
    ] as const;
    for (const [name, reference, target] of moves) {
      const table = store.table(name)!;
      const rows = table.findByKey(table.object.field(reference)!, this.#lead[SLOT.Id]!) ?? [];
      for (const row of rows) this.#transaction.adjust(table, row, { [target]: contactId });
    }
  }

  /** Marks the lead, in fields that only the org may write. */
  #close(accountId: string, contactId: string, opportunityId: string | null): void {
    const row = this.#lead.slice();
    const values = {
      Status: this.#request.convertedStatus,
      OwnerId: toLongId(this.#owner),
      IsConverted: true,
      ConvertedDate: new Date(this.#transaction.context.now).toISOString().slice(0, 10),
      ConvertedAccountId: accountId,
      ConvertedContactId: contactId,
      ConvertedOpportunityId: opportunityId,
    };
    for (const [name, value] of Object.entries(values)) {
      const field = this.#table.object.field(name);
      if (field !== undefined) row[field.slot] = value;
    }
    this.#transaction.stamp(row, false);
    this.#transaction.replace(this.#table, this.#lead, row);
  }

  #takeBack(): LeadConvertResult {
    this.#transaction.rollBack(this.#mark);
    return refused(this.#request, this.#errors);
  }
}

function withoutIdentity(given: RecordInput | null | undefined): Record<string, unknown> {
  const { Id: _, ...values } = given ?? {};
  return values;
}

function endOfQuarter(now: number): string {
  const today = new Date(now);
  const firstOfNext = Date.UTC(today.getUTCFullYear(), Math.floor(today.getUTCMonth() / 3) * 3 + 3, 1);
  return new Date(firstOfNext - 86_400_000).toISOString().slice(0, 10);
}

function refused({ leadId }: LeadConvert, errors: readonly RecordError[]): LeadConvertResult {
  const id = isRecordId(leadId) ? toLongId(leadId) : null;
  return { leadId: id, accountId: null, contactId: null, opportunityId: null, success: false, errors };
}
