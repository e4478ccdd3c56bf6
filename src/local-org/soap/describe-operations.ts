import {
  describeAllTabs,
  describeNoun,
  describeSearchableEntities,
  describeSearchScopeOrder,
  describeTabs,
  describeTheme,
} from '../describe/describe-app.ts';
import { describeCompactLayout, describeCompactLayouts, describeLayout, describeSearchLayout } from '../describe/describe-layout.ts';
import { describeGlobal, describeObject } from '../describe/describe-object.ts';
import { checkCount } from '../store/call-limits.ts';
import type { ObjectType } from '../store/object-definition.ts';
import { type Call, type Handlers, objectNamed } from './call.ts';
import { completeResult } from './complete-result.ts';

const MAX_DESCRIBED = 100;

interface ForObject {
  readonly sObjectType: string;
}

interface ForObjects {
  readonly sObjectType: readonly string[];
}

/**
 * Operations that say what the org has. What it has none of (path assistants, approval processes, quick actions) is answered by an empty
 * list, since that is what an org answers that does not use them.
 */
export const DESCRIBE_OPERATIONS: Handlers = {
  describeSObject: (call, { sObjectType }: ForObject) => describe(call, sObjectType),
  describeSObjects: (call, { sObjectType }: ForObjects) => {
    checkCount(sObjectType.length, MAX_DESCRIBED);
    return sObjectType.map((name) => describe(call, name));
  },
  describeGlobal: (call) => complete(call, 'DescribeGlobalResult', describeGlobal(call.org.store)),
  describeGlobalTheme: (call) => {
    const { store } = call.org;
    return complete(call, 'DescribeGlobalTheme', { global: describeGlobal(store), theme: describeTheme(store.objects()) });
  },
  describeTheme: (call, { sobjectType }: { sobjectType: readonly string[] }) => {
    const objects = sobjectType.length === 0 ? call.org.store.objects() : objectsNamed(call, sobjectType);
    return complete(call, 'DescribeThemeResult', describeTheme(objects));
  },
  describeLayout: (call, { sObjectType }: ForObject) => {
    const layout = describeLayout(call.org.store, objectNamed(call, sObjectType), call.table.version);
    return complete(call, 'DescribeLayoutResult', layout);
  },
  describeCompactLayouts: (call, { sObjectType }: ForObject) =>
    complete(call, 'DescribeCompactLayoutsResult', describeCompactLayouts(call.org.store, objectNamed(call, sObjectType))),
  describePrimaryCompactLayouts: (call, { sObjectTypes }: { sObjectTypes: readonly string[] }) =>
    objectsNamed(call, sObjectTypes).map((object) =>
      complete(call, 'DescribeCompactLayout', describeCompactLayout(call.org.store, object)),
    ),
  describeSearchLayouts: (call, { sObjectType }: ForObjects) =>
    objectsNamed(call, sObjectType).map((object) => complete(call, 'DescribeSearchLayoutResult', describeSearchLayout(object))),
  describeSearchableEntities: (call, request: { includeOnlyEntitiesWithTabs?: boolean }) =>
    describeSearchableEntities(call.org.store, request.includeOnlyEntitiesWithTabs === true).map((each) =>
      complete(call, 'DescribeSearchableEntityResult', each),
    ),
  describeSearchScopeOrder: ({ org }) => describeSearchScopeOrder(org.store),
  describeTabs: (call) => describeTabs(call.org.store, call.origin).map((each) => complete(call, 'DescribeTabSetResult', each)),
  describeAllTabs: (call) => describeAllTabs(call.org.store, call.origin).map((each) => complete(call, 'DescribeTab', each)),
  describeNouns: (call, request: { nouns: readonly string[]; onlyRenamed?: boolean }) => {
    checkCount(request.nouns.length, MAX_DESCRIBED);
    if (request.onlyRenamed === true) return [];
    return objectsNamed(call, request.nouns).map((object) => complete(call, 'DescribeNounResult', describeNoun(object)));
  },
  describeVisualForce: ({ origin }) => ({ domain: new URL(origin).host }),
  // Nobody is assigned to a call center.
  describeSoftphoneLayout: () => null,
  describeAppMenu: () => ({ appMenuItems: [] }),
  describeApprovalLayout: (call, { sObjectType }: ForObject) => objectNamed(call, sObjectType) && { approvalLayouts: [] },
  describePathAssistants: (call, { sObjectType }: ForObject) => objectNamed(call, sObjectType) && { pathAssistants: [] },
  describeAvailableQuickActions: () => [],
  describeFlexiPages: () => [],
  describeQuickActions: () => [],
  describeQuickActionsForRecordType: () => [],
};

function describe(call: Call, name: string): unknown {
  const object = objectNamed(call, name);
  return complete(call, 'DescribeSObjectResult', describeObject(call.org.store, object, call.table.version, call.origin));
}

function objectsNamed(call: Call, names: readonly string[]): ObjectType[] {
  return names.map((name) => objectNamed(call, name));
}

function complete({ table }: Call, typeName: string, given: object): Record<string, unknown> {
  return completeResult(table, typeName, given);
}
