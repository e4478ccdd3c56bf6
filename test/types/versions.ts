// Compiled, never run: both sides of what changed between versions, on nested paths, and operations that a version lacks.
import { v30 } from 'forcewire/v30';
import { v31 } from 'forcewire/v31';
import { v33 } from 'forcewire/v33';
import { v34 } from 'forcewire/v34';
import type { v36 } from 'forcewire/v36';
import { v37 } from 'forcewire/v37';
import { v38 } from 'forcewire/v38';
import { v39 } from 'forcewire/v39';
import { v41 } from 'forcewire/v41';
import type { v42 } from 'forcewire/v42';
import type { v43 } from 'forcewire/v43';
import type { v47 } from 'forcewire/v47';
import type { v48 } from 'forcewire/v48';
import { v61 } from 'forcewire/v61';
import { type ApiError, type DescribeSObjectResult, type LimitInfo, type SObject, type StatusCode, v62 } from 'forcewire/v62';
import type { v63 } from 'forcewire/v63';
import { v68 } from 'forcewire/v68';
import type { Operation } from '../../src/soap/wire/operation.ts';

type ResultOf<O> = O extends Operation<infer _, infer Result, infer _, infer _> ? Result : never;

// ── Field.aiPredictionField came with 43.0, deep inside describeSObject ──
declare const describe42: ResultOf<typeof v42.operations.describeSObject>;
declare const describe43: ResultOf<typeof v43.operations.describeSObject>;
declare const describe62: ResultOf<typeof v62.operations.describeSObject>;
// @ts-expect-error not at 42.0
describe42.fields[0]!.aiPredictionField;
describe43.fields[0]!.aiPredictionField satisfies boolean;
describe62.fields[0]!.aiPredictionField satisfies boolean;
describe62 satisfies DescribeSObjectResult;
// and through describeSObjects, whose own type did not change
declare const describes42: ResultOf<typeof v42.operations.describeSObjects>;
declare const describes43: ResultOf<typeof v43.operations.describeSObjects>;
// @ts-expect-error not at 42.0
describes42[0]!.fields[0]!.aiPredictionField;
describes43[0]!.fields[0]!.aiPredictionField satisfies boolean;

// ── Error.extendedErrorDetails came with 37.0, in every answer that has errors ──
declare const saved36: ResultOf<typeof v36.operations.create>;
declare const saved37: ResultOf<typeof v37.operations.create>;
// @ts-expect-error not at 36.0
saved36[0]!.errors[0]!.extendedErrorDetails;
saved37[0]!.errors[0]!.extendedErrorDetails[0]!.extendedErrorCode satisfies string;
declare const merged36: ResultOf<typeof v36.operations.merge>;
declare const merged37: ResultOf<typeof v37.operations.merge>;
// @ts-expect-error not at 36.0
merged36[0]!.errors[0]!.extendedErrorDetails;
merged37[0]!.errors[0]!.extendedErrorDetails;

// ── a subtype that came with 34.0 narrows by xsiType ──
declare const saved33: ResultOf<typeof v33.operations.create>;
declare const saved34: ResultOf<typeof v34.operations.create>;
// @ts-expect-error there is nothing to tell apart at 33.0
saved33[0]!.errors[0]!.xsiType;
const [error] = saved34[0]!.errors;
if (error?.xsiType === 'DuplicateError') error.duplicateResult.matchResults[0]?.matchRecords[0]?.record satisfies SObject | undefined;
// @ts-expect-error a plain error has no duplicate
else error?.duplicateResult;

// ── a field that ended with 47.0, inside describeQuickActions ──
declare const actions47: ResultOf<typeof v47.operations.describeQuickActions>;
declare const actions48: ResultOf<typeof v48.operations.describeQuickActions>;
actions47[0]!.mobileExtensionDisplayMode satisfies string | null;
// @ts-expect-error gone at 48.0
actions48[0]!.mobileExtensionDisplayMode;

// ── request headers change with their types ──
const query = { queryString: 'SELECT Id FROM Account' };
const named = { packageVersions: [{ majorNumber: 1, minorNumber: 0, namespace: 'ns' }] };
const identified = { packageVersions: [{ majorNumber: 1, minorNumber: 0, namespace: 'ns', packageId: '033000000000000AAA' }] };
v61.operations.query.encodeRequest(query, { PackageVersionHeader: named });
v62.operations.query.encodeRequest(query, { PackageVersionHeader: identified });
// @ts-expect-error 62.0 requires packageId
v62.operations.query.encodeRequest(query, { PackageVersionHeader: named });
const rule = { DuplicateRuleHeader: { allowSave: true, includeRecordDetails: false, runAsCurrentUser: true } };
// @ts-expect-error DuplicateRuleHeader is bound from 34.0 on
v33.operations.create.encodeRequest({ sObjects: [] }, rule);
v34.operations.create.encodeRequest({ sObjects: [] }, rule);

// ── an operation that a version lacks does not exist ──
v41.operations.findDuplicates;
v38.operations.findDuplicates;
// @ts-expect-error findDuplicates() came with 38.0
v37.operations.findDuplicates;
v38.operations.describeFlexiPages;
// @ts-expect-error describeFlexiPages() went with 39.0
v39.operations.describeFlexiPages;
// @ts-expect-error and did not come back
v62.operations.describeFlexiPages;
// @ts-expect-error describeAllTabs() came with 31.0
v30.operations.describeAllTabs;
v31.operations.describeAllTabs;
// @ts-expect-error a field of quick actions that came with 63.0
(null as unknown as ResultOf<typeof v62.operations.describeQuickActions>)[0]!.parameters;
(null as unknown as ResultOf<typeof v63.operations.describeQuickActions>)[0]!.parameters[0]!.parameterType satisfies string;

// ── requests: what is required, what may be left out or null, and subtypes by name ──
v62.operations.describeLayout.encodeRequest({ sObjectType: 'Account' });
v62.operations.describeLayout.encodeRequest({ sObjectType: 'Account', layoutName: null, recordTypeIds: ['012000000000000AAA'] });
// @ts-expect-error sObjectType is required
v62.operations.describeLayout.encodeRequest({ layoutName: 'x' });
v62.operations.getUpdated.encodeRequest({ sObjectType: 'Account', startDate: new Date(), endDate: '2024-05-31T12:00:00.000Z' });
v62.operations.sendEmail.encodeRequest({ messages: [{ xsiType: 'SingleEmailMessage', toAddresses: ['a@example.com'], subject: 'Hello' }] });
// @ts-expect-error which email it is must be said
v62.operations.sendEmail.encodeRequest({ messages: [{ toAddresses: ['a@example.com'], subject: 'Hello' }] });
// @ts-expect-error there is no such email
v62.operations.sendEmail.encodeRequest({ messages: [{ xsiType: 'Email' }] });
v62.operations.process.encodeRequest({ actions: [{ xsiType: 'ProcessSubmitRequest', objectId: '001000000000001AAA' }] });
v62.operations.delete.encodeRequest({ ids: ['001000000000001AAA'] }, { AllOrNoneHeader: { allOrNone: true } });
v62.operations.create.encodeRequest({ sObjects: [{ type: 'Account', Name: 'Acme', fieldsToNull: ['Phone'] }] });
// @ts-expect-error a record has a type
v62.operations.create.encodeRequest({ sObjects: [{ Name: 'Acme' }] });

// ── answers are complete: lists are there, what is nil is null, codes are open ──
declare const saved: ResultOf<typeof v62.operations.create>;
saved satisfies readonly { readonly id: string | null; readonly success: boolean; readonly errors: readonly unknown[] }[];
declare const code: StatusCode;
code satisfies string;
'A_CODE_OF_TOMORROW' satisfies StatusCode;
declare const plain: ApiError;
plain.fields satisfies readonly string[];
declare const retrieved: ResultOf<typeof v62.operations.retrieve>;
retrieved satisfies readonly (SObject | null)[];
(null as unknown as LimitInfo).current satisfies number;
v62.operations.query.decodeStream satisfies unknown;
// @ts-expect-error only the queries stream
v62.operations.search.decodeStream;

// ── a version says what it has ──
v62.has.login satisfies true;
v68.has.login satisfies false;
v41.has.bulk2Ingest satisfies true;
v41.has.bulk2Query satisfies false;
v68.at('69.0').operations.query satisfies typeof v68.operations.query;
