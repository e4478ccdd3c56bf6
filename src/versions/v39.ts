// Generated from codegen/version-facts.ts by "npm run generate". Do not edit.
import type { Bulk1V30 } from '../../generated/bulk/v1.ts';
import type { Bulk2V30 } from '../../generated/bulk/v2.ts';
import type { Operations } from '../../generated/partner/v39.ts';
import { type PinnedVersion, pinVersion } from '../pin-version.ts';

export type * as Bulk1 from '../../generated/bulk/v1.ts';
export type * as Bulk2 from '../../generated/bulk/v2.ts';
export type * from '../../generated/partner/v39.ts';

/** API 39.0, Spring '17. */
export const v39: PinnedVersion<
  Operations,
  { login: true; bulk2Ingest: false; bulk2Query: false; bulk2ResultPages: false },
  Bulk1V30,
  Bulk2V30
> = /* @__PURE__ */ pinVersion('39.0');
