import type { StandardObjectDefinition } from '../object-definition.ts';
import { base64Length, CONTENT_VERSION_RULES, fileExtension, fileType } from '../rules/file-rules.ts';
import { AUDIT, OWNER } from '../system-fields.ts';
import { base64, datetime, flag, int, lookup, picklist, text, textarea, VIEWED } from './field-kinds.ts';

/** What files can hang on besides custom objects, which are added as they come. */
const HOLDERS = ['Account', 'Campaign', 'Case', 'Contact', 'Event', 'Lead', 'Opportunity', 'Product2', 'Task'];

export const ATTACHMENT: StandardObjectDefinition = {
  name: 'Attachment',
  keyPrefix: '00P',
  fields: [
    lookup('ParentId', HOLDERS, {
      required: true,
      createOnly: true,
      cascadeDelete: true,
      childRelationshipName: 'Attachments',
      holdsCustomObjects: true,
    }),
    text('Name', 255, { label: 'File Name', required: true }),
    flag('IsPrivate', { label: 'Private' }),
    text('ContentType', 120),
    int('BodyLength', { formula: (read) => base64Length(read('Body')) }),
    base64('Body', { required: true }),
    OWNER,
    ...AUDIT,
    text('Description', 500),
  ],
};

export const CONTENT_DOCUMENT: StandardObjectDefinition = {
  name: 'ContentDocument',
  keyPrefix: '069',
  nameField: 'Title',
  refuses: ['create'],
  fields: [
    ...AUDIT,
    flag('IsArchived', { label: 'Is Archived', readOnly: true }),
    OWNER,
    text('Title', 255, { required: true }),
    picklist('PublishStatus', 40, ['P', 'R', 'U'], {
      readOnly: true,
      restricted: true,
      defaultValue: 'P',
      picklistLabels: { P: 'Public', R: 'Personal Library', U: 'Upload Interrupted' },
    }),
    lookup('LatestPublishedVersionId', ['ContentVersion'], { label: 'Latest Published Version ID', readOnly: true }),
    ...VIEWED,
    textarea('Description', 1_000),
    int('ContentSize', { label: 'Size', readOnly: true }),
    text('FileType', 20, { readOnly: true }),
    text('FileExtension', 40, { readOnly: true }),
    datetime('ContentModifiedDate', { readOnly: true }),
  ],
};

export const CONTENT_VERSION: StandardObjectDefinition = {
  name: 'ContentVersion',
  keyPrefix: '068',
  nameField: 'Title',
  refuses: ['delete', 'undelete'],
  rules: CONTENT_VERSION_RULES,
  fields: [
    lookup('ContentDocumentId', ['ContentDocument'], { createOnly: true, cascadeDelete: true, childRelationshipName: 'ContentVersions' }),
    flag('IsLatest', { label: 'Is Latest', readOnly: true, defaultValue: true }),
    text('ContentUrl', 1_300, { label: 'Content URL' }),
    text('VersionNumber', 20, { readOnly: true }),
    text('Title', 255),
    textarea('Description', 1_000),
    textarea('ReasonForChange', 1_000),
    text('PathOnClient', 500, { createOnly: true }),
    OWNER,
    ...AUDIT,
    text('FileType', 20, { formula: fileType }),
    picklist('PublishStatus', 40, ['P', 'R', 'U'], { readOnly: true, restricted: true, defaultValue: 'P' }),
    base64('VersionData', { createOnly: true }),
    int('ContentSize', { label: 'Size', formula: (read) => base64Length(read('VersionData')) }),
    text('FileExtension', 40, { formula: fileExtension }),
    lookup('FirstPublishLocationId', [...HOLDERS, 'User', 'Organization'], { createOnly: true, holdsCustomObjects: true }),
    picklist('Origin', 40, ['C', 'H'], { label: 'Content Origin', restricted: true, defaultValue: 'C', createOnly: true }),
    picklist('ContentLocation', 40, ['S', 'E', 'L'], { restricted: true, defaultValue: 'S', createOnly: true }),
    text('Checksum', 50, { readOnly: true }),
    flag('IsMajorVersion', { label: 'Major Version', createOnly: true, defaultValue: true }),
  ],
};

export const CONTENT_DOCUMENT_LINK: StandardObjectDefinition = {
  name: 'ContentDocumentLink',
  keyPrefix: '06A',
  owned: false,
  refuses: ['undelete'],
  fields: [
    lookup('LinkedEntityId', [...HOLDERS, 'User', 'Organization'], {
      required: true,
      createOnly: true,
      cascadeDelete: true,
      childRelationshipName: 'ContentDocumentLinks',
      holdsCustomObjects: true,
    }),
    lookup('ContentDocumentId', ['ContentDocument'], {
      required: true,
      createOnly: true,
      cascadeDelete: true,
      childRelationshipName: 'ContentDocumentLinks',
    }),
    picklist('ShareType', 40, ['V', 'C', 'I'], {
      restricted: true,
      defaultValue: 'V',
      picklistLabels: { V: 'Viewer', C: 'Collaborator', I: 'Inferred' },
    }),
    picklist('Visibility', 40, ['AllUsers', 'InternalUsers', 'SharedUsers'], { restricted: true, defaultValue: 'AllUsers' }),
  ],
};
