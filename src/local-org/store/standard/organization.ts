import type { StandardObjectDefinition } from '../object-definition.ts';
import { GROUP_RULES } from '../rules/group-rules.ts';
import { USER_RULES } from '../rules/user-rules.ts';
import { AUDIT } from '../system-fields.ts';
import { address, datetime, email, FULL_NAME, flag, int, lookup, phone, picklist, text, textarea, url, VIEWED } from './field-kinds.ts';
import { LANGUAGES, LOCALES, TIME_ZONES } from './picklists.ts';

/** Kept by administrators: there is no recycle bin for them, and nobody owns one. */
const SETUP = { owned: false, recycleBin: false } as const;

export const ORGANIZATION: StandardObjectDefinition = {
  name: 'Organization',
  keyPrefix: '00D',
  ...SETUP,
  refuses: ['create', 'delete', 'undelete'],
  fields: [
    text('Name', 80, { required: true }),
    text('Division', 80),
    ...address(''),
    phone('Phone'),
    phone('Fax'),
    text('PrimaryContact', 80),
    picklist('DefaultLocaleSidKey', 40, LOCALES, { label: 'Locale', defaultValue: 'en_US', restricted: true }),
    picklist('TimeZoneSidKey', 40, TIME_ZONES, { label: 'Time Zone', defaultValue: 'GMT', restricted: true }),
    picklist('LanguageLocaleKey', 40, LANGUAGES, { label: 'Language', defaultValue: 'en_US', restricted: true }),
    flag('ReceivesInfoEmails', { label: 'Info Emails' }),
    flag('ReceivesAdminInfoEmails', { label: 'Info Emails Admin' }),
    int('FiscalYearStartMonth', { readOnly: true, defaultValue: 1 }),
    flag('UsesStartDateAsFiscalYearName', { label: 'Fiscal Year Name by Start', readOnly: true }),
    ...AUDIT.slice(-1),
    picklist('UiSkin', 40, ['Theme1', 'Theme2', 'Theme3'], { defaultValue: 'Theme3' }),
    text('SignupCountryIsoCode', 2, { readOnly: true }),
    datetime('TrialExpirationDate', { readOnly: true }),
    picklist(
      'OrganizationType',
      40,
      ['Team Edition', 'Professional Edition', 'Enterprise Edition', 'Developer Edition', 'Unlimited Edition'],
      {
        label: 'Edition',
        readOnly: true,
      },
    ),
    text('NamespacePrefix', 15, { readOnly: true }),
    text('InstanceName', 5, { readOnly: true }),
    flag('IsSandbox', { readOnly: true }),
    flag('IsReadOnly', { readOnly: true }),
    ...AUDIT.slice(0, -1),
  ],
};

export const PROFILE: StandardObjectDefinition = {
  name: 'Profile',
  keyPrefix: '00e',
  ...SETUP,
  refuses: ['delete', 'undelete'],
  fields: [
    text('Name', 255, { required: true }),
    picklist('UserType', 40, ['Standard', 'Guest'], { readOnly: true, restricted: true, defaultValue: 'Standard' }),
    ...AUDIT,
    text('Description', 255),
    ...VIEWED,
  ],
};

const parentUser = (name: string, label: string, children?: string) =>
  lookup(name, ['User'], { label, ...(children === undefined ? {} : { childRelationshipName: children }) });

export const USER: StandardObjectDefinition = {
  name: 'User',
  keyPrefix: '005',
  ...SETUP,
  refuses: ['delete', 'undelete'],
  rules: USER_RULES,
  fields: [
    text('Username', 80, { required: true, unique: true }),
    text('LastName', 80, { required: true }),
    text('FirstName', 40),
    FULL_NAME,
    text('CompanyName', 80),
    text('Division', 80),
    text('Department', 80),
    text('Title', 80),
    ...address(''),
    email('Email', { length: 128, required: true }),
    phone('Phone'),
    phone('Extension'),
    phone('Fax'),
    phone('MobilePhone', { label: 'Mobile' }),
    text('Alias', 8, { required: true }),
    text('CommunityNickname', 40, { label: 'Nickname' }),
    flag('IsActive', { label: 'Active' }),
    picklist('TimeZoneSidKey', 40, TIME_ZONES, { label: 'Time Zone', defaultValue: 'GMT' }),
    picklist('LocaleSidKey', 40, LOCALES, { label: 'Locale', defaultValue: 'en_US' }),
    flag('ReceivesInfoEmails', { label: 'Info Emails' }),
    flag('ReceivesAdminInfoEmails', { label: 'Admin Info Emails' }),
    picklist('EmailEncodingKey', 40, ['UTF-8', 'ISO-8859-1'], { label: 'Email Encoding', defaultValue: 'UTF-8' }),
    lookup('ProfileId', ['Profile'], { childRelationshipName: 'Users' }),
    picklist('UserType', 40, ['Standard', 'Guest'], { readOnly: true, restricted: true, defaultValue: 'Standard' }),
    picklist('LanguageLocaleKey', 40, LANGUAGES, { label: 'Language', defaultValue: 'en_US' }),
    text('EmployeeNumber', 20),
    parentUser('DelegatedApproverId', 'Delegated Approver ID', 'DelegatedUsers'),
    parentUser('ManagerId', 'Manager ID', 'ManagedUsers'),
    datetime('LastLoginDate', { label: 'Last Login', readOnly: true }),
    datetime('LastPasswordChangeDate', { label: 'Last Password Change or Reset', readOnly: true }),
    ...AUDIT,
    flag('UserPermissionsMarketingUser', { label: 'Marketing User' }),
    flag('UserPermissionsOfflineUser', { label: 'Offline User' }),
    flag('UserPermissionsSFContentUser', { label: 'Salesforce CRM Content User' }),
    flag('UserPermissionsKnowledgeUser', { label: 'Knowledge User' }),
    flag('UserPermissionsInteractionUser', { label: 'Flow User' }),
    flag('UserPermissionsSupportUser', { label: 'Service Cloud User' }),
    flag('ForecastEnabled', { label: 'Allow Forecasting' }),
    lookup('ContactId', ['Contact'], { createOnly: true, restrictDelete: true, childRelationshipName: 'Users' }),
    lookup('AccountId', ['Account'], { readOnly: true, childRelationshipName: 'Users' }),
    text('Signature', 1_333, { label: 'Email Signature' }),
    textarea('AboutMe', 1_000),
    url('FullPhotoUrl', { length: 1_024, label: 'Url for full-sized Photo', readOnly: true }),
    url('SmallPhotoUrl', { length: 1_024, label: 'Url for Thumbnail sized Photo', readOnly: true }),
    text('FederationIdentifier', 512, { label: 'SAML Federation ID' }),
    ...VIEWED,
    flag('IsProfilePhotoActive', { label: 'Has Profile Photo', readOnly: true }),
  ],
};

export const GROUP: StandardObjectDefinition = {
  name: 'Group',
  keyPrefix: '00G',
  ...SETUP,
  rules: GROUP_RULES,
  fields: [
    text('Name', 40, { required: true }),
    text('DeveloperName', 80),
    picklist('Type', 40, ['Regular', 'Role', 'RoleAndSubordinates', 'Organization', 'Queue'], {
      restricted: true,
      defaultValue: 'Regular',
      createOnly: true,
    }),
    email('Email', { length: 255 }),
    flag('DoesSendEmailToMembers', { label: 'Send Email to Members' }),
    flag('DoesIncludeBosses', { label: 'Include Bosses', defaultValue: true }),
    ...AUDIT,
  ],
};

export const RECORD_TYPE_OBJECT: StandardObjectDefinition = {
  name: 'RecordType',
  keyPrefix: '012',
  ...SETUP,
  refuses: ['delete', 'undelete'],
  fields: [
    text('Name', 80, { label: 'Record Type Name', required: true }),
    text('DeveloperName', 80, { label: 'Record Type Name', required: true }),
    text('NamespacePrefix', 15, { readOnly: true }),
    textarea('Description', 255),
    text('BusinessProcessId', 18, { label: 'Business Process ID' }),
    text('SobjectType', 40, { label: 'SObject Type Name', required: true, createOnly: true }),
    flag('IsActive', { label: 'Active', defaultValue: true }),
    ...AUDIT,
  ],
};
