// Generated from codegen/version-facts.ts by "npm run generate". Do not edit.
import type { Operations } from '../../generated/partner/v56.ts';
import { type PinnedVersion, pinVersion } from '../pin-version.ts';

export type * from '../../generated/partner/v56.ts';

/** API 56.0, Winter '23. */
export const v56: PinnedVersion<Operations, { login: true; bulk2Ingest: true; bulk2Query: true; bulk2ResultPages: false }> = /* @__PURE__ */ pinVersion('56.0');
