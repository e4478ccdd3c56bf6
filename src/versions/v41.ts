// Generated from codegen/version-facts.ts by "npm run generate". Do not edit.
import type { Operations } from '../../generated/partner/v41.ts';
import { type PinnedVersion, pinVersion } from '../pin-version.ts';

export type * from '../../generated/partner/v41.ts';

/** API 41.0, Winter '18. */
export const v41: PinnedVersion<Operations, { login: true; bulk2Ingest: true; bulk2Query: false; bulk2ResultPages: false }> = /* @__PURE__ */ pinVersion('41.0');
