// `forcewire/versions`: which versions there are, what differs between two, and what an upgrade takes.
export { versions } from '../../generated/versions.ts';
export { checkUpgrade, type Finding, type UpgradeReport } from './check-upgrade.ts';
export { diffToMarkdown } from './diff-to-markdown.ts';
export { type Difference, type DifferenceSubject, diffVersions, type VersionDiff } from './diff-versions.ts';
export { upgradeToMarkdown } from './upgrade-to-markdown.ts';
