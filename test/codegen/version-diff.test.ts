import { describe, expect, test } from 'vitest';
import { diffToMarkdown } from '../../src/version-report/diff-to-markdown.ts';
import { type Difference, type DifferenceSubject, diffVersions } from '../../src/version-report/diff-versions.ts';

/** `+ name`, `- name`, `~ name: before → after`, sorted. */
function lines(from: string, to: string, ...subjects: readonly DifferenceSubject[]): string[] {
  const { differences } = diffVersions(from, to);
  return differences
    .filter((each) => subjects.includes(each.subject))
    .map(line)
    .sort();
}

function line({ change, name, before, after }: Difference): string {
  return change === 'changed' ? `~ ${name}: ${before} → ${after}` : `${change === 'added' ? '+' : '-'} ${name}`;
}

const STRUCTURE: readonly DifferenceSubject[] = ['operation', 'binding', 'header', 'type', 'field', 'order', 'codeType'];

describe('47.0 → 62.0', () => {
  test('operations and their header blocks are the same', () => {
    expect(lines('47.0', '62.0', 'operation', 'binding', 'header', 'fault', 'order')).toEqual([]);
  });

  test('types', () => {
    expect(lines('47.0', '62.0', 'type', 'codeType')).toEqual(['+ NameValueTypeTriple', '+ SearchStatus', '+ SimpleNameObjectValuePair']);
  });

  test('fields', () => {
    expect(lines('47.0', '62.0', 'field')).toEqual([
      '+ DescribeGlobalSObjectResult.associateEntityType',
      '+ DescribeGlobalSObjectResult.associateParentEntity',
      '+ DescribeQuickActionResult.lightningWebComponentBundleId',
      '+ DescribeQuickActionResult.lightningWebComponentBundleName',
      '+ DescribeQuickActionResult.lightningWebComponentQualifiedName',
      '+ DescribeSObjectResult.associateEntityType',
      '+ DescribeSObjectResult.associateParentEntity',
      '+ EntitySearchMetadata.status',
      '+ LeadConvert.relatedPersonAccountId',
      '+ LeadConvert.relatedPersonAccountRecord',
      '+ LeadConvertResult.relatedPersonAccountId',
      '+ PackageVersion.packageId',
      '+ SearchResultsMetadata.status',
      '- DescribeQuickActionResult.mobileExtensionDisplayMode',
      '~ ActionOverride.formFactor: string → string~',
      '~ LimitInfo.current: int → long',
      '~ LimitInfo.limit: int → long',
    ]);
  });

  test('codes that are not bound to a server build', () => {
    const open = /^. (StatusCode|ExtendedErrorCode|ExceptionCode|FaultCode)\./;
    expect(lines('47.0', '62.0', 'code').filter((each) => !open.test(each))).toEqual([
      '+ OwnerChangeOptionType.TransferArticleAllVersions',
      '+ OwnerChangeOptionType.TransferArticleOwnedArchivedVersions',
      '+ OwnerChangeOptionType.TransferArticleOwnedPublishedVersion',
      '+ fieldType.floatarray',
      '+ soapType.xsd:long',
    ]);
  });

  test('the other direction says the opposite', () => {
    const opposite = { '+': '-', '-': '+' } as const;
    const forward = lines('47.0', '62.0', 'type', 'field', 'code').filter((each) => !each.startsWith('~'));
    const backward = lines('62.0', '47.0', 'type', 'field', 'code').filter((each) => !each.startsWith('~'));
    expect(forward.map((each) => opposite[each[0] as '+' | '-'] + each.slice(1)).sort()).toEqual(backward);
    expect(lines('62.0', '47.0', 'field')).toContain('~ LimitInfo.limit: long → int');
  });
});

describe('single steps', () => {
  test.each([
    ['36.0', '37.0', 'operation', ['+ describeSearchableEntities', '+ describeVisualForce']],
    ['38.0', '39.0', 'operation', ['- describeFlexiPages']],
    ['39.0', '40.0', 'operation', ['+ changeOwnPassword', '+ findDuplicatesByIds', '+ renderStoredEmailTemplate']],
    ['43.0', '44.0', 'operation', ['+ describeDataCategoryMappings']],
    ['44.0', '45.0', 'header', ['+ CurrencyConversionHeader']],
    ['45.0', '46.0', 'header', ['- CurrencyConversionHeader']],
    ['67.0', '68.0', 'header', ['+ DpopProofHeader']],
    ['39.0', '40.0', 'codeType', ['+ AttachmentRetrievalOption']],
    ['38.0', '39.0', 'codeType', ['- ComponentInstancePropertyTypeEnum', '- FlexipageContextTypeEnum']],
    ['59.0', '60.0', 'codeType', ['- json']],
    ['59.0', '60.0', 'field', ['~ LimitInfo.current: int → long', '~ LimitInfo.limit: int → long']],
    ['67.0', '68.0', 'field', ['+ DescribeQuickActionResult.flowRecordIdsVar']],
    [
      '31.0',
      '32.0',
      'binding',
      ['convertLead', 'create', 'delete', 'merge', 'performQuickActions', 'process', 'undelete', 'update', 'upsert'].map(
        (name) => `+ ${name}.LocaleOptions`,
      ),
    ],
    [
      '38.0',
      '39.0',
      'type',
      [
        '+ DescribeLayoutSaveOption',
        '+ EntitySearchMetadata',
        '+ FieldLevelSearchMetadata',
        '- DescribeComponentInstance',
        '- DescribeComponentInstanceProperty',
        '- DescribeFlexiPageRegion',
        '- DescribeFlexiPageResult',
        '- FlexipageContext',
      ],
    ],
    [
      '38.0',
      '39.0',
      'field',
      [
        '+ DescribeGlobalSObjectResult.isSubtype',
        '+ DescribeLayout.saveOptions',
        '+ DescribeSObjectResult.isSubtype',
        '+ MergeRequest.additionalInformationMap',
        '+ SearchResultsMetadata.entityMetadata',
        '~ DuplicateResult.errorMessage: string → string~',
      ],
    ],
    [
      '40.0',
      '41.0',
      'field',
      [
        '+ DescribeQuickActionResult.flowDevName',
        '+ DescribeQuickActionResult.flowRecordIdVar',
        '+ LeadConvert.accountRecord',
        '+ LeadConvert.bypassAccountDedupeCheck',
        '+ LeadConvert.bypassContactDedupeCheck',
        '+ LeadConvert.contactRecord',
        '+ LeadConvert.opportunityRecord',
        '+ RecordTypeInfo.active',
        '+ RecordTypeMapping.active',
        '+ RenderEmailTemplateRequest.escapeHtmlInMergeFields',
      ],
    ],
    ['40.0', '41.0', 'code', ['+ soqlOperator.notLike']],
    ['30.0', '31.0', 'operation', ['+ describeAllTabs', '+ describeKnowledgeSettings', '+ describePrimaryCompactLayouts']],
  ] as const)('%s → %s, %s', (from, to, subject, expected) => {
    const buildBound = /^. (StatusCode|ExtendedErrorCode|ExceptionCode|FaultCode)\./;
    expect(lines(from, to, subject).filter((each) => !buildBound.test(each))).toEqual(expected);
  });

  test.each([
    ['34.0', '35.0', 'SingleEmailMessage'],
    ['37.0', '38.0', 'MatchResult'],
  ])('%s → %s reorders %s alone', (from, to, type) => {
    expect(
      diffVersions(from, to)
        .differences.filter((each) => each.subject === 'order')
        .map((each) => each.name),
    ).toEqual([type]);
  });

  test('no other step reorders anything', () => {
    const steps = Array.from({ length: 38 }, (_, at) => [`${30 + at}.0`, `${31 + at}.0`] as const);
    expect(steps.filter(([from, to]) => lines(from, to, 'order').length > 0)).toEqual([
      ['34.0', '35.0'],
      ['37.0', '38.0'],
    ]);
  });

  test.each(['48.0', '51.0', '52.0', '53.0', '54.0', '55.0', '57.0', '63.0', '64.0', '65.0', '66.0'])(
    'after %s the structure stays',
    (version) => {
      expect(lines(version, `${Number(version) + 1}.0`, ...STRUCTURE)).toEqual([]);
    },
  );

  // Values added and removed, as counted from the files.
  test.each([
    ['30.0', '31.0', 'StatusCode', 14, 1],
    ['40.0', '41.0', 'ExceptionCode', 5, 8],
    ['53.0', '54.0', 'StatusCode', 21, 93],
    ['54.0', '55.0', 'ExtendedErrorCode', 44, 1],
    ['61.0', '62.0', 'StatusCode', 11, 0],
  ])('%s → %s: %s gains %i and loses %i', (from, to, type, gained, lost) => {
    const codes = lines(from, to, 'code').filter((each) => each.slice(2).startsWith(`${type}.`));
    expect([codes.filter((each) => each.startsWith('+')).length, codes.filter((each) => each.startsWith('-')).length]).toEqual([
      gained,
      lost,
    ]);
  });
});

describe('Markdown', () => {
  test('has a section per kind and a line per difference', () => {
    const text = diffToMarkdown(diffVersions('59.0', '60.0'));
    expect(text).toMatch(/^# 59\.0 → 60\.0\n/);
    expect(text).toContain('## Fields\n\n- changed `LimitInfo.current`: `int` → `long`\n- changed `LimitInfo.limit`: `int` → `long`\n');
    expect(text).toContain('## Code types\n\n- removed `json`\n');
    expect(text).toContain('- removed in `fieldType` (1): `json`');
  });

  test('names the operation that takes a header', () => {
    expect(diffToMarkdown(diffVersions('33.0', '34.0'))).toContain('- added `DuplicateRuleHeader` to `create`');
  });

  test('says so when nothing differs', () => {
    expect(diffToMarkdown(diffVersions('62', '62.0'))).toBe(
      '# 62.0 → 62.0\n\nThe two versions declare the same operations, types, fields and codes.\n',
    );
  });
});

test.each(['29.0', '69.0', 'sixty', ''])('"%s" is refused with the versions there are', (version) => {
  expect(() => diffVersions('62.0', version)).toThrow(/has no WSDL here; there are 30\.0 to 68\.0/);
});
