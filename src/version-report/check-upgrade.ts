import { versions } from '../../generated/versions.ts';
import { type Advice, behaviourChanges, betweenVersions, type StandingFact, standingFacts } from './behaviour-facts.ts';
import { type Difference, diffVersions } from './diff-versions.ts';

/** One thing to know before changing the version. */
export interface Finding {
  /** What it is about: 'SOAP login()'. */
  readonly subject: string;
  readonly what: string;
  readonly todo: string;
  /** The version at which it happens; undefined for what holds for the target version as a whole. */
  readonly at: string | undefined;
  /** Title of the page that says so; 'WSDL' for what the WSDLs declare. */
  readonly source: string;
}

/** What a change of version breaks, changes and adds. */
export interface UpgradeReport {
  readonly from: string;
  readonly to: string;
  readonly direction: 'upgrade' | 'downgrade' | 'none';
  readonly breaks: readonly Finding[];
  readonly changes: readonly Finding[];
  readonly adds: readonly Finding[];
}

/**
 * Says what happens to a program that goes from one version to another, in either direction: first the behaviour that no WSDL shows, then
 * what the WSDLs declare otherwise. A version without a WSDL here is judged by its behaviour alone. Throws RangeError for what is no version.
 */
export function checkUpgrade(from: string, to: string): UpgradeReport {
  const [start, target] = [versionNumber(from), versionNumber(to)];
  const direction = start === target ? 'none' : start < target ? 'upgrade' : 'downgrade';
  const findings = [...standing(target), ...crossed(start, target), ...jobsUnderWay(start, target), ...declared(start, target)];
  const having = (effect: Advice['effect']): Finding[] => findings.filter((each) => each.effect === effect).map(toFinding);
  return { from: `${start}.0`, to: `${target}.0`, direction, breaks: having('breaks'), changes: having('changes'), adds: having('adds') };
}

type Found = Finding & Pick<Advice, 'effect'>;

function toFinding({ subject, what, todo, at, source }: Found): Finding {
  return { subject, what, todo, at, source };
}

function standing(target: number): Found[] {
  return standingFacts.filter((fact) => target >= fact.since && target <= fact.until).map(fromStanding);
}

function fromStanding({ effect, subject, what, todo, source }: StandingFact): Found {
  return { effect, subject, what, todo, at: undefined, source };
}

function crossed(start: number, target: number): Found[] {
  const [low, high] = start < target ? [start, target] : [target, start];
  const between = behaviourChanges.filter((change) => change.at > low && change.at <= high);
  const found = between.map(({ at, needs, subject, upgrade, downgrade, source }) => ({
    ...(start < target ? upgrade : downgrade),
    subject,
    at: `${at}.0`,
    source,
    isMoot: start > target && target < (needs ?? 0),
  }));
  return found.filter((each) => each.effect === 'adds' || !each.isMoot);
}

function jobsUnderWay(start: number, target: number): Found[] {
  return start === target || start < betweenVersions.since ? [] : [fromStanding(betweenVersions)];
}

function declared(start: number, target: number): Found[] {
  const unknown = [start, target].filter((version) => !versions.some((each) => Number(each.version) === version));
  if (unknown.length > 0) return [undeclared(unknown)];
  const { differences } = diffVersions(String(start), String(target));
  const found = differences.filter((each) => each.subject !== 'code' && each.subject !== 'codeType').map(fromDifference);
  const codes = differences.filter((each) => each.subject === 'code' && each.change === 'added').length;
  if (codes === 0) return found;
  const what = `${codes} more codes are declared (errors, field types and the like).`;
  const todo = 'Nothing: codes are open types, and a server may answer new ones at any version.';
  return [...found, { effect: 'adds', subject: 'Codes', what, todo, at: undefined, source: 'WSDL' }];
}

function undeclared(versions: readonly number[]): Found {
  const names = versions.map((version) => `${version}.0`).join(' and ');
  const what = `There is no WSDL of ${names} here, so that types and operations could not be compared.`;
  const todo = 'Import the WSDL (npm run wsdl:import) if the version is newer than those here.';
  return { effect: 'changes', subject: 'Declared types', what, todo, at: undefined, source: 'WSDL' };
}

/** 7.0 is the oldest that the notices of retirement name. */
function versionNumber(version: string): number {
  if (/^\d{1,3}(\.0)?$/.test(version) && Number(version) >= 7) return Number(version);
  throw new RangeError(`"${version}" is not an API version; write it as in '62.0'.`);
}

function fromDifference(difference: Difference): Found {
  const { subject, change, name, before, after } = difference;
  const label = `${LABELS[subject]} ${name}`;
  const base = { subject: label, at: undefined, source: 'WSDL' };
  if (change === 'added') return { ...base, effect: 'adds', what: `Added: ${after || 'no fields'}.`, todo: 'Nothing.' };
  if (change === 'removed')
    return { ...base, effect: 'breaks', what: `Removed; it was: ${before || 'empty'}.`, todo: 'Stop using it; the compiler shows where.' };
  return {
    ...base,
    effect: 'changes',
    what: `${before} → ${after}.`,
    todo: subject === 'order' ? 'Nothing; requests are written in the order of their version.' : 'Compile; the types show what to handle.',
  };
}

const LABELS: Readonly<Record<Difference['subject'], string>> = {
  operation: 'Operation',
  binding: 'Header of operation',
  fault: 'Declared fault of operation',
  header: 'Header block',
  type: 'Type',
  field: 'Field',
  order: 'Order of fields in',
  codeType: 'Code type',
  code: 'Code',
};
