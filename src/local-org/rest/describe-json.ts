import { describeObject, describeSummary } from '../describe/describe-object.ts';
import type { ObjectType } from '../store/object-definition.ts';
import { pathOf, type RestCall } from './rest-call.ts';

type Json = Readonly<Record<string, unknown>>;

/** What the REST API states of every field, also where it has nothing to say, with the value that it has then. */
const FIELD: Json = {
  aiPredictionField: false,
  calculatedFormula: null,
  cascadeDelete: false,
  compoundFieldName: null,
  controllerName: null,
  defaultValue: null,
  defaultValueFormula: null,
  dependentPicklist: false,
  displayLocationInDecimal: false,
  encrypted: false,
  externalId: false,
  extraTypeInfo: null,
  filteredLookupInfo: null,
  formulaTreatNullNumberAsZero: false,
  highScaleNumber: false,
  htmlFormatted: false,
  inlineHelpText: null,
  mask: null,
  maskType: null,
  referenceTargetField: null,
  relationshipName: null,
  relationshipOrder: null,
  restrictedDelete: false,
  writeRequiresMasterRead: false,
};

/** The same for an object in full. */
const OBJECT: Json = {
  actionOverrides: [],
  defaultImplementation: null,
  extendedBy: null,
  extendsInterfaces: null,
  implementedBy: null,
  implementsInterfaces: null,
  listviewable: null,
  lookupLayoutable: null,
  namedLayoutInfos: [],
  sobjectDescribeOption: 'FULL',
};

const SUMMARY: Json = { associateEntityType: null, associateParentEntity: null };
const CHILD: Json = { junctionIdListNames: [], junctionReferenceTo: [], relationshipName: null, restrictedDelete: false };

/** The short form, as describe global and the object's own resource have it. */
export function summaryJson(call: RestCall, object: ObjectType): Json {
  const own = pathOf(call, `/sobjects/${object.name}`);
  const urls = { rowTemplate: `${own}/{ID}`, describe: `${own}/describe`, sobject: own };
  return { ...sorted(SUMMARY, describeSummary(object)), urls };
}

/** The whole description. */
export function objectJson(call: RestCall, object: ObjectType): Json {
  const { org, version } = call;
  const { urlDetail, urlEdit, urlNew, ...description } = describeObject(org.store, object, version, call.origin);
  const lists = {
    fields: (description.fields as Json[]).map(fieldJson),
    childRelationships: (description.childRelationships as Json[]).map((each) => sorted(CHILD, each)),
    recordTypeInfos: (description.recordTypeInfos as Json[]).map((each) => recordTypeJson(call, object, each)),
  };
  return { ...sorted(SUMMARY, OBJECT, description, lists), urls: urlsOf(call, object, { urlDetail, urlEdit, urlNew }) };
}

function fieldJson(field: Json): Json {
  const picklistValues = (field.picklistValues as Json[]).map((each) => sorted({ validFor: null }, each));
  // The namespace of compounds is that of the Enterprise WSDL at every version.
  const soapType = String(field.soapType).replace(/^tns:(?=address$|location$)/, 'urn:');
  return sorted(FIELD, field, { picklistValues, soapType });
}

function recordTypeJson(call: RestCall, object: ObjectType, info: Json): Json {
  const layout = pathOf(call, `/sobjects/${object.name}/describe/layouts/${info.recordTypeId}`);
  return { ...sorted(info), urls: { layout } };
}

function urlsOf(call: RestCall, { name, keyPrefix }: ObjectType, pages: Json): Json {
  const own = pathOf(call, `/sobjects/${name}`);
  return {
    compactLayouts: `${own}/describe/compactLayouts`,
    rowTemplate: `${own}/{ID}`,
    approvalLayouts: `${own}/describe/approvalLayouts`,
    uiDetailTemplate: pages.urlDetail ?? `${call.origin}/{ID}`,
    uiEditTemplate: pages.urlEdit ?? `${call.origin}/{ID}/e`,
    listviews: `${own}/listviews`,
    describe: `${own}/describe`,
    uiNewRecord: pages.urlNew ?? `${call.origin}/${keyPrefix}/e`,
    quickActions: `${own}/quickActions`,
    layouts: `${own}/describe/layouts`,
    sobject: own,
  };
}

/** The later value of a name counts, unless it is undefined; in the order of the names, which is how the servers write them. */
function sorted(...parts: readonly Json[]): Json {
  const merged: Record<string, unknown> = {};
  for (const part of parts) {
    for (const [name, value] of Object.entries(part)) if (value !== undefined || !(name in merged)) merged[name] = value ?? null;
  }
  return Object.fromEntries(Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1)));
}
