// API 68.0, Winter '27: adds DpopProofHeader; changes DescribeQuickActionResult. The rest is as in 67.0; types that mention a changed one
// are restated.
// Generated from wsdl/partner-68.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation } from '../../src/soap/wire/operation.ts';
import type { ID, ShareAccessLevel } from './codes.ts';
import type {
  DescribeColor, DescribeIcon, DescribeLayoutSection, DescribeQuickActionDefaultValue, DescribeQuickActionParameter,
  HeaderBlocks as V67HeaderBlocks, Operations as V67Operations,
} from './v67.ts';
export type * from './v67.ts';

/** The operations of 68.0. */
export interface Operations<Blocks = HeaderBlocks> extends Omit<V67Operations<Blocks>,
  'describeQuickActions' | 'describeQuickActionsForRecordType'> {
  readonly describeQuickActions: BoundOperation<Blocks, { quickActions?: readonly string[] | null | undefined },
    readonly DescribeQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeQuickActionsForRecordType: BoundOperation<Blocks, { quickActions?: readonly string[] | null | undefined;
    recordTypeId: string }, readonly DescribeQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
}

/** Every header block of the version. An operation takes and returns those that it binds. */
export interface HeaderBlocks extends V67HeaderBlocks {
  readonly DpopProofHeader?: DpopProofHeader | undefined;
}

/** Part of `describeQuickActions()`, `describeQuickActionsForRecordType()`. */
export interface DescribeQuickActionResult {
  readonly accessLevelRequired: ShareAccessLevel | null;
  readonly actionEnumOrId: string;
  readonly canvasApplicationId: ID | null;
  readonly canvasApplicationName: string | null;
  readonly colors: readonly DescribeColor[];
  readonly contextSobjectType: string | null;
  readonly defaultValues: readonly DescribeQuickActionDefaultValue[];
  readonly flowDevName: string | null;
  readonly flowRecordIdVar: string | null;
  readonly flowRecordIdsVar: string | null;
  readonly height: number | null;
  readonly iconName: string | null;
  readonly iconUrl: string | null;
  readonly icons: readonly DescribeIcon[];
  readonly label: string;
  readonly layout: DescribeLayoutSection | null;
  readonly lightningComponentBundleId: ID | null;
  readonly lightningComponentBundleName: string | null;
  readonly lightningComponentQualifiedName: string | null;
  readonly lightningWebComponentBundleId: ID | null;
  readonly lightningWebComponentBundleName: string | null;
  readonly lightningWebComponentQualifiedName: string | null;
  readonly miniIconUrl: string | null;
  readonly mobileExtensionId: string | null;
  readonly name: string;
  readonly parameters: readonly DescribeQuickActionParameter[];
  readonly showQuickActionLcHeader: boolean;
  readonly showQuickActionVfHeader: boolean;
  readonly targetParentField: string | null;
  readonly targetRecordTypeId: ID | null;
  readonly targetSobjectType: string | null;
  readonly type: string;
  readonly visualforcePageName: string | null;
  readonly visualforcePageUrl: string | null;
  readonly width: number | null;
}

/** Header block of requests. */
export interface DpopProofHeader {
}
