import { Command } from 'commander';
import { checkUpgrade, diffToMarkdown, diffVersions, upgradeToMarkdown, versions } from '../version-report/index.ts';
import { toTable } from './table.ts';

interface Options {
  readonly json?: boolean;
}

/** `forcewire versions`: the versions this package speaks, what differs between two, and what an upgrade takes. */
export function versionsCommand(): Command {
  return new Command('versions')
    .description('list the API versions that this package speaks, with what each has')
    .option('--json', 'print data instead of a table')
    .enablePositionalOptions()
    .action(({ json }: Options) => {
      process.stdout.write(json === true ? `${JSON.stringify(versions, null, 2)}\n` : listVersions());
    })
    .addCommand(
      comparison('diff', 'operations, types, fields and codes that differ between two versions', (from, to) => {
        const diff = diffVersions(from, to);
        return { data: diff, markdown: diffToMarkdown(diff) };
      }),
    )
    .addCommand(
      comparison('check', 'what an upgrade from one version to another breaks, changes and adds, and what to do', (from, to) => {
        const report = checkUpgrade(from, to);
        return { data: report, markdown: upgradeToMarkdown(report) };
      }),
    );
}

interface Comparison {
  readonly data: object;
  readonly markdown: string;
}

function comparison(name: string, description: string, compare: (from: string, to: string) => Comparison): Command {
  return new Command(name)
    .description(description)
    .argument('<from>', 'for instance 47.0')
    .argument('<to>', 'for instance 62.0')
    .option('--json', 'print data instead of Markdown')
    .action((from: string, to: string, { json }: Options) => {
      const { data, markdown } = compare(from, to);
      process.stdout.write(json === true ? `${JSON.stringify(data, null, 2)}\n` : `${markdown.trimEnd()}\n`);
    });
}

const COLUMNS = ['SOAP login()', 'Bulk 2.0 ingest', 'Bulk 2.0 query', 'Bulk 2.0 result pages'];

function listVersions(): string {
  const rows = versions.map(({ version, release, retired, has }) => {
    const features = [has.login, has.bulk2Ingest, has.bulk2Query, has.bulk2ResultPages];
    return [version, release, ...(retired ? ['retired'] : features.map((feature) => (feature ? 'yes' : '–')))];
  });
  return toTable([['', '', ...COLUMNS], ...rows]);
}
