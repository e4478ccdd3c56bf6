// Generated from codegen/version-facts.ts by "npm run generate". Do not edit.
import type { Operations } from '../../generated/partner/v42.ts';
import { type PinnedVersion, pinVersion } from '../pin-version.ts';

export type * from '../../generated/partner/v42.ts';

/** API 42.0, Spring '18. */
export const v42: PinnedVersion<Operations, { login: true; bulk2Ingest: true; bulk2Query: false; bulk2ResultPages: false }> = /* @__PURE__ */ pinVersion('42.0');
