// Generated from codegen/version-facts.ts by "npm run generate". Do not edit.
import type { Bulk1V30 } from '../../generated/bulk/v1.ts';
import type { Bulk2V58 } from '../../generated/bulk/v2.ts';
import type { Operations } from '../../generated/partner/v65.ts';
import { type PinnedVersion, pinVersion } from '../pin-version.ts';

export type * as Bulk1 from '../../generated/bulk/v1.ts';
export type * as Bulk2 from '../../generated/bulk/v2.ts';
export type * from '../../generated/partner/v65.ts';

/** API 65.0, Winter '26. */
export const v65: PinnedVersion<
  Operations,
  { login: false; bulk2Ingest: true; bulk2Query: true; bulk2ResultPages: true },
  Bulk1V30,
  Bulk2V58
> = /* @__PURE__ */ pinVersion('65.0');
