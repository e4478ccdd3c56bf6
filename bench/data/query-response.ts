import type { Children, Row } from './accounts.ts';

/** A page of a query as the server writes it: one line, the Id twice, numbers and dates as text, the size last. */
export function queryResponse(operation: 'query' | 'queryMore', rows: readonly Row[], locator: string | null, size: number): string {
  return pageHead(operation, locator) + rows.map((row) => recordElement('records', row)).join('') + pageEnd(operation, size);
}

/** What stands before the records. */
export function pageHead(operation: 'query' | 'queryMore', locator: string | null): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
    'xmlns="urn:partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sf="urn:sobject.partner.soap.sforce.com">' +
    '<soapenv:Header><LimitInfoHeader><limitInfo><current>7012</current><limit>100000</limit><type>API REQUESTS</type></limitInfo>' +
    `</LimitInfoHeader></soapenv:Header><soapenv:Body><${operation}Response><result xsi:type="QueryResult">` +
    `<done>${locator === null}</done>${locatorElement(locator)}`
  );
}

/** What stands behind them. */
export function pageEnd(operation: 'query' | 'queryMore', size: number): string {
  return `<size>${size}</size></result></${operation}Response></soapenv:Body></soapenv:Envelope>`;
}

export function recordElement(name: string, row: Row): string {
  const id = row.Id === null ? '<sf:Id xsi:nil="true"/>' : `<sf:Id>${row.Id}</sf:Id>`;
  const fields = Object.entries(row).filter(([field]) => field !== 'type' && field !== 'Id');
  const inner = fields.map(([field, value]) => fieldElement(field, value)).join('');
  // The second Id stands for the one that was asked for.
  return `<${name} xsi:type="sf:sObject"><sf:type>${row.type}</sf:type>${id}${row.Id === null ? '' : id}${inner}</${name}>`;
}

function fieldElement(field: string, value: string | null | Row | Children): string {
  if (value === null) return `<sf:${field} xsi:nil="true"/>`;
  if (typeof value === 'string') return `<sf:${field}>${escapeText(value)}</sf:${field}>`;
  if (isChildren(value)) return childrenElement(field, value);
  return recordElement(`sf:${field}`, value);
}

function childrenElement(field: string, { done, queryLocator, records, size }: Children): string {
  const inner = records.map((row) => recordElement('records', row)).join('');
  return `<sf:${field} xsi:type="QueryResult"><done>${done}</done>${locatorElement(queryLocator)}${inner}<size>${size}</size></sf:${field}>`;
}

function locatorElement(locator: string | null): string {
  return locator === null ? '<queryLocator xsi:nil="true"/>' : `<queryLocator>${locator}</queryLocator>`;
}

function isChildren(value: Row | Children): value is Children {
  return Array.isArray((value as Children).records);
}

/** As servers do: quotes too. */
export function escapeText(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&apos;');
}

/** The same page as the REST API gives it, with numbers and booleans as such. */
export function restResponse(rows: readonly Row[], locator: string | null, size: number): string {
  const next = locator === null ? {} : { nextRecordsUrl: `/services/data/v62.0/query/${locator}` };
  return JSON.stringify({ totalSize: size, done: locator === null, ...next, records: rows.map(restRecord) });
}

const TYPED: ReadonlySet<string> = new Set(['NumberOfEmployees', 'AnnualRevenue', 'IsDeleted']);

/** A record as the REST API gives it. */
export function restRecord(row: Row): object {
  const url = `/services/data/v62.0/sobjects/${row.type}/${row.Id ?? '005000000000001AAA'}`;
  const record: Record<string, unknown> = { attributes: { type: row.type, url } };
  for (const [field, value] of Object.entries(row)) {
    if (field === 'type' || (field === 'Id' && value === null)) continue;
    if (value === null || typeof value === 'string') record[field] = value !== null && TYPED.has(field) ? JSON.parse(value) : value;
    else if (isChildren(value)) record[field] = { totalSize: value.size, done: value.done, records: value.records.map(restRecord) };
    else record[field] = restRecord(value);
  }
  return record;
}
