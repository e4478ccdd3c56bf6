// Compiled, never run: what a handle is attached to says its type, and what a journal may be.
import type { BulkLoad, BulkRows, FileJournal, JobHandle, Journal, LoadHandle, Org, OutputFile, QueryHandle, SObject } from 'forcewire';
import { fileJournal } from 'forcewire';
import type { v62 } from 'forcewire/v62';

declare const org: Org<typeof v62>;
declare const anyHandle: JobHandle;

const load = org.bulk.insert('Account', [{ Name: 'Acme' }], { journal: fileJournal('x') });
const rows = org.bulk.query('SELECT Id FROM Account', { journal: fileJournal('x', { fsync: true }) });
load satisfies BulkLoad<{ Name: string }>;
load.handle satisfies LoadHandle | undefined;
rows.handle satisfies QueryHandle | undefined;
org.bulk.attach(load.handle!) satisfies BulkLoad<undefined>;
org.bulk.attach(rows.handle!, { cursor: '0:0:' }) satisfies BulkRows<SObject>;
org.bulk.attach(anyHandle) satisfies BulkLoad<undefined> | BulkRows<SObject>;

// @ts-expect-error a load has no cursor
org.bulk.attach(load.handle!, { cursor: '0:0:' });
// @ts-expect-error calls of SOAP are over before a journal could help
org.insert('Account', [{ Name: 'Acme' }], { journal: fileJournal('x') });

export const file: OutputFile = (fileJournal('x') satisfies FileJournal).output('y');
export const own: Journal = { open: async () => ({ entries: [], append: async () => {}, close: async () => {} }) };
