// Generated from codegen/version-facts.ts by "npm run generate". Do not edit.
import type { Operations } from '../../generated/partner/v43.ts';
import { type PinnedVersion, pinVersion } from '../pin-version.ts';

export type * from '../../generated/partner/v43.ts';

/** API 43.0, Summer '18. */
export const v43: PinnedVersion<Operations, { login: true; bulk2Ingest: true; bulk2Query: false; bulk2ResultPages: false }> = /* @__PURE__ */ pinVersion('43.0');
