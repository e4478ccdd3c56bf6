// Generated from codegen/version-facts.ts by "npm run generate". Do not edit.
import type { Operations } from '../../generated/partner/v36.ts';
import { type PinnedVersion, pinVersion } from '../pin-version.ts';

export type * from '../../generated/partner/v36.ts';

/** API 36.0, Spring '16. */
export const v36: PinnedVersion<Operations, { login: true; bulk2Ingest: false; bulk2Query: false; bulk2ResultPages: false }> = /* @__PURE__ */ pinVersion('36.0');
