// Generated from codegen/version-facts.ts by "npm run generate". Do not edit.
import type { Operations } from '../../generated/partner/v38.ts';
import { type PinnedVersion, pinVersion } from '../pin-version.ts';

export type * from '../../generated/partner/v38.ts';

/** API 38.0, Winter '17. */
export const v38: PinnedVersion<Operations, { login: true; bulk2Ingest: false; bulk2Query: false; bulk2ResultPages: false }> = /* @__PURE__ */ pinVersion('38.0');
