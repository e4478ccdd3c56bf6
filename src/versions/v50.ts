// Generated from codegen/version-facts.ts by "npm run generate". Do not edit.
import type { Bulk1V30 } from '../../generated/bulk/v1.ts';
import type { Bulk2V49 } from '../../generated/bulk/v2.ts';
import type { Operations } from '../../generated/partner/v50.ts';
import { type PinnedVersion, pinVersion } from '../pin-version.ts';

export type * as Bulk1 from '../../generated/bulk/v1.ts';
export type * as Bulk2 from '../../generated/bulk/v2.ts';
export type * from '../../generated/partner/v50.ts';

/** API 50.0, Winter '21. */
export const v50: PinnedVersion<
  Operations,
  { login: true; bulk2Ingest: true; bulk2Query: true; bulk2ResultPages: false },
  Bulk1V30,
  Bulk2V49
> = /* @__PURE__ */ pinVersion('50.0');
