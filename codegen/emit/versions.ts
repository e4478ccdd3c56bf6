// generated/versions.ts and src/versions/vNN.ts.
import type { VersionFacts } from '../version-facts.ts';
import { generatedHeader } from './header.ts';

/** The table of all versions. */
export function versionTableFile(facts: readonly VersionFacts[]): string {
  return `${generatedHeader('codegen/version-facts.ts', ['The versions that have a WSDL here, oldest first, with what no WSDL says of them.'])}import type { ApiVersion } from '../src/pin-version.ts';

/** Every version that can be pinned, oldest first. */
export const versions: readonly Pick<ApiVersion, 'version' | 'release' | 'retired' | 'has'>[] = [
${facts.map((each) => `  { version: '${each.version}', release: "${each.release}", retired: ${each.retired}, has: ${featuresText(each)} },`).join('\n')}
];
`;
}

/** The module behind `forcewire/vNN`. */
export function pinFile(facts: VersionFacts, bulk: { readonly bulk1: string; readonly bulk2: string }): string {
  const name = `v${Number(facts.version)}`;
  return `${generatedHeader('codegen/version-facts.ts', [])}import type { ${bulk.bulk1} } from '../../generated/bulk/v1.ts';
import type { ${bulk.bulk2} } from '../../generated/bulk/v2.ts';
import type { Operations } from '../../generated/partner/${name}.ts';
import { type PinnedVersion, pinVersion } from '../pin-version.ts';

export type * as Bulk1 from '../../generated/bulk/v1.ts';
export type * as Bulk2 from '../../generated/bulk/v2.ts';
export type * from '../../generated/partner/${name}.ts';

/** API ${facts.version}, ${facts.release}${facts.retired ? ' (retired)' : ''}. */
export const ${name}: PinnedVersion<
  Operations,
  ${featuresText(facts).replaceAll(',', ';')},
  ${bulk.bulk1},
  ${bulk.bulk2}
> = /* @__PURE__ */ pinVersion('${facts.version}');
`;
}

function featuresText({ has }: VersionFacts): string {
  const members = Object.entries(has).map(([name, value]) => `${name}: ${value}`);
  return `{ ${members.join(', ')} }`;
}
