import { type ErrorDetails, ForcewireError } from '../errors.ts';

/** Where jobs at the server are: plain data, with which any process that can log in picks them up again. */
export interface JobHandle {
  readonly protocol: '1.0' | '2.0';
  /** The API version of the jobs, `62.0`: a server gives their results at no other. */
  readonly version: string;
  readonly jobIds: readonly string[];
  readonly operation: 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete' | 'query' | 'queryAll';
  /** Of a query: its text. */
  readonly soql?: string | undefined;
}

/** Of jobs that read. */
export interface QueryHandle extends JobHandle {
  readonly operation: 'query' | 'queryAll';
}

export function isQuery(handle: JobHandle): handle is QueryHandle {
  return handle.operation === 'query' || handle.operation === 'queryAll';
}

/** Of jobs that write. */
export interface LoadHandle extends JobHandle {
  readonly operation: 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete';
}

/** A job did not come to a good end, or not in time. What the server has of it is left there, and `handle` says where. */
export class JobError extends ForcewireError {
  override readonly name: string = 'JobError';
  readonly handle: JobHandle;

  constructor(code: string, message: string, details: ErrorDetails & { readonly handle: JobHandle }) {
    super(code, message, details);
    this.handle = details.handle;
  }
}
