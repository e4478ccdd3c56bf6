// Every place where two versions of the Partner API disagree, read against the WSDLs, with why it is harmless or how it is handled.
// The generator stops at a conflict that is not here, and at a line here that no longer happens.

const ENDED =
  'The server stopped declaring it. It stands with an "until"; later views do not have it, and a reader keeps an element it does not know.';
const NOW_NIL =
  'The server always could leave it without a value, and declares it since. The field stands twice; writers send xsi:nil where it is declared.';
const MAY_BE_EMPTY = 'The lower bound was wrong for empty answers. A reader does not count, a writer checks the bound of its version.';
const FLEXI_PAGES = 'Went with describeFlexiPages(), which no customer can call since. The view of 39.0 is therefore in full.';
const SHORT_GAP =
  'The server that wrote the files of this version had it switched off; versions before and after have it. It stands with a gap, and as an open code it is readable at any version.';
const BUILD_BOUND =
  'What the server may answer depends on its build, not on the version of the API: values come and go in files of the same version. The union is open and has them all.';

/** Conflict, as the merge words it → reason. */
export const knownConflicts: Readonly<Record<string, string>> = {
  // Fields that ended.
  'DescribeColumn.sortable removed at 31': ENDED,
  'DescribeLayoutItem.editable removed at 31': 'Split into editableForNew and editableForUpdate.',
  'GetDeletedResult.sforceReserved removed at 34': ENDED,
  'GetUpdatedResult.sforceReserved removed at 34': ENDED,
  'SearchResult.sforceReserved removed at 34': ENDED,
  'OwnerChangeOptions.transferAttachments removed at 35': 'Replaced by the list of options; a writer refuses it from 35.0 on.',
  'OwnerChangeOptions.transferOpenActivities removed at 35': 'Replaced by the list of options; a writer refuses it from 35.0 on.',
  'CallOptions.returnFieldDataTypes removed at 37': 'Declared for customers in 36.0 alone.',
  'ChildRelationship.junctionIdListName removed at 37': 'Became the list junctionIdListNames.',
  'ChangeEventHeader.isTransactionEnd removed at 47':
    'Went while 46.0 was in service: files of one month have it, those of a later one do not.',
  'DescribeQuickActionResult.mobileExtensionDisplayMode removed at 48': 'Declared in 47.0 alone.',

  // Fields that changed.
  'DescribeLayoutComponent.value changed at 32: string → string~': NOW_NIL,
  'DescribeLayoutSection.heading changed at 32: string → string~': NOW_NIL,
  'DescribeFlexiPageResult.sobjectType changed at 34: string~ → string?~': NOW_NIL,
  'DescribeQuickActionResult.layout changed at 34: DescribeLayoutSection[] → DescribeLayoutSection~':
    'Was a list and is one section or nil: the views on both sides differ, and so do the readers.',
  'DescribeComponentInstanceProperty.region changed at 35: DescribeFlexiPageRegion~ → DescribeFlexiPageRegion?~': NOW_NIL,
  'operation describeFlexiPages: describeFlexiPages.flexiPages changed at 35: string[] → string[1..*]':
    'An empty list was allowed until 34.0; a writer checks the bound of its version.',
  'SoqlConditionGroup.conditions changed at 36: SoqlWhereCondition[1..*] → SoqlWhereCondition[]': MAY_BE_EMPTY,
  'DescribeCompactLayoutsResult.recordTypeCompactLayoutMappings changed at 37: RecordTypeCompactLayoutMapping[1..*] → RecordTypeCompactLayoutMapping[]':
    MAY_BE_EMPTY,
  'DuplicateResult.errorMessage changed at 39: string → string~': NOW_NIL,
  'ActionOverride.url changed at 40: string → string~': NOW_NIL,
  'DescribeLayoutSection.layoutSectionId changed at 40: ID → ID~': NOW_NIL,
  'NameCaseValue.value changed at 40: string → string~': NOW_NIL,
  'DescribePathAssistantStep.info changed at 42: string → string~': NOW_NIL,
  'DescribePathAssistantStep.layoutSection changed at 42: DescribeLayoutSection → DescribeLayoutSection~': NOW_NIL,
  'LeadConvert.accountRecord changed at 42: sObject → sObject~': 'New in 41.0, where the WSDL requires a record; from 42.0 it may be nil.',
  'LeadConvert.contactRecord changed at 42: sObject → sObject~': 'New in 41.0, where the WSDL requires a record; from 42.0 it may be nil.',
  'LeadConvert.opportunityRecord changed at 42: sObject → sObject~':
    'New in 41.0, where the WSDL requires a record; from 42.0 it may be nil.',
  'ActionOverride.formFactor changed at 51: string → string~': NOW_NIL,
  'LimitInfo.current changed at 60: int → long': 'Grew from 32 to 64 bits. Both are numbers in JavaScript, exact to 2^53.',
  'LimitInfo.limit changed at 60: int → long': 'Grew from 32 to 64 bits. Both are numbers in JavaScript, exact to 2^53.',

  // Fields that moved: requests are written in the order of their version.
  'SingleEmailMessage.fileAttachments moved at 35':
    'New fields were inserted and the list was sorted; the order of requests follows the version.',
  'MatchResult.errors moved at 38': 'Moved behind entityType. Only answers have it, and a reader takes any order.',

  // Names that went.
  'operation describeFlexiPages removed at 39': FLEXI_PAGES,
  'DescribeComponentInstance removed at 39': FLEXI_PAGES,
  'DescribeComponentInstanceProperty removed at 39': FLEXI_PAGES,
  'DescribeFlexiPageRegion removed at 39': FLEXI_PAGES,
  'DescribeFlexiPageResult removed at 39': FLEXI_PAGES,
  'FlexipageContext removed at 39': FLEXI_PAGES,
  'ComponentInstancePropertyTypeEnum removed at 39': FLEXI_PAGES,
  'FlexipageContextTypeEnum removed at 39': FLEXI_PAGES,

  // Gaps.
  'CurrencyConversionHeader removed at 46': 'Declared and bound to nothing, in 45.0 and from 47.0 on. The views keep the name in 46.0.',
  'CurrencyConversionHeader returned at 47': 'Declared and bound to nothing, in 45.0 and from 47.0 on. The views keep the name in 46.0.',
  'json removed at 60': SHORT_GAP,
  'json returned at 61': SHORT_GAP,
  'fieldType value json removed at 60': SHORT_GAP,
  'fieldType value json returned at 61': SHORT_GAP,

  // Codes.
  'soapType value urn:location removed at 35': 'Renamed to tns:location.',
  'soapType value urn:address removed at 35': 'Renamed to tns:address.',
  'ExceptionCode loses values': BUILD_BOUND,
  'ExtendedErrorCode loses values': BUILD_BOUND,
  'FaultCode loses values': BUILD_BOUND,
  'StatusCode loses values': BUILD_BOUND,
};
