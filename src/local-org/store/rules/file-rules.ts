import { createHash } from 'node:crypto';
import type { Draft } from '../draft.ts';
import type { Value } from '../field-value.ts';
import type { ObjectRules } from '../object-rules.ts';
import type { RecordError } from '../save-result.ts';
import { SLOT } from '../system-fields.ts';
import type { Row, Table } from '../table.ts';
import type { Transaction } from '../transaction.ts';
import { insertRecord } from '../write-record.ts';

type Read = (field: string) => Value;

/** Bytes behind a base64 text. */
export function base64Length(text: Value): Value {
  if (typeof text !== 'string') return 0;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return (text.length / 4) * 3 - padding;
}

export function fileExtension(read: Read): Value {
  const path = read('PathOnClient');
  const dot = typeof path === 'string' ? path.lastIndexOf('.') : -1;
  return dot < 0 ? null : (path as string).slice(dot + 1).toLowerCase();
}

const TYPES: Readonly<Record<string, string>> = {
  csv: 'CSV',
  doc: 'WORD',
  docx: 'WORD_X',
  gif: 'GIF',
  html: 'HTML',
  jpeg: 'JPEG',
  jpg: 'JPG',
  json: 'JSON',
  pdf: 'PDF',
  png: 'PNG',
  ppt: 'POWER_POINT',
  pptx: 'POWER_POINT_X',
  txt: 'TEXT',
  xls: 'EXCEL',
  xlsx: 'EXCEL_X',
  xml: 'XML',
  zip: 'ZIP',
};

export function fileType(read: Read): Value {
  const extension = fileExtension(read);
  return typeof extension === 'string' ? (TYPES[extension] ?? 'UNKNOWN') : 'UNKNOWN';
}

/** A version without a document makes one; one with a document becomes its latest. */
export const CONTENT_VERSION_RULES: ObjectRules = { complete, check, after: publish };

function complete(draft: Draft): void {
  const path = draft.read('PathOnClient');
  if (draft.read('Title') === null && typeof path === 'string') {
    draft.set('Title', path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).replace(/\.[^.]*$/, ''));
  }
  if (!draft.isNew) return;
  const data = draft.read('VersionData');
  if (typeof data === 'string') draft.set('Checksum', createHash('md5').update(data, 'base64').digest('hex'));
  draft.set('VersionNumber', String(versionsOf(draft.table, draft.read('ContentDocumentId')).length + 1));
}

function check(draft: Draft): RecordError | undefined {
  const missing = ['VersionData', 'PathOnClient'].filter((name) => draft.read(name) === null);
  if (!draft.isNew || missing.length === 0 || draft.read('ContentLocation') !== 'S') return undefined;
  return { statusCode: 'REQUIRED_FIELD_MISSING', message: `Required fields are missing: [${missing.join(', ')}]`, fields: missing };
}

function versionsOf(table: Table, documentId: Value): readonly Row[] {
  return documentId === null ? [] : table.findByKey(table.object.field('ContentDocumentId')!, documentId)!;
}

function publish(transaction: Transaction, before: Row | undefined, after: Row | undefined): void {
  if (before !== undefined || after === undefined) return;
  const versions = transaction.store.table('ContentVersion')!;
  const slotOf = (name: string): number => versions.object.field(name)!.slot;
  let documentId = after[slotOf('ContentDocumentId')]!;
  let version = after;
  if (documentId === null) {
    documentId = addDocument(transaction, after, slotOf);
    version = transaction.adjust(versions, after, { ContentDocumentId: documentId });
  }
  for (const row of versionsOf(versions, documentId)) {
    if (row !== version && row[slotOf('IsLatest')] === true) transaction.adjust(versions, row, { IsLatest: false });
  }
  describeDocument(transaction, documentId as string, version, slotOf);
}

type SlotOf = (name: string) => number;

function addDocument(transaction: Transaction, version: Row, slotOf: SlotOf): string {
  const { store, context } = transaction;
  const system = transaction.asSystem();
  const title = String(version[slotOf('Title')] ?? 'Untitled');
  const document = insertRecord(system, store.table('ContentDocument')!, { type: 'ContentDocument', Title: title });
  const documentId = document.id!;
  const links = store.table('ContentDocumentLink')!;
  const place = version[slotOf('FirstPublishLocationId')];
  const holders = new Map([[context.userId, 'I']]);
  if (typeof place === 'string') holders.set(place, place === context.userId ? 'I' : 'V');
  for (const [LinkedEntityId, ShareType] of holders) {
    insertRecord(system, links, { type: 'ContentDocumentLink', LinkedEntityId, ContentDocumentId: documentId, ShareType });
  }
  return documentId;
}

function describeDocument(transaction: Transaction, documentId: string, version: Row, slotOf: SlotOf): void {
  const documents = transaction.store.table('ContentDocument')!;
  const names = ['Title', 'Description', 'ContentSize', 'FileType', 'FileExtension'];
  const values = Object.fromEntries(names.map((name) => [name, version[slotOf(name)]!]));
  transaction.adjust(documents, documents.find(documentId)!, {
    ...values,
    LatestPublishedVersionId: version[SLOT.Id]!,
    ContentModifiedDate: version[SLOT.CreatedDate]!,
  });
}
