import type { ObjectType } from '../../store/object-definition.ts';
import type { IngestRow } from '../ingest.ts';

/** Puts the files of a zip into the rows that name them: `#folder/image.jpg` in a field of binary data. */
export function attachBinaries(object: ObjectType, row: IngestRow, files: ReadonlyMap<string, Uint8Array>): IngestRow {
  if (!('record' in row)) return row;
  const record: Record<string, unknown> = { ...row.record };
  for (const field of object.fields) {
    const reference = field.type === 'base64' ? record[field.name] : undefined;
    if (typeof reference !== 'string') continue;
    const file = reference.startsWith('#') ? files.get(reference.slice(1).replaceAll('\\', '/')) : undefined;
    if (file === undefined) return { error: refuse(field.name, reference) };
    record[field.name] = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('base64');
  }
  return { record: { ...record, type: object.name } };
}

// The guide gives the code, for what does not start with "#" and what is not in the zip; the words are ours.
function refuse(field: string, reference: string): { statusCode: string; message: string; fields: readonly string[] } {
  const reason = reference.startsWith('#') ? 'is not a file of the zip' : 'does not start with #';
  return { statusCode: 'INVALID_FIELD', message: `Reference to binary data ${reason}: ${reference}`, fields: [field] };
}
