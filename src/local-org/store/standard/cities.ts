import type { ObjectDefinition } from '../object-definition.ts';
import { double, text } from './field-kinds.ts';

/** The custom object that every local org has: small rows in any number. */
export const CITY: ObjectDefinition = {
  name: 'City__c',
  labelPlural: 'Cities',
  keyPrefix: 'a00',
  fields: [
    text('City_Id__c', 40, { externalId: true, unique: true }),
    text('Country__c', 2),
    double('Population__c', 18, 0),
    { name: 'Location__c', type: 'location' },
    text('Feature_Code__c', 10),
    text('Admin_Code__c', 20),
  ],
};
