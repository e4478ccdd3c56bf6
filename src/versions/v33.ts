// Generated from codegen/version-facts.ts by "npm run generate". Do not edit.
import type { Operations } from '../../generated/partner/v33.ts';
import { type PinnedVersion, pinVersion } from '../pin-version.ts';

export type * from '../../generated/partner/v33.ts';

/** API 33.0, Spring '15. */
export const v33: PinnedVersion<Operations, { login: true; bulk2Ingest: false; bulk2Query: false; bulk2ResultPages: false }> = /* @__PURE__ */ pinVersion('33.0');
