import type { FieldDataType, FieldDefinition } from '../field-definition.ts';

type More = Partial<Omit<FieldDefinition, 'name' | 'type'>>;

function field(type: FieldDataType, name: string, more: More | undefined): FieldDefinition {
  return { name, type, ...more };
}

export function text(name: string, length: number, more?: More): FieldDefinition {
  return field('string', name, { length, ...more });
}

export function textarea(name: string, length: number, more?: More): FieldDefinition {
  return field('textarea', name, { length, ...more });
}

export function email(name: string, more?: More): FieldDefinition {
  return field('email', name, more);
}

export function phone(name: string, more?: More): FieldDefinition {
  return field('phone', name, more);
}

export function url(name: string, more?: More): FieldDefinition {
  return field('url', name, more);
}

export function flag(name: string, more?: More): FieldDefinition {
  return field('boolean', name, more);
}

export function int(name: string, more?: More): FieldDefinition {
  return field('int', name, more);
}

export function double(name: string, precision: number, scale: number, more?: More): FieldDefinition {
  return field('double', name, { precision, scale, ...more });
}

export function currency(name: string, precision: number, scale: number, more?: More): FieldDefinition {
  return field('currency', name, { precision, scale, ...more });
}

export function percent(name: string, precision: number, scale: number, more?: More): FieldDefinition {
  return field('percent', name, { precision, scale, ...more });
}

export function date(name: string, more?: More): FieldDefinition {
  return field('date', name, more);
}

export function datetime(name: string, more?: More): FieldDefinition {
  return field('datetime', name, more);
}

export function base64(name: string, more?: More): FieldDefinition {
  return field('base64', name, more);
}

export function picklist(name: string, length: number, values: readonly string[], more?: More): FieldDefinition {
  return field('picklist', name, { length, picklist: values, ...more });
}

export function combobox(name: string, length: number, values: readonly string[], more?: More): FieldDefinition {
  return field('combobox', name, { length, picklist: values, ...more });
}

export function lookup(name: string, referenceTo: readonly string[], more?: More): FieldDefinition {
  const label = name.replace(/Id$/, ' ID').replace(/([a-z])([A-Z])/g, '$1 $2');
  return field('reference', name, { label, referenceTo, ...more });
}

/** What the org knows of a record's use, for objects that have tabs. */
export const VIEWED: readonly FieldDefinition[] = [
  datetime('LastViewedDate', { readOnly: true }),
  datetime('LastReferencedDate', { readOnly: true }),
];
export const LAST_ACTIVITY: FieldDefinition = date('LastActivityDate', { label: 'Last Activity', readOnly: true });
export const RECORD_TYPE: FieldDefinition = lookup('RecordTypeId', ['RecordType']);
/** The key that the local org's own objects have for loads by external id. */
export const EXTERNAL_ID: FieldDefinition = text('External_Id__c', 255, { externalId: true, unique: true });
/** Of people; the first and last name make it. */
export const FULL_NAME: FieldDefinition = text('Name', 121, {
  label: 'Full Name',
  formula: (read) => [read('FirstName'), read('LastName')].filter((part) => part !== null).join(' '),
});
export const PHOTO_URL: FieldDefinition = url('PhotoUrl', {
  label: 'Photo URL',
  formula: (read) => `/services/images/photo/${read('Id')}`,
});

const ACCURACIES = [
  'Address',
  'NearAddress',
  'Block',
  'Street',
  'ExtendedZip',
  'Zip',
  'Neighborhood',
  'City',
  'County',
  'State',
  'Unknown',
];

/** The fields of an address and the compound that shows them. */
export function address(prefix: string): FieldDefinition[] {
  const part = (name: string): string => prefix + name;
  const label = (name: string): string => `${prefix} ${name}`.trim();
  return [
    textarea(part('Street'), 255),
    text(part('City'), 40),
    text(part('State'), 80, { label: label('State/Province') }),
    text(part('PostalCode'), 20, { label: label('Zip/Postal Code') }),
    text(part('Country'), 80),
    double(part('Latitude'), 18, 15),
    double(part('Longitude'), 18, 15),
    picklist(part('GeocodeAccuracy'), 40, ACCURACIES, { label: label('Geocode Accuracy'), restricted: true }),
    {
      name: part('Address'),
      type: 'address',
      parts: {
        latitude: part('Latitude'),
        longitude: part('Longitude'),
        city: part('City'),
        country: part('Country'),
        geocodeAccuracy: part('GeocodeAccuracy'),
        postalCode: part('PostalCode'),
        state: part('State'),
        street: part('Street'),
      },
    },
  ];
}
