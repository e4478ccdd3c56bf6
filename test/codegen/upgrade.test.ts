import { describe, expect, test } from 'vitest';
import { checkUpgrade, type Finding } from '../../src/version-report/check-upgrade.ts';
import { upgradeToMarkdown } from '../../src/version-report/upgrade-to-markdown.ts';

/** What no WSDL shows, as "subject at version". */
function behaviour(findings: readonly Finding[]): string[] {
  return findings.filter((each) => each.source !== 'WSDL').map(({ subject, at }) => (at === undefined ? subject : `${subject} at ${at}`));
}

describe('41.0 → 65.0', () => {
  const report = checkUpgrade('41.0', '65.0');

  test('breaks the login, although the WSDL still declares it', () => {
    expect(report.direction).toBe('upgrade');
    expect(behaviour(report.breaks)).toEqual(['SOAP login() at 65.0']);
    expect(report.breaks[0]!.what).toMatch(/INVALID_OPERATION.*WSDL still declares/);
    expect(report.breaks[0]!.todo).toMatch(/OAuth.*loginVersion/);
  });

  test('changes what bulk answers look like', () => {
    expect(behaviour(report.changes)).toEqual([
      'Bulk API 2.0 counters at 47.0',
      'Bulk API 2.0 column order at 50.0',
      'Bulk API 2.0 failedResults at 53.0',
      'Polymorphic columns in bulk CSV at 57.0',
      'Bulk API 2.0 jobs under way',
    ]);
  });

  test('adds bulk queries, rules and result pages', () => {
    expect(behaviour(report.adds)).toEqual([
      'Bulk API 2.0 query at 47.0',
      'Bulk API 2.0 assignmentRuleId at 49.0',
      'Bulk API 2.0 result pages at 58.0',
    ]);
  });

  test('lists what the WSDLs declare beside it', () => {
    expect(report.adds.map((each) => each.subject)).toContain('Operation deleteByExample');
    expect(report.breaks.map((each) => each.subject)).toEqual(['SOAP login()']);
  });

  test('every finding says what to do and who says so', () => {
    for (const finding of [...report.breaks, ...report.changes, ...report.adds]) {
      expect(finding.todo).toMatch(/\.$/);
      expect(finding.source).not.toBe('');
    }
  });
});

describe('the other way', () => {
  test('65.0 → 41.0 loses bulk queries and gets the login back', () => {
    const report = checkUpgrade('65.0', '41.0');
    expect(report.direction).toBe('downgrade');
    expect(behaviour(report.breaks)).toEqual(['Bulk API 2.0 query at 47.0', 'Bulk API 2.0 assignmentRuleId at 49.0']);
    expect(behaviour(report.adds)).toEqual(['SOAP login() at 65.0']);
    expect(behaviour(report.changes)).toContain('SOAP login()');
    expect(report.breaks.map((each) => each.subject)).toContain('Operation deleteByExample');
  });

  test('who goes below a feature need not hear how it changed', () => {
    expect(behaviour(checkUpgrade('62.0', '46.0').changes)).not.toContain('Bulk API 2.0 column order at 50.0');
    expect(behaviour(checkUpgrade('48.0', '50.0').changes)).toContain('Bulk API 2.0 column order at 50.0');
  });

  test('62.0 → 30.0 breaks: it is retired', () => {
    const retired = checkUpgrade('62.0', '30.0').breaks[0]!;
    expect([retired.subject, retired.at]).toEqual(['Retired', undefined]);
    expect(retired.what).toMatch(/500 UNSUPPORTED_API_VERSION.*400 InvalidVersion.*410 GONE/);
  });

  test('31.0 to 40.0 are on their way out', () => {
    expect(checkUpgrade('45.0', '40.0').changes[0]!.what).toMatch(/Summer '27.*Summer '28/);
    expect(behaviour(checkUpgrade('40.0', '41.0').changes)).toEqual(['SOAP login()']);
  });
});

test('a version without a WSDL is judged by its behaviour', () => {
  const report = checkUpgrade('29.0', '62.0');
  expect(behaviour(report.adds)).toContain('Bulk API 2.0 ingest at 41.0');
  expect(report.changes.find((each) => each.subject === 'Declared types')!.what).toMatch(/no WSDL of 29\.0/);
});

test('the same version is no change', () => {
  const report = checkUpgrade('62.0', '62.0');
  expect([report.direction, report.breaks, behaviour(report.changes), report.adds]).toEqual(['none', [], ['SOAP login()'], []]);
});

test.each(['6.0', 'v62', '62.1', ''])('"%s" is no version', (version) => {
  expect(() => checkUpgrade('62.0', version)).toThrow(RangeError);
});

test('Markdown has three sections, the urgent one first', () => {
  const text = upgradeToMarkdown(checkUpgrade('64.0', '65.0'));
  expect(text.match(/^## .*/gm)).toEqual(['## Breaks', '## Changes', '## Adds']);
  expect(text).toMatch(/- \*\*SOAP login\(\)\*\* \(65\.0\): .* \*To do:\* Use an OAuth/);
});
