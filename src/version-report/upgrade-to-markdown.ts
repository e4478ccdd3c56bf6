import type { Finding, UpgradeReport } from './check-upgrade.ts';

/** Three sections, the urgent one first, each finding with what to do and the page that says so. */
export function upgradeToMarkdown(report: UpgradeReport): string {
  const sections = [section('Breaks', report.breaks), section('Changes', report.changes), section('Adds', report.adds)];
  return `# ${report.from} → ${report.to}\n\n${sections.join('\n\n')}\n`;
}

function section(title: string, findings: readonly Finding[]): string {
  return `## ${title}\n\n${findings.length === 0 ? 'Nothing.' : findings.map(line).join('\n')}`;
}

function line({ subject, what, todo, at, source }: Finding): string {
  return `- **${subject}**${at === undefined ? '' : ` (${at})`}: ${what} *To do:* ${todo} (${source})`;
}
