export type { SObject, SObjectInput } from '../../sobject.ts';
