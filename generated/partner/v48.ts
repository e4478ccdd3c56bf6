// API 48.0, Spring '20: changes DescribeQuickActionResult. The rest is as in 47.0; types that mention a changed one are restated.
// Generated from wsdl/partner-48.0.wsdl by "npm run generate". Do not edit.
import type { BoundOperation } from '../../src/soap/wire/operation.ts';
import type { ID, ShareAccessLevel } from './codes.ts';
import type {
  DescribeColor, DescribeIcon, DescribeLayoutSection, DescribeQuickActionDefaultValue, HeaderBlocks, Operations as V47Operations,
} from './v47.ts';
export type * from './v47.ts';

/** The operations of 48.0. */
export interface Operations<Blocks = HeaderBlocks> extends Omit<V47Operations<Blocks>,
  'describeQuickActions' | 'describeQuickActionsForRecordType'> {
  readonly describeQuickActions: BoundOperation<Blocks, { quickActions?: readonly string[] | null | undefined },
    readonly DescribeQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
  readonly describeQuickActionsForRecordType: BoundOperation<Blocks, { quickActions?: readonly string[] | null | undefined;
    recordTypeId: string }, readonly DescribeQuickActionResult[],
    'SessionHeader' | 'CallOptions' | 'PackageVersionHeader' | 'LocaleOptions', 'LimitInfoHeader'>;
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
  readonly height: number | null;
  readonly iconName: string | null;
  readonly iconUrl: string | null;
  readonly icons: readonly DescribeIcon[];
  readonly label: string;
  readonly layout: DescribeLayoutSection | null;
  readonly lightningComponentBundleId: ID | null;
  readonly lightningComponentBundleName: string | null;
  readonly lightningComponentQualifiedName: string | null;
  readonly miniIconUrl: string | null;
  readonly mobileExtensionId: string | null;
  readonly name: string;
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
