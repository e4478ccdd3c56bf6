import { notFound } from '../services-data/served-version.ts';
import { runQuery } from '../soql/run-query.ts';
import type { Field } from '../store/field-definition.ts';
import { isRecordId } from '../store/record-id.ts';
import { SLOT } from '../store/system-fields.ts';
import type { Row, Table } from '../store/table.ts';
import { getByKey } from './external-id.ts';
import { findRow, readRow, tableOf } from './record.ts';
import { openPage } from './record-json.ts';
import { ok, type RestAnswer, type RestCall } from './rest-call.ts';

/** `GET /sobjects/X/A/B`: a record by external id, or what a record's relationship or body field holds. */
export function getByPath(call: RestCall): RestAnswer {
  const table = tableOf(call);
  const { field: id = '', value: name = '' } = call.params;
  if (table.object.field(id) !== undefined || !isRecordId(id)) return getByKey(call);
  const row = findRow(table, id);
  const body = table.object.field(name);
  if (body !== undefined) return getBody(body, row);
  const parent = table.object.relationship(name);
  return parent === undefined ? getChildren(call, table, row, name) : getParent(call, parent, row);
}

/** The bytes of a field such as Attachment.Body. */
function getBody(field: Field, row: Row): RestAnswer {
  if (field.type !== 'base64') throw notFound();
  const content = new Uint8Array(Buffer.from(String(row[field.slot] ?? ''), 'base64'));
  return { status: 200, bytes: { type: 'application/octet-stream', content } };
}

function getParent(call: RestCall, reference: Field, row: Row): RestAnswer {
  const { store } = call.org;
  const id = row[reference.slot];
  const table = typeof id === 'string' ? store.tableOfId(id) : undefined;
  if (table === undefined) throw notFound();
  return ok(readRow(call, table, findRow(table, id as string)));
}

function getChildren(call: RestCall, { object }: Table, row: Row, name: string): RestAnswer {
  const { org, query } = call;
  const found = org.store.childRelationship(object, name);
  if (found === undefined) throw notFound();
  const fields = query.get('fields') ?? found.child.fields.map((field) => field.name).join(',');
  const text = `SELECT ${fields} FROM ${found.child.name} WHERE ${found.field} = '${row[SLOT.Id]}'`;
  const result = runQuery(call.org.queryContext(call.session, call.version), text);
  return ok(openPage(call, result));
}
