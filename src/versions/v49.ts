// Generated from codegen/version-facts.ts by "npm run generate". Do not edit.
import type { Operations } from '../../generated/partner/v49.ts';
import { type PinnedVersion, pinVersion } from '../pin-version.ts';

export type * from '../../generated/partner/v49.ts';

/** API 49.0, Summer '20. */
export const v49: PinnedVersion<Operations, { login: true; bulk2Ingest: true; bulk2Query: true; bulk2ResultPages: false }> = /* @__PURE__ */ pinVersion('49.0');
