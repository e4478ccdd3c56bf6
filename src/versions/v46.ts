// Generated from codegen/version-facts.ts by "npm run generate". Do not edit.
import type { Operations } from '../../generated/partner/v46.ts';
import { type PinnedVersion, pinVersion } from '../pin-version.ts';

export type * from '../../generated/partner/v46.ts';

/** API 46.0, Summer '19. */
export const v46: PinnedVersion<Operations, { login: true; bulk2Ingest: true; bulk2Query: false; bulk2ResultPages: false }> = /* @__PURE__ */ pinVersion('46.0');
