// Generated from wsdl/partner-30.0.wsdl … partner-68.0.wsdl by "npm run generate". Do not edit.
// Which elements every type, header and operation has on the wire, for all versions at once. src/soap/wire/schema.ts explains the notation:
// field:type, then ? (none or one), [] (any number), ~ (nillable), @ (the versions that have it; without it, all those of its owner).
import type { WireSchema } from '../../src/soap/wire/schema.ts';

/** The wire schema of the Partner API, versions 30.0 to 68.0. */
export const schema: WireSchema = {
  types: {
    ActionOverride: `
      @32
      formFactor:string@36..50
      formFactor:string~@51
      isAvailableInTouch:boolean
      name:string
      pageId:ID
      url:string@..39
      url:string~@40
    `,
    AdditionalInformationMap: '@34 name:string value:string',
    address: `
      extends location
      city:string~
      country:string~
      countryCode:string~
      geocodeAccuracy:string~@35
      postalCode:string~
      state:string~
      stateCode:string~
      street:string~
    `,
    AnalyticsCloudComponent: `
      @34
      extends DescribeLayoutComponent
      error:string
      filter:string
      height:string
      hideOnError:boolean
      showSharing:boolean@37
      showTitle:boolean
      width:string
    `,
    Canvas: `
      @35
      extends DescribeLayoutComponent
      displayLocation:string
      referenceId:string
      showLabel:boolean
      showScrollbars:boolean
      suggestedHeight:string
      suggestedWidth:string
    `,
    ChangeEventHeader: `
      @42
      entityName:string
      recordIds:string[1..*]
      commitTimestamp:long
      commitNumber:long
      commitUser:string
      diffFields:string[]
      changeType:changeEventType
      changeOrigin:string
      transactionKey:string
      sequenceNumber:int
      isTransactionEnd:boolean@..46
      nulledFields:string[]
      changedFields:string[]@47
    `,
    ChangeOwnPasswordResult: '@40',
    ChildRelationship: `
      cascadeDelete:boolean
      childSObject:string
      deprecatedAndHidden:boolean
      field:string
      junctionIdListName:string?@33..36
      junctionIdListNames:string[]~@37
      junctionReferenceTo:string[]~@33
      relationshipName:string?
      restrictedDelete:boolean?
    `,
    CustomLinkComponent: '@31 extends DescribeLayoutComponent customLink:DescribeLayoutButton',
    DataCategory: 'childCategories:DataCategory[] label:string name:string',
    DataCategoryGroupSobjectTypePair: 'dataCategoryGroupName:string sobject:string',
    DeleteByExampleResult: '@42 entity:sObject~ errors:Error[]~ rowCount:long success:boolean',
    DeletedRecord: 'deletedDate:dateTime id:ID',
    DeleteResult: 'errors:Error[]~ id:ID~ success:boolean',
    DescribeAnimationRule: `
      @47
      animationFrequency:string
      isActive:boolean
      recordTypeContext:string
      recordTypeId:string~
      targetField:string
      targetFieldChangeToValues:string
    `,
    DescribeAppMenuItem: 'colors:DescribeColor[] content:string icons:DescribeIcon[] label:string name:string type:string url:string',
    DescribeAppMenuResult: 'appMenuItems:DescribeAppMenuItem[]',
    DescribeApprovalLayout: 'id:ID label:string layoutItems:DescribeLayoutItem[1..*] name:string',
    DescribeApprovalLayoutResult: 'approvalLayouts:DescribeApprovalLayout[]',
    DescribeAvailableQuickActionResult: 'actionEnumOrId:string@35 label:string name:string type:string',
    DescribeColor: 'color:string context:string theme:string',
    DescribeColumn: 'field:string format:string~ label:string name:string sortable:boolean@..30',
    DescribeCompactLayout: `
      actions:DescribeLayoutButton[]
      fieldItems:DescribeLayoutItem[]
      id:ID
      imageItems:DescribeLayoutItem[]
      label:string
      name:string
      objectType:string@31
    `,
    DescribeCompactLayoutsResult: `
      compactLayouts:DescribeCompactLayout[1..*]
      defaultCompactLayoutId:ID
      recordTypeCompactLayoutMappings:RecordTypeCompactLayoutMapping[1..*]@..36
      recordTypeCompactLayoutMappings:RecordTypeCompactLayoutMapping[]@37
    `,
    DescribeComponentInstance: '@..38 properties:DescribeComponentInstanceProperty[] typeName:string typeNamespace:string',
    DescribeComponentInstanceProperty: `
      @..38
      name:string
      region:DescribeFlexiPageRegion~@34..34
      region:DescribeFlexiPageRegion?~@35
      type:ComponentInstancePropertyTypeEnum~@38
      value:string~
    `,
    DescribeDataCategoryGroupResult: 'categoryCount:int description:string label:string name:string sobject:string',
    DescribeDataCategoryGroupStructureResult: 'description:string label:string name:string sobject:string topCategories:DataCategory[]',
    DescribeDataCategoryMappingResult: `
      @44
      dataCategoryGroupId:string
      dataCategoryGroupLabel:string
      dataCategoryGroupName:string
      dataCategoryId:string
      dataCategoryLabel:string
      dataCategoryName:string
      id:string
      mappedEntity:string
      mappedField:string
    `,
    DescribeFlexiPageRegion: '@..38 components:DescribeComponentInstance[] name:string',
    DescribeFlexiPageResult: `
      @..38
      id:ID
      label:string
      name:string
      quickActionList:DescribeQuickActionListResult?
      regions:DescribeFlexiPageRegion[]
      sobjectType:string~@33..33
      sobjectType:string?~@34
      template:string~@33
      type:string@32
    `,
    DescribeGlobalResult: 'encoding:string~ maxBatchSize:int sobjects:DescribeGlobalSObjectResult[]',
    DescribeGlobalSObjectResult: `
      activateable:boolean
      associateEntityType:string~@50
      associateParentEntity:string~@50
      createable:boolean
      custom:boolean
      customSetting:boolean
      dataTranslationEnabled:boolean?@46
      deepCloneable:boolean@47
      deletable:boolean
      deprecatedAndHidden:boolean
      feedEnabled:boolean
      hasSubtypes:boolean@38
      idEnabled:boolean@35
      isInterface:boolean@47
      isSubtype:boolean@39
      keyPrefix:string~
      label:string
      labelPlural:string
      layoutable:boolean
      mergeable:boolean
      mruEnabled:boolean@37
      name:string
      queryable:boolean
      replicateable:boolean
      retrieveable:boolean
      searchable:boolean
      triggerable:boolean
      undeletable:boolean
      updateable:boolean
    `,
    DescribeGlobalTheme: 'global:DescribeGlobalResult theme:DescribeThemeResult',
    DescribeIcon: 'contentType:string height:int~ theme:string url:string width:int~',
    DescribeLayout: `
      buttonLayoutSection:DescribeLayoutButtonSection?
      detailLayoutSections:DescribeLayoutSection[]
      editLayoutSections:DescribeLayoutSection[]
      feedView:DescribeLayoutFeedView?@34
      highlightsPanelLayoutSection:DescribeLayoutSection?
      id:ID~
      quickActionList:DescribeQuickActionListResult?
      relatedContent:RelatedContent?
      relatedLists:RelatedList[]
      saveOptions:DescribeLayoutSaveOption[]@39
    `,
    DescribeLayoutButton: `
      behavior:WebLinkWindowType?~@31
      colors:DescribeColor[]@32
      content:string?~@31
      contentSource:WebLinkType?~@31
      custom:boolean
      encoding:string?~@31
      height:int?~@31
      icons:DescribeIcon[]
      label:string~
      menubar:boolean~@31
      name:string~
      overridden:boolean@31
      resizeable:boolean~@31
      scrollbars:boolean~@31
      showsLocation:boolean~@31
      showsStatus:boolean~@31
      toolbar:boolean~@31
      url:string?~@31
      width:int?~@31
      windowPosition:WebLinkPosition?~@31
    `,
    DescribeLayoutButtonSection: 'detailButtons:DescribeLayoutButton[1..*]',
    DescribeLayoutComponent: 'displayLines:int tabOrder:int type:layoutComponentType value:string@..31 value:string~@32',
    DescribeLayoutFeedFilter: '@34 label:string name:string type:FeedLayoutFilterType',
    DescribeLayoutFeedView: '@34 feedFilters:DescribeLayoutFeedFilter[]',
    DescribeLayoutItem: `
      editable:boolean@..30
      editableForNew:boolean@31
      editableForUpdate:boolean@31
      label:string~
      layoutComponents:DescribeLayoutComponent[]
      placeholder:boolean
      required:boolean
      uiBehavior:UiBehavior[]~@63
    `,
    DescribeLayoutResult: 'layouts:DescribeLayout[1..*] recordTypeMappings:RecordTypeMapping[] recordTypeSelectorRequired:boolean',
    DescribeLayoutRow: 'layoutItems:DescribeLayoutItem[1..*] numItems:int',
    DescribeLayoutSaveOption: `
      @39
      defaultValue:boolean
      isDisplayed:boolean
      label:string
      name:string
      restHeaderName:string
      soapHeaderName:string
    `,
    DescribeLayoutSection: `
      collapsed:boolean@38
      columns:int
      heading:string@..31
      heading:string~@32
      layoutRows:DescribeLayoutRow[1..*]
      layoutSectionId:ID@38..39
      layoutSectionId:ID~@40
      parentLayoutId:ID@35
      rows:int
      tabOrder:TabOrderType@31
      useCollapsibleSection:boolean
      useHeading:boolean
    `,
    DescribeNounResult: `
      @34
      caseValues:NameCaseValue[]
      developerName:string
      gender:Gender~
      name:string
      pluralAlias:string~
      startsWith:StartsWith~
    `,
    DescribePathAssistant: `
      @35
      active:boolean
      animationRule:DescribeAnimationRule[]~@47
      apiName:string
      label:string
      pathPicklistField:string
      picklistsForRecordType:PicklistForRecordType[]~
      recordTypeId:ID~
      steps:DescribePathAssistantStep[]
    `,
    DescribePathAssistantField: '@35 apiName:string label:string readOnly:boolean required:boolean',
    DescribePathAssistantsResult: '@35 pathAssistants:DescribePathAssistant[]',
    DescribePathAssistantStep: `
      @35
      closed:boolean
      converted:boolean
      fields:DescribePathAssistantField[]
      info:string@..41
      info:string~@42
      layoutSection:DescribeLayoutSection@..41
      layoutSection:DescribeLayoutSection~@42
      picklistLabel:string
      picklistValue:string
      won:boolean
    `,
    DescribeQuickActionDefaultValue: 'defaultValue:string~ field:string',
    DescribeQuickActionListItemResult: `
      accessLevelRequired:ShareAccessLevel~
      colors:DescribeColor[]
      iconUrl:string~
      icons:DescribeIcon[]
      label:string
      miniIconUrl:string
      quickActionName:string
      targetSobjectType:string~
      type:string
    `,
    DescribeQuickActionListResult: 'quickActionListItems:DescribeQuickActionListItemResult[]',
    DescribeQuickActionParameter: '@63 parameterName:string parameterType:QuickActionParameterType parameterValue:string',
    DescribeQuickActionResult: `
      accessLevelRequired:ShareAccessLevel~
      actionEnumOrId:string@35
      canvasApplicationId:ID~@34
      canvasApplicationName:string~
      colors:DescribeColor[]
      contextSobjectType:string~
      defaultValues:DescribeQuickActionDefaultValue[]~
      flowDevName:string~@41
      flowRecordIdVar:string~@41
      flowRecordIdsVar:string?~@68
      height:int~
      iconName:string~
      iconUrl:string~
      icons:DescribeIcon[]
      label:string
      layout:DescribeLayoutSection[]@..33
      layout:DescribeLayoutSection~@34
      lightningComponentBundleId:ID~@38
      lightningComponentBundleName:string~@38
      lightningComponentQualifiedName:string~@38
      lightningWebComponentBundleId:ID~@51
      lightningWebComponentBundleName:string~@51
      lightningWebComponentQualifiedName:string~@51
      miniIconUrl:string~
      mobileExtensionDisplayMode:string~@47..47
      mobileExtensionId:string~@47
      name:string
      parameters:DescribeQuickActionParameter[]~@63
      showQuickActionLcHeader:boolean@38
      showQuickActionVfHeader:boolean@35
      targetParentField:string~
      targetRecordTypeId:ID~
      targetSobjectType:string~
      type:string
      visualforcePageName:string~
      visualforcePageUrl:string~@35
      width:int~
    `,
    DescribeRelatedContentItem: 'describeLayoutItem:DescribeLayoutItem',
    DescribeSearchableEntityResult: '@37 label:string@38 name:string pluralLabel:string@38',
    DescribeSearchLayoutResult: 'errorMsg:string~ label:string~ limitRows:int~ objectType:string searchColumns:DescribeColumn[]~',
    DescribeSearchScopeOrderResult: 'keyPrefix:string name:string',
    DescribeSObjectResult: `
      actionOverrides:ActionOverride[]~@32
      activateable:boolean
      associateEntityType:string~@50
      associateParentEntity:string~@50
      childRelationships:ChildRelationship[]
      compactLayoutable:boolean
      createable:boolean
      custom:boolean
      customSetting:boolean
      dataTranslationEnabled:boolean?@46
      deepCloneable:boolean@47
      defaultImplementation:string~@47
      deletable:boolean
      deprecatedAndHidden:boolean
      feedEnabled:boolean
      fields:Field[]~
      hasSubtypes:boolean@38
      idEnabled:boolean@35
      implementedBy:string~@47
      implementsInterfaces:string~@47
      isInterface:boolean@47
      isSubtype:boolean@39
      keyPrefix:string~
      label:string
      labelPlural:string
      layoutable:boolean
      mergeable:boolean
      mruEnabled:boolean@35
      name:string
      namedLayoutInfos:NamedLayoutInfo[]@31
      networkScopeFieldName:string~@36
      queryable:boolean
      recordTypeInfos:RecordTypeInfo[]
      replicateable:boolean
      retrieveable:boolean
      searchLayoutable:boolean?
      searchable:boolean
      supportedScopes:ScopeInfo[]~@35
      triggerable:boolean?
      undeletable:boolean
      updateable:boolean
      urlDetail:string~
      urlEdit:string~
      urlNew:string~
    `,
    DescribeSoftphoneLayoutCallType: `
      infoFields:DescribeSoftphoneLayoutInfoField[1..*]
      name:string
      screenPopOptions:DescribeSoftphoneScreenPopOption[]
      screenPopsOpenWithin:string?
      sections:DescribeSoftphoneLayoutSection[]
    `,
    DescribeSoftphoneLayoutInfoField: 'name:string',
    DescribeSoftphoneLayoutItem: 'itemApiName:string',
    DescribeSoftphoneLayoutResult: 'callTypes:DescribeSoftphoneLayoutCallType[1..*] id:ID name:string',
    DescribeSoftphoneLayoutSection: 'entityApiName:string items:DescribeSoftphoneLayoutItem[1..*]',
    DescribeSoftphoneScreenPopOption: 'matchType:string screenPopData:string screenPopType:string',
    DescribeSoqlListView: `
      @32
      columns:ListViewColumn[1..*]
      id:ID
      orderBy:ListViewOrderBy[1..*]
      query:string
      relatedEntityId:ID?~@43
      scope:string~
      scopeEntityId:ID?~@43
      sobjectType:string
      whereCondition:SoqlWhereCondition?
    `,
    DescribeSoqlListViewParams: '@32 developerNameOrId:string sobjectType:string~',
    DescribeSoqlListViewResult: '@32 describeSoqlListViews:DescribeSoqlListView[1..*]',
    DescribeSoqlListViewsRequest: '@32 listViewParams:DescribeSoqlListViewParams[1..*]',
    DescribeTab: `
      colors:DescribeColor[]
      custom:boolean
      iconUrl:string
      icons:DescribeIcon[]
      label:string
      miniIconUrl:string
      name:string@31
      sobjectName:string~
      url:string
    `,
    DescribeTabSetResult: `
      description:string@35
      label:string
      logoUrl:string
      namespace:string?
      selected:boolean
      tabSetId:string@33
      tabs:DescribeTab[]
    `,
    DescribeThemeItem: 'colors:DescribeColor[] icons:DescribeIcon[] name:string',
    DescribeThemeResult: 'themeItems:DescribeThemeItem[]',
    DescribeVisualForceResult: '@37 domain:string',
    DuplicateError: '@34 extends Error duplicateResult:DuplicateResult',
    DuplicateResult: `
      @34
      allowSave:boolean
      duplicateRule:string
      duplicateRuleEntityType:string
      errorMessage:string@..38
      errorMessage:string~@39
      matchResults:MatchResult[]
    `,
    Email: `
      bccSender:boolean~
      emailPriority:EmailPriority~
      replyTo:string~
      saveAsActivity:boolean~
      senderDisplayName:string~
      subject:string~
      useSignature:boolean~
    `,
    EmailFileAttachment: 'body:base64Binary?~ contentType:string?~ fileName:string id:ID?~@40 inline:boolean?',
    EmptyRecycleBinResult: 'errors:Error[] id:ID~ success:boolean',
    EntityErrorMetadata: '@47 errorCode:string~ message:string~',
    EntityIntentQueryMetadata: '@44 intentQuery:boolean message:string~',
    EntitySearchMetadata: `
      @39
      entityName:string
      errorMetadata:EntityErrorMetadata?@47
      fieldMetadata:FieldLevelSearchMetadata[]
      intentQueryMetadata:EntityIntentQueryMetadata?@44
      searchPromotionMetadata:EntitySearchPromotionMetadata?@42
      spellCorrectionMetadata:EntitySpellCorrectionMetadata?@40
      status:SearchStatus?~@61
    `,
    EntitySearchPromotionMetadata: '@42 promotedResultCount:int',
    EntitySpellCorrectionMetadata: '@40 correctedQuery:string hasNonCorrectedResults:boolean',
    Error: 'extendedErrorDetails:ExtendedErrorDetails[]~@37 fields:string[]~ message:string statusCode:StatusCode',
    ExecuteListViewRequest: '@32 developerNameOrId:string limit:int~ offset:int~ orderBy:ListViewOrderBy[1..*] sobjectType:string',
    ExecuteListViewResult: `
      @32
      columns:ListViewColumn[1..*]
      developerName:string
      done:boolean
      id:ID
      label:string
      records:ListViewRecord[1..*]
      size:int
    `,
    ExtendedErrorDetails: '@37 extendedErrorCode:ExtendedErrorCode *',
    Field: `
      aggregatable:boolean@36
      aiPredictionField:boolean@43
      autoNumber:boolean
      byteLength:int
      calculated:boolean
      calculatedFormula:string?
      cascadeDelete:boolean?
      caseSensitive:boolean
      compoundFieldName:string?@38
      controllerName:string?
      createable:boolean
      custom:boolean
      dataTranslationEnabled:boolean?@46
      defaultValue:anyType?@36
      defaultValueFormula:string?
      defaultedOnCreate:boolean
      dependentPicklist:boolean?
      deprecatedAndHidden:boolean
      digits:int
      displayLocationInDecimal:boolean?
      encrypted:boolean?@34
      externalId:boolean?
      extraTypeInfo:string?
      filterable:boolean
      filteredLookupInfo:FilteredLookupInfo?~@31
      formulaTreatNullNumberAsZero:boolean?@43
      groupable:boolean
      highScaleNumber:boolean?@33
      htmlFormatted:boolean?
      idLookup:boolean
      inlineHelpText:string?
      label:string
      length:int
      mask:string?
      maskType:string?
      name:string
      nameField:boolean
      namePointing:boolean?
      nillable:boolean
      permissionable:boolean
      picklistValues:PicklistEntry[]~
      polymorphicForeignKey:boolean@40
      precision:int
      queryByDistance:boolean
      referenceTargetField:string?@32
      referenceTo:string[]~
      relationshipName:string?
      relationshipOrder:int?
      restrictedDelete:boolean?
      restrictedPicklist:boolean
      scale:int
      searchPrefilterable:boolean@40
      soapType:soapType
      sortable:boolean?
      type:fieldType
      unique:boolean
      updateable:boolean
      writeRequiresMasterRead:boolean?
    `,
    FieldComponent: '@34 extends DescribeLayoutComponent field:Field',
    FieldDiff: '@34 difference:differenceType name:string',
    FieldLayoutComponent: '@31 extends DescribeLayoutComponent components:DescribeLayoutComponent[] fieldType:fieldType',
    FieldLevelSearchMetadata: '@39 label:string~ name:string type:string~',
    FilteredLookupInfo: '@31 controllingFields:string[] dependent:boolean optionalFilter:boolean',
    FindDuplicatesResult: '@38 duplicateResults:DuplicateResult[] errors:Error[] success:boolean',
    FlexipageContext: '@35..38 type:FlexipageContextTypeEnum value:string',
    GetDeletedResult: `
      deletedRecords:DeletedRecord[]
      earliestDateAvailable:dateTime
      latestDateCovered:dateTime
      sforceReserved:string?@..33
    `,
    GetServerTimestampResult: 'timestamp:dateTime',
    GetUpdatedResult: 'ids:ID[] latestDateCovered:dateTime sforceReserved:string?@..33',
    GetUserInfoResult: `
      accessibilityMode:boolean
      chatterExternal:boolean@40
      currencySymbol:string~
      orgAttachmentFileSizeLimit:int
      orgDefaultCurrencyIsoCode:string~
      orgDefaultCurrencyLocale:string~@38
      orgDisallowHtmlAttachments:boolean
      orgHasPersonAccounts:boolean
      organizationId:ID
      organizationMultiCurrency:boolean
      organizationName:string
      profileId:ID
      roleId:ID~
      sessionSecondsValid:int
      userDefaultCurrencyIsoCode:string~
      userEmail:string
      userFullName:string
      userId:ID
      userLanguage:string
      userLocale:string
      userName:string
      userTimeZone:string
      userType:string
      userUiSkin:string
    `,
    InvalidateSessionsResult: 'errors:Error[] success:boolean',
    JunctionIdListNames: '@37 names:string[]',
    KnowledgeLanguageItem: '@31 active:boolean assigneeId:string~@43 name:string',
    KnowledgeSettings: '@31 defaultLanguage:string? knowledgeEnabled:boolean languages:KnowledgeLanguageItem[]',
    LabelsSearchMetadata: '@37 entityFieldLabels:NameValuePair[] entityName:string',
    LeadConvert: `
      accountId:ID~
      accountRecord:sObject@41..41
      accountRecord:sObject~@42
      bypassAccountDedupeCheck:boolean~@41
      bypassContactDedupeCheck:boolean~@41
      contactId:ID~
      contactRecord:sObject@41..41
      contactRecord:sObject~@42
      convertedStatus:string
      doNotCreateOpportunity:boolean
      leadId:ID
      opportunityId:ID~@40
      opportunityName:string~
      opportunityRecord:sObject@41..41
      opportunityRecord:sObject~@42
      overwriteLeadSource:boolean
      ownerId:ID~
      relatedPersonAccountId:ID~@51
      relatedPersonAccountRecord:sObject~@51
      sendNotificationEmail:boolean
    `,
    LeadConvertResult: `
      accountId:ID~
      contactId:ID~
      errors:Error[]
      leadId:ID~
      opportunityId:ID~
      relatedPersonAccountId:ID?@51
      success:boolean
    `,
    LimitInfo: 'current:int@..59 current:long@60 limit:int@..59 limit:long@60 type:string',
    ListViewColumn: `
      @32
      ascendingLabel:string~
      descendingLabel:string~
      fieldNameOrPath:string
      hidden:boolean
      label:string
      searchable:boolean@44
      selectListItem:string
      sortDirection:orderByDirection~
      sortIndex:int~
      sortable:boolean
      type:fieldType
    `,
    ListViewOrderBy: '@32 fieldNameOrPath:string nullsPosition:orderByNullsPosition~ sortDirection:orderByDirection~',
    ListViewRecord: '@32 columns:ListViewRecordColumn[1..*]',
    ListViewRecordColumn: '@32 fieldNameOrPath:string value:string~',
    location: 'latitude:double~ longitude:double~',
    LogInfo: '@37 category:LogCategory level:LogCategoryLevel',
    LoginResult: `
      metadataServerUrl:string~
      passwordExpired:boolean
      sandbox:boolean
      serverUrl:string~
      sessionId:string~
      userId:ID~
      userInfo:GetUserInfoResult?
    `,
    MassEmailMessage: 'extends Email description:string~ targetObjectIds:ID[0..250] templateId:ID whatIds:ID[0..250]',
    MatchRecord: '@34 additionalInformation:AdditionalInformationMap[] fieldDiffs:FieldDiff[] matchConfidence:double record:sObject',
    MatchResult: `
      @34
      errors:Error[]@..37
      entityType:string
      errors:Error[]@38
      matchEngine:string
      matchRecords:MatchRecord[]
      rule:string
      size:int
      success:boolean
    `,
    MergeRequest: 'additionalInformationMap:AdditionalInformationMap[]@39 masterRecord:sObject recordToMergeIds:ID[1..*]',
    MergeResult: 'errors:Error[] id:ID~ mergedRecordIds:ID[] success:boolean updatedRelatedIds:ID[]',
    NameCaseValue: `
      @34
      article:Article~
      caseType:CaseType~
      number:GrammaticalNumber~
      possessive:Possessive~
      value:string@..39
      value:string~@40
    `,
    NamedLayoutInfo: '@31 name:string',
    NameObjectValuePair: '@36 isVisible:boolean~@47 name:string value:anyType[1..*]',
    NameValuePair: '@32 name:string value:string',
    NameValueTypeTriple: '@59 name:string type:string value:string',
    OwnerChangeOption: '@35 type:OwnerChangeOptionType execute:boolean',
    PackageVersion: 'majorNumber:int minorNumber:int namespace:string packageId:string@62',
    PerformQuickActionRequest: 'contextId:ID~ quickActionName:string records:sObject[]~',
    PerformQuickActionResult: `
      contextId:ID?~@32
      created:boolean
      errors:Error[]
      feedItemIds:ID[]~
      ids:ID[]~
      success:boolean
      successMessage:string?~@36
    `,
    PicklistEntry: 'active:boolean defaultValue:boolean label:string~ validFor:base64Binary? value:string',
    PicklistForRecordType: 'picklistName:string picklistValues:PicklistEntry[]~',
    ProcessRequest: 'comments:string~ nextApproverIds:ID[]~',
    ProcessResult: 'actorIds:ID[] entityId:ID~ errors:Error[] instanceId:ID~ instanceStatus:string~ newWorkitemIds:ID[]~ success:boolean',
    ProcessSubmitRequest: `
      extends ProcessRequest
      objectId:ID
      submitterId:ID~@32
      processDefinitionNameOrId:string~@32
      skipEntryCriteria:boolean~@32
    `,
    ProcessWorkitemRequest: 'extends ProcessRequest action:string workitemId:ID',
    QueryResult: 'done:boolean queryLocator:QueryLocator~ records:sObject[]~ size:int',
    QuickActionTemplateResult: 'contextId:string~@42 defaultValueFormulas:sObject~ defaultValues:sObject~ errors:Error[] success:boolean',
    RecordTypeCompactLayoutMapping: 'available:boolean compactLayoutId:ID~ compactLayoutName:string recordTypeId:ID recordTypeName:string',
    RecordTypeInfo: `
      active:boolean@41
      available:boolean
      defaultRecordTypeMapping:boolean
      developerName:string@43
      master:boolean@35
      name:string
      recordTypeId:ID~
    `,
    RecordTypeMapping: `
      active:boolean@41
      available:boolean
      defaultRecordTypeMapping:boolean
      developerName:string@43
      layoutId:ID
      master:boolean@35
      name:string
      picklistsForRecordType:PicklistForRecordType[]~
      recordTypeId:ID~
    `,
    RecordTypesSupported: '@35 recordTypeInfos:RecordTypeInfo[]',
    RelatedContent: 'relatedContentItems:DescribeRelatedContentItem[1..*]',
    RelatedList: `
      accessLevelRequiredForCreate:ShareAccessLevel~
      buttons:DescribeLayoutButton[]~@32
      columns:RelatedListColumn[1..*]
      custom:boolean
      field:string~
      label:string
      limitRows:int
      name:string
      sobject:string~
      sort:RelatedListSort[]
    `,
    RelatedListColumn: 'field:string~ fieldApiName:string@38 format:string~ label:string lookupId:string?~ name:string sortable:boolean@42',
    RelatedListSort: 'ascending:boolean column:string',
    RelationshipReferenceTo: '@34 referenceTo:string[]',
    RenderEmailTemplateBodyResult: '@35 errors:RenderEmailTemplateError[] mergedBody:string~ success:boolean',
    RenderEmailTemplateError: '@35 fieldName:string message:string offset:int statusCode:StatusCode',
    RenderEmailTemplateRequest: '@35 escapeHtmlInMergeFields:boolean?@41 templateBodies:string[1..10] whatId:ID? whoId:ID?',
    RenderEmailTemplateResult: '@35 bodyResults:RenderEmailTemplateBodyResult[0..10] errors:Error[] success:boolean',
    RenderStoredEmailTemplateRequest: `
      @40
      attachmentRetrievalOption:AttachmentRetrievalOption~
      templateId:ID
      updateTemplateUsage:boolean?@42
      whatId:ID?
      whoId:ID?
    `,
    RenderStoredEmailTemplateResult: '@40 errors:Error[] renderedEmail:SingleEmailMessage~ success:boolean',
    ReportChartComponent: `
      extends DescribeLayoutComponent
      cacheData:boolean
      contextFilterableField:string
      error:string@31
      hideOnError:boolean
      includeContext:boolean
      showTitle:boolean
      size:ReportChartSize
    `,
    ResetPasswordResult: 'password:string',
    SaveResult: 'errors:Error[] id:ID~ success:boolean',
    ScopeInfo: '@35 label:string name:string',
    SearchLayoutButton: '@35 apiName:string label:string',
    SearchLayoutButtonsDisplayed: '@35 applicable:boolean buttons:SearchLayoutButton[]',
    SearchLayoutField: '@35 apiName:string label:string sortable:boolean',
    SearchLayoutFieldsDisplayed: '@35 applicable:boolean fields:SearchLayoutField[]',
    SearchRecord: 'record:sObject searchRecordMetadata:SearchRecordMetadata?@40 snippet:SearchSnippet?~@32',
    SearchRecordMetadata: '@40 searchPromoted:boolean@42 spellCorrected:boolean',
    SearchResult: `
      queryId:string@32
      searchRecords:SearchRecord[]
      sforceReserved:string?@..33
      searchResultsMetadata:SearchResultsMetadata?~@37
    `,
    SearchResultsMetadata: `
      @37
      entityLabelMetadata:LabelsSearchMetadata[]
      entityMetadata:EntitySearchMetadata[]@39
      status:SearchStatus?~@61
    `,
    SearchSnippet: '@32 text:string?~ wholeFields:NameValuePair[]',
    SearchStatus: '@61 code:string message:string',
    SendEmailError: 'fields:string[]~ message:string statusCode:StatusCode targetObjectId:ID~',
    SendEmailResult: 'errors:SendEmailError[] success:boolean',
    SetPasswordResult: '',
    SimpleNameObjectValuePair: '@57 name:string value:anyType',
    SingleEmailMessage: `
      extends Email
      bccAddresses:string[0..25]~
      ccAddresses:string[0..25]~
      charset:string~
      documentAttachments:ID[]
      entityAttachments:ID[]@35
      fileAttachments:EmailFileAttachment[]@35
      htmlBody:string~
      inReplyTo:string?~
      fileAttachments:EmailFileAttachment[]@..34
      oneClickPost:boolean~@63
      optOutPolicy:SendEmailOptOutPolicy~@35
      orgWideEmailAddressId:ID?~
      plainTextBody:string~
      references:string?~
      targetObjectId:ID~
      templateId:ID~
      templateName:string?~@42
      toAddresses:string[0..100]~
      treatBodiesAsTemplate:boolean~@35
      treatTargetObjectAsRecipient:boolean~@35
      unsubscribeComment:string~@63
      unsubscribeUrls:string[]~@63
      whatId:ID~
    `,
    SoqlCondition: '@32 extends SoqlWhereCondition field:string operator:soqlOperator values:string[1..*]',
    SoqlConditionGroup: `
      @32
      extends SoqlWhereCondition
      conditions:SoqlWhereCondition[1..*]@..35
      conditions:SoqlWhereCondition[]@36
      conjunction:soqlConjunction
    `,
    SoqlNotCondition: '@32 extends SoqlWhereCondition condition:SoqlWhereCondition',
    SoqlSubQueryCondition: '@32 extends SoqlWhereCondition field:string operator:soqlOperator subQuery:string',
    SoqlWhereCondition: '@32',
    StringList: '@42 values:string[]',
    UndeleteResult: 'errors:Error[] id:ID~ success:boolean',
    UpsertResult: 'created:boolean errors:Error[] id:ID~ success:boolean',
    VisualforcePage: `
      @35
      extends DescribeLayoutComponent
      showLabel:boolean
      showScrollbars:boolean
      suggestedHeight:string
      suggestedWidth:string
      url:string
    `,
  },
  records: {
    sObject: 'type:string fieldsToNull:string[]~ Id:ID~ *',
  },
  faults: {
    ApiFault: 'exceptionCode:ExceptionCode exceptionMessage:string extendedErrorDetails:ExtendedErrorDetails[]~@37',
    ApiQueryFault: 'extends ApiFault row:int column:int',
    InvalidFieldFault: 'extends ApiQueryFault',
    InvalidIdFault: 'extends ApiFault',
    InvalidNewPasswordFault: 'extends ApiFault',
    InvalidOldPasswordFault: '@40 extends ApiFault',
    InvalidQueryLocatorFault: 'extends ApiFault',
    InvalidSObjectFault: 'extends ApiQueryFault',
    LoginFault: 'extends ApiFault',
    MalformedQueryFault: 'extends ApiQueryFault',
    MalformedSearchFault: 'extends ApiQueryFault',
    UnexpectedErrorFault: 'extends ApiFault',
  },
  simple: {
    AppMenuType: 'string',
    Article: 'string',
    AttachmentRetrievalOption: 'string',
    CaseType: 'string',
    changeEventType: 'string',
    ComponentInstancePropertyTypeEnum: 'string',
    DebugLevel: 'string',
    differenceType: 'string',
    EmailPriority: 'string',
    ExceptionCode: 'string',
    ExtendedErrorCode: 'string',
    FaultCode: 'QName',
    FeedLayoutFilterType: 'string',
    fieldType: 'string',
    FlexipageContextTypeEnum: 'string',
    Gender: 'string',
    GrammaticalNumber: 'string',
    ID: 'string',
    json: 'string',
    layoutComponentType: 'string',
    listViewIsSoqlCompatible: 'string',
    LogCategory: 'string',
    LogCategoryLevel: 'string',
    orderByDirection: 'string',
    orderByNullsPosition: 'string',
    OwnerChangeOptionType: 'string',
    Possessive: 'string',
    QueryLocator: 'string',
    QuickActionParameterType: 'string',
    ReportChartSize: 'string',
    SendEmailOptOutPolicy: 'string',
    ShareAccessLevel: 'string',
    soapType: 'string',
    soqlConjunction: 'string',
    soqlOperator: 'string',
    StartsWith: 'string',
    StatusCode: 'string',
    TabOrderType: 'string',
    UiBehavior: 'string',
    WebLinkPosition: 'string',
    WebLinkType: 'string',
    WebLinkWindowType: 'string',
  },
  headers: {
    AllOrNoneHeader: 'allOrNone:boolean',
    AllowFieldTruncationHeader: 'allowFieldTruncation:boolean',
    AssignmentRuleHeader: 'assignmentRuleId:ID~ useDefaultRule:boolean~',
    CallOptions: 'client:string~ defaultNamespace:string~ returnFieldDataTypes:boolean~@36..36',
    CurrencyConversionHeader: '@45..45,47 skipCurrencyConversion:boolean',
    DebuggingHeader: 'categories:LogInfo[]@37 debugLevel:DebugLevel',
    DebuggingInfo: 'debugLog:string',
    DisableFeedTrackingHeader: 'disableFeedTracking:boolean',
    DpopProofHeader: '@68',
    DuplicateRuleHeader: '@34 allowSave:boolean includeRecordDetails:boolean runAsCurrentUser:boolean',
    EmailHeader: 'triggerAutoResponseEmail:boolean triggerOtherEmail:boolean triggerUserEmail:boolean',
    LimitInfoHeader: 'limitInfo:LimitInfo[]',
    LocaleOptions: 'language:string? localizeErrors:boolean?@32',
    LoginScopeHeader: 'organizationId:ID portalId:ID?',
    MruHeader: 'updateMru:boolean',
    OwnerChangeOptions: 'transferAttachments:boolean@..34 transferOpenActivities:boolean@..34 options:OwnerChangeOption[]~@35',
    PackageVersionHeader: 'packageVersions:PackageVersion[]',
    QueryOptions: 'batchSize:int?',
    SessionHeader: 'sessionId:string',
    StreamingEnabledHeader: 'streamingEnabled:boolean',
    UserTerritoryDeleteHeader: 'transferToUserId:ID~',
  },
  operations: {
    login: {
      call: 'username:string password:string -> result:LoginResult',
      headers: 'LoginScopeHeader CallOptions ->',
      faults: 'LoginFault UnexpectedErrorFault InvalidIdFault',
    },
    describeSObject: {
      call: 'sObjectType:string -> result:DescribeSObjectResult~',
      headers: 'SessionHeader CallOptions PackageVersionHeader LocaleOptions -> LimitInfoHeader',
      faults: 'InvalidSObjectFault UnexpectedErrorFault',
    },
    describeSObjects: {
      call: 'sObjectType:string[0..100] -> result:DescribeSObjectResult[0..100]~',
      headers: 'SessionHeader CallOptions PackageVersionHeader LocaleOptions -> LimitInfoHeader',
      faults: 'InvalidSObjectFault UnexpectedErrorFault',
    },
    describeGlobal: {
      call: '-> result:DescribeGlobalResult',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault',
    },
    describeDataCategoryGroups: {
      call: 'sObjectType:string[0..10] -> result:DescribeDataCategoryGroupResult[0..100]',
      headers: 'SessionHeader CallOptions PackageVersionHeader LocaleOptions -> LimitInfoHeader',
      faults: 'InvalidSObjectFault UnexpectedErrorFault',
    },
    describeDataCategoryGroupStructures: {
      call: `
        pairs:DataCategoryGroupSobjectTypePair[0..100] topCategoriesOnly:boolean
        -> result:DescribeDataCategoryGroupStructureResult[0..100]
      `,
      headers: 'SessionHeader CallOptions PackageVersionHeader LocaleOptions -> LimitInfoHeader',
      faults: 'InvalidSObjectFault UnexpectedErrorFault',
    },
    describeDataCategoryMappings: {
      range: '@44',
      call: '-> result:DescribeDataCategoryMappingResult[0..10]',
      headers: 'SessionHeader CallOptions PackageVersionHeader LocaleOptions -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault',
    },
    describeKnowledgeSettings: {
      range: '@31',
      call: '-> result:KnowledgeSettings',
      headers: 'SessionHeader CallOptions PackageVersionHeader LocaleOptions -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault',
    },
    describeFlexiPages: {
      range: '@..38',
      call: 'flexiPages:string[]@..34 flexiPages:string[1..*]@35 contexts:FlexipageContext[]@35 -> result:DescribeFlexiPageResult[]',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault InvalidIdFault',
    },
    describeAppMenu: {
      call: 'appMenuType:AppMenuType networkId:ID~@35 -> result:DescribeAppMenuResult~',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault',
    },
    describeGlobalTheme: {
      call: '-> result:DescribeGlobalTheme',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault',
    },
    describeTheme: {
      call: 'sobjectType:string[] -> result:DescribeThemeResult',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault',
    },
    describeLayout: {
      call: 'sObjectType:string layoutName:string~@31 recordTypeIds:ID[] -> result:DescribeLayoutResult~',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: 'InvalidSObjectFault UnexpectedErrorFault InvalidIdFault',
    },
    describeSoftphoneLayout: {
      call: '-> result:DescribeSoftphoneLayoutResult~',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault',
    },
    describeSearchLayouts: {
      call: 'sObjectType:string[] -> result:DescribeSearchLayoutResult[]~',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: 'InvalidSObjectFault UnexpectedErrorFault',
    },
    describeSearchableEntities: {
      range: '@37',
      call: 'includeOnlyEntitiesWithTabs:boolean -> result:DescribeSearchableEntityResult[]',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: '',
    },
    describeSearchScopeOrder: {
      call: 'includeRealTimeEntities:boolean?@45 -> result:DescribeSearchScopeOrderResult[]',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: '',
    },
    describeCompactLayouts: {
      call: 'sObjectType:string recordTypeIds:ID[] -> result:DescribeCompactLayoutsResult~',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: '',
    },
    describePathAssistants: {
      range: '@35',
      call: 'sObjectType:string picklistValue:string~ recordTypeIds:ID[] -> result:DescribePathAssistantsResult~',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: '',
    },
    describeApprovalLayout: {
      call: 'sObjectType:string approvalProcessNames:string[] -> result:DescribeApprovalLayoutResult~',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: '',
    },
    describeSoqlListViews: {
      range: '@32',
      call: 'request:DescribeSoqlListViewsRequest -> result:DescribeSoqlListViewResult',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: 'InvalidSObjectFault UnexpectedErrorFault',
    },
    executeListView: {
      range: '@32',
      call: 'request:ExecuteListViewRequest -> result:ExecuteListViewResult?',
      headers: 'SessionHeader CallOptions MruHeader -> LimitInfoHeader',
      faults: '',
    },
    describeSObjectListViews: {
      range: '@33',
      call: `
        sObjectType:string recentsOnly:boolean isSoqlCompatible:listViewIsSoqlCompatible limit:int offset:int
        -> result:DescribeSoqlListViewResult
      `,
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: 'InvalidSObjectFault UnexpectedErrorFault',
    },
    describeTabs: {
      call: '-> result:DescribeTabSetResult[]~',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault',
    },
    describeAllTabs: {
      range: '@31',
      call: '-> result:DescribeTab[]~',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault',
    },
    describePrimaryCompactLayouts: {
      range: '@31',
      call: 'sObjectTypes:string[1..*] -> result:DescribeCompactLayout[]',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: '',
    },
    create: {
      call: 'sObjects:sObject[] -> result:SaveResult[]',
      headers: `
        SessionHeader CallOptions AssignmentRuleHeader MruHeader AllowFieldTruncationHeader DisableFeedTrackingHeader StreamingEnabledHeader
        AllOrNoneHeader DuplicateRuleHeader@34 LocaleOptions@32 DebuggingHeader PackageVersionHeader EmailHeader
        -> DebuggingInfo LimitInfoHeader
      `,
      faults: 'InvalidSObjectFault UnexpectedErrorFault InvalidIdFault InvalidFieldFault',
    },
    update: {
      call: 'sObjects:sObject[] -> result:SaveResult[]',
      headers: `
        SessionHeader CallOptions AssignmentRuleHeader MruHeader AllowFieldTruncationHeader DisableFeedTrackingHeader StreamingEnabledHeader
        AllOrNoneHeader DuplicateRuleHeader@34 LocaleOptions@32 DebuggingHeader PackageVersionHeader EmailHeader OwnerChangeOptions
        -> DebuggingInfo LimitInfoHeader
      `,
      faults: 'InvalidSObjectFault UnexpectedErrorFault InvalidIdFault InvalidFieldFault',
    },
    upsert: {
      call: 'externalIDFieldName:string sObjects:sObject[] -> result:UpsertResult[]',
      headers: `
        SessionHeader CallOptions AssignmentRuleHeader MruHeader AllowFieldTruncationHeader DisableFeedTrackingHeader StreamingEnabledHeader
        AllOrNoneHeader DuplicateRuleHeader@34 LocaleOptions@32 DebuggingHeader PackageVersionHeader EmailHeader OwnerChangeOptions
        -> DebuggingInfo LimitInfoHeader
      `,
      faults: 'InvalidSObjectFault UnexpectedErrorFault InvalidIdFault InvalidFieldFault',
    },
    merge: {
      call: 'request:MergeRequest[] -> result:MergeResult[]',
      headers: `
        SessionHeader CallOptions AssignmentRuleHeader MruHeader AllowFieldTruncationHeader DisableFeedTrackingHeader StreamingEnabledHeader
        DuplicateRuleHeader@34 LocaleOptions@32 DebuggingHeader PackageVersionHeader EmailHeader
        -> DebuggingInfo LimitInfoHeader
      `,
      faults: 'InvalidSObjectFault UnexpectedErrorFault InvalidIdFault InvalidFieldFault',
    },
    delete: {
      call: 'ids:ID[] -> result:DeleteResult[]',
      headers: `
        SessionHeader CallOptions PackageVersionHeader UserTerritoryDeleteHeader EmailHeader AllowFieldTruncationHeader
        DisableFeedTrackingHeader StreamingEnabledHeader AllOrNoneHeader DuplicateRuleHeader@34 LocaleOptions@32 DebuggingHeader
        -> DebuggingInfo LimitInfoHeader
      `,
      faults: 'UnexpectedErrorFault',
    },
    undelete: {
      call: 'ids:ID[1..*] -> result:UndeleteResult[1..*]',
      headers: `
        SessionHeader CallOptions AllowFieldTruncationHeader DisableFeedTrackingHeader StreamingEnabledHeader AllOrNoneHeader
        DuplicateRuleHeader@34 LocaleOptions@32 DebuggingHeader PackageVersionHeader
        -> DebuggingInfo LimitInfoHeader
      `,
      faults: 'UnexpectedErrorFault',
    },
    emptyRecycleBin: {
      call: 'ids:ID[1..*] -> result:EmptyRecycleBinResult[1..*]',
      headers: 'SessionHeader CallOptions -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault',
    },
    retrieve: {
      call: 'fieldList:string sObjectType:string ids:ID[] -> result:sObject[]~',
      headers: 'SessionHeader CallOptions QueryOptions MruHeader PackageVersionHeader -> LimitInfoHeader',
      faults: 'InvalidSObjectFault InvalidFieldFault MalformedQueryFault UnexpectedErrorFault InvalidIdFault',
    },
    process: {
      call: 'actions:ProcessRequest[] -> result:ProcessResult[]',
      headers: `
        SessionHeader CallOptions AllowFieldTruncationHeader DisableFeedTrackingHeader StreamingEnabledHeader DuplicateRuleHeader@34
        LocaleOptions@32 DebuggingHeader PackageVersionHeader
        -> DebuggingInfo LimitInfoHeader
      `,
      faults: 'UnexpectedErrorFault InvalidIdFault',
    },
    convertLead: {
      call: 'leadConverts:LeadConvert[] -> result:LeadConvertResult[]',
      headers: `
        SessionHeader CallOptions AllowFieldTruncationHeader DisableFeedTrackingHeader StreamingEnabledHeader DuplicateRuleHeader@34
        LocaleOptions@32 DebuggingHeader PackageVersionHeader
        -> DebuggingInfo LimitInfoHeader
      `,
      faults: 'UnexpectedErrorFault',
    },
    logout: {
      call: '->',
      headers: 'SessionHeader CallOptions -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault',
    },
    invalidateSessions: {
      call: 'sessionIds:string[] -> result:InvalidateSessionsResult[]',
      headers: 'SessionHeader CallOptions -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault',
    },
    getDeleted: {
      call: 'sObjectType:string startDate:dateTime endDate:dateTime -> result:GetDeletedResult',
      headers: 'SessionHeader CallOptions -> LimitInfoHeader',
      faults: 'InvalidSObjectFault UnexpectedErrorFault',
    },
    getUpdated: {
      call: 'sObjectType:string startDate:dateTime endDate:dateTime -> result:GetUpdatedResult',
      headers: 'SessionHeader CallOptions -> LimitInfoHeader',
      faults: 'InvalidSObjectFault UnexpectedErrorFault',
    },
    query: {
      call: 'queryString:string -> result:QueryResult',
      headers: 'SessionHeader CallOptions QueryOptions MruHeader PackageVersionHeader -> LimitInfoHeader',
      faults: 'InvalidSObjectFault InvalidFieldFault MalformedQueryFault InvalidIdFault UnexpectedErrorFault InvalidQueryLocatorFault',
    },
    queryAll: {
      call: 'queryString:string -> result:QueryResult',
      headers: 'SessionHeader CallOptions QueryOptions -> LimitInfoHeader',
      faults: 'InvalidSObjectFault InvalidFieldFault MalformedQueryFault InvalidIdFault UnexpectedErrorFault InvalidQueryLocatorFault',
    },
    queryMore: {
      call: 'queryLocator:QueryLocator -> result:QueryResult',
      headers: 'SessionHeader CallOptions QueryOptions -> LimitInfoHeader',
      faults: 'InvalidQueryLocatorFault UnexpectedErrorFault InvalidFieldFault MalformedQueryFault',
    },
    search: {
      call: 'searchString:string -> result:SearchResult',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: 'InvalidSObjectFault InvalidFieldFault MalformedSearchFault UnexpectedErrorFault',
    },
    getServerTimestamp: {
      call: '-> result:GetServerTimestampResult',
      headers: 'SessionHeader CallOptions -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault',
    },
    setPassword: {
      call: 'userId:ID password:string -> result:SetPasswordResult',
      headers: 'SessionHeader CallOptions -> LimitInfoHeader',
      faults: 'InvalidIdFault InvalidNewPasswordFault UnexpectedErrorFault',
    },
    changeOwnPassword: {
      range: '@40',
      call: 'oldPassword:string newPassword:string -> result:ChangeOwnPasswordResult',
      headers: 'SessionHeader CallOptions -> LimitInfoHeader',
      faults: 'InvalidNewPasswordFault InvalidOldPasswordFault UnexpectedErrorFault',
    },
    resetPassword: {
      call: 'userId:ID -> result:ResetPasswordResult',
      headers: 'SessionHeader CallOptions EmailHeader -> LimitInfoHeader',
      faults: 'InvalidIdFault UnexpectedErrorFault',
    },
    getUserInfo: {
      call: '-> result:GetUserInfoResult',
      headers: 'SessionHeader CallOptions -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault',
    },
    deleteByExample: {
      range: '@42',
      call: 'sObjects:sObject[] -> result:DeleteByExampleResult[]',
      headers: `
        SessionHeader CallOptions PackageVersionHeader UserTerritoryDeleteHeader EmailHeader AllowFieldTruncationHeader
        DisableFeedTrackingHeader StreamingEnabledHeader AllOrNoneHeader DuplicateRuleHeader LocaleOptions DebuggingHeader
        -> DebuggingInfo LimitInfoHeader
      `,
      faults: 'UnexpectedErrorFault',
    },
    sendEmailMessage: {
      call: 'ids:ID[0..10] -> result:SendEmailResult[0..10]',
      headers: 'SessionHeader CallOptions -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault',
    },
    sendEmail: {
      call: 'messages:Email[0..10] -> result:SendEmailResult[0..10]',
      headers: 'SessionHeader CallOptions -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault',
    },
    renderEmailTemplate: {
      range: '@35',
      call: 'renderRequests:RenderEmailTemplateRequest[0..10] -> result:RenderEmailTemplateResult[0..10]',
      headers: 'SessionHeader CallOptions -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault',
    },
    renderStoredEmailTemplate: {
      range: '@40',
      call: 'request:RenderStoredEmailTemplateRequest -> result:RenderStoredEmailTemplateResult',
      headers: 'SessionHeader CallOptions -> LimitInfoHeader',
      faults: 'UnexpectedErrorFault',
    },
    performQuickActions: {
      call: 'quickActions:PerformQuickActionRequest[] -> result:PerformQuickActionResult[]',
      headers: `
        SessionHeader CallOptions AssignmentRuleHeader MruHeader AllowFieldTruncationHeader DisableFeedTrackingHeader StreamingEnabledHeader
        AllOrNoneHeader DuplicateRuleHeader@34 LocaleOptions@32 DebuggingHeader PackageVersionHeader EmailHeader OwnerChangeOptions
        -> LimitInfoHeader
      `,
      faults: '',
    },
    describeQuickActions: {
      call: 'quickActions:string[] -> result:DescribeQuickActionResult[]',
      headers: 'SessionHeader CallOptions PackageVersionHeader LocaleOptions -> LimitInfoHeader',
      faults: '',
    },
    describeQuickActionsForRecordType: {
      range: '@43',
      call: 'quickActions:string[] recordTypeId:string -> result:DescribeQuickActionResult[]',
      headers: 'SessionHeader CallOptions PackageVersionHeader LocaleOptions -> LimitInfoHeader',
      faults: '',
    },
    describeAvailableQuickActions: {
      call: 'contextType:string~ -> result:DescribeAvailableQuickActionResult[]',
      headers: 'SessionHeader CallOptions PackageVersionHeader LocaleOptions -> LimitInfoHeader',
      faults: '',
    },
    retrieveQuickActionTemplates: {
      call: 'quickActionNames:string[] contextId:ID~ -> result:QuickActionTemplateResult[]',
      headers: 'SessionHeader CallOptions PackageVersionHeader LocaleOptions -> LimitInfoHeader',
      faults: '',
    },
    retrieveMassQuickActionTemplates: {
      range: '@42',
      call: 'quickActionName:string contextIds:ID[] -> result:QuickActionTemplateResult[]',
      headers: 'SessionHeader CallOptions PackageVersionHeader LocaleOptions -> LimitInfoHeader',
      faults: '',
    },
    describeVisualForce: {
      range: '@37',
      call: 'includeAllDetails:boolean namespacePrefix:string~ -> result:DescribeVisualForceResult',
      headers: 'SessionHeader CallOptions PackageVersionHeader -> LimitInfoHeader',
      faults: '',
    },
    findDuplicates: {
      range: '@38',
      call: 'sObjects:sObject[] -> result:FindDuplicatesResult[]',
      headers: 'SessionHeader CallOptions PackageVersionHeader DuplicateRuleHeader -> LimitInfoHeader',
      faults: 'InvalidSObjectFault UnexpectedErrorFault InvalidFieldFault',
    },
    findDuplicatesByIds: {
      range: '@40',
      call: 'ids:ID[1..*] -> result:FindDuplicatesResult[]',
      headers: 'SessionHeader CallOptions PackageVersionHeader DuplicateRuleHeader -> LimitInfoHeader',
      faults: 'InvalidIdFault UnexpectedErrorFault',
    },
    describeNouns: {
      range: '@34',
      call: 'nouns:string[0..100] onlyRenamed:boolean includeFields:boolean -> result:DescribeNounResult[]~',
      headers: 'SessionHeader CallOptions PackageVersionHeader LocaleOptions -> LimitInfoHeader',
      faults: '',
    },
  },
};
