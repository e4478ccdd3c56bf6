// Generated from codegen/version-facts.ts by "npm run generate". Do not edit.
import type { Bulk1V30 } from '../../generated/bulk/v1.ts';
import type { Bulk2V30 } from '../../generated/bulk/v2.ts';
import type { Operations } from '../../generated/partner/v38.ts';
import { type PinnedVersion, pinVersion } from '../pin-version.ts';

export type * as Bulk1 from '../../generated/bulk/v1.ts';
export type * as Bulk2 from '../../generated/bulk/v2.ts';
export type * from '../../generated/partner/v38.ts';

/** API 38.0, Winter '17. */
export const v38: PinnedVersion<
  Operations,
  { login: true; bulk2Ingest: false; bulk2Query: false; bulk2ResultPages: false },
  Bulk1V30,
  Bulk2V30
> = /* @__PURE__ */ pinVersion('38.0');
