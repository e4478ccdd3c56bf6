import { ApiError } from '../api-error.ts';

/** Records that one call may create, update, upsert or delete, in every protocol but bulk. */
export const MAX_RECORDS = 200;
const MAX_CHUNKS = 10;

/** Throws ApiError for more items than one call may have. */
export function checkCount(count: number, most: number): void {
  if (count <= most) return;
  throw new ApiError('EXCEEDED_ID_LIMIT', `record limit reached. cannot submit more than ${most} records into this call`);
}

/** Records are saved in runs of one type each. Throws ApiError for more runs than one call may have. */
export function checkChunks(types: readonly string[]): void {
  const names = types.map((type) => type.toLowerCase());
  const chunks = names.filter((name, at) => name !== names[at - 1]).length;
  if (chunks <= MAX_CHUNKS) return;
  // The text is the servers'; under which code they send it is not known.
  const text = `Cannot have more than ${MAX_CHUNKS} chunks in a single operation. Please rearrange the data to reduce chunking.`;
  throw new ApiError('EXCEEDED_MAX_TYPES_LIMIT', text);
}
