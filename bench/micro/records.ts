import { pinVersion } from '../../src/pin-version.ts';
import type { v62 } from '../../src/versions/v62.ts';
import { makeAccountInputs } from '../data/account-inputs.ts';
import { makeAccounts } from '../data/accounts.ts';
import { queryResponse } from '../data/query-response.ts';

const { query, create } = pinVersion<typeof v62>('62.0').operations;
const accounts = makeAccounts(200);
const bytes = Buffer.from(queryResponse('query', accounts, null, 200));
const text = bytes.toString();
const plain = Buffer.from(queryResponse('query', accounts.map(({ Contacts: _, ...account }) => account) as typeof accounts, null, 200));
const sObjects = makeAccountInputs(200).map((row) => ({ type: 'Account', ...row }));

/** 200 records at a time, so that what a document costs shows little. */
export const cases: Readonly<Record<string, () => unknown>> = {
  'read 200 records from bytes': () => query.decodeResponse(bytes),
  'read 200 records from text': () => query.decodeResponse(text),
  'read 200 records without children': () => query.decodeResponse(plain),
  'write 200 records': () => create.encodeRequest({ sObjects }),
};
