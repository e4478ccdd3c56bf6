// Generated from codegen/version-facts.ts by "npm run generate". Do not edit.
import type { Operations } from '../../generated/partner/v48.ts';
import { type PinnedVersion, pinVersion } from '../pin-version.ts';

export type * from '../../generated/partner/v48.ts';

/** API 48.0, Spring '20. */
export const v48: PinnedVersion<Operations, { login: true; bulk2Ingest: true; bulk2Query: true; bulk2ResultPages: false }> = /* @__PURE__ */ pinVersion('48.0');
