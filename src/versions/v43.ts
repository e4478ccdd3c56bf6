// Generated from codegen/version-facts.ts by "npm run generate". Do not edit.
import type { Bulk1V30 } from '../../generated/bulk/v1.ts';
import type { Bulk2V41 } from '../../generated/bulk/v2.ts';
import type { Operations } from '../../generated/partner/v43.ts';
import { type PinnedVersion, pinVersion } from '../pin-version.ts';

export type * as Bulk1 from '../../generated/bulk/v1.ts';
export type * as Bulk2 from '../../generated/bulk/v2.ts';
export type * from '../../generated/partner/v43.ts';

/** API 43.0, Summer '18. */
export const v43: PinnedVersion<
  Operations,
  { login: true; bulk2Ingest: true; bulk2Query: false; bulk2ResultPages: false },
  Bulk1V30,
  Bulk2V41
> = /* @__PURE__ */ pinVersion('43.0');
