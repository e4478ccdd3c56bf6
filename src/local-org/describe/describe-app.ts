import type { ObjectType } from '../store/object-definition.ts';
import { makeRecordId } from '../store/record-id.ts';
import type { Store } from '../store/store.ts';
import type { Description } from './describe-object.ts';
import { abilitiesOf } from './object-abilities.ts';

/** The org's one app, with a tab for each object that has pages. `base` is where they would be. */
export function describeTabs(store: Store, base: string): Description[] {
  return [
    {
      description: 'All objects of the org',
      label: 'Local Org',
      logoUrl: `${base}/img/logo.png`,
      selected: true,
      tabSetId: makeRecordId('02u', 1),
      tabs: describeAllTabs(store, base),
    },
  ];
}

export function describeAllTabs(store: Store, base: string): Description[] {
  return objectsWithPages(store).map((object) => ({
    colors: [],
    custom: object.custom,
    iconUrl: `${base}/img/icon/${object.name}32.png`,
    icons: [],
    label: object.labelPlural,
    miniIconUrl: `${base}/img/icon/${object.name}16.png`,
    name: object.custom ? object.name : `standard-${object.name}`,
    sobjectName: object.name,
    url: `${base}/${object.keyPrefix}/o`,
  }));
}

/** Without colours and icons: the local org has no pictures. */
export function describeTheme(objects: readonly ObjectType[]): Description {
  return { themeItems: objects.map(({ name }) => ({ colors: [], icons: [], name })) };
}

export function objectsWithPages(store: Store): ObjectType[] {
  return store.objects().filter((object) => abilitiesOf(object).layoutable);
}

export function describeSearchableEntities(store: Store, onlyWithTabs: boolean): Description[] {
  return store
    .objects()
    .filter((object) => abilitiesOf(object).searchable && (!onlyWithTabs || abilitiesOf(object).layoutable))
    .map(({ label, labelPlural, name }) => ({ label, name, pluralLabel: labelPlural }));
}

/** In the order in which a user's global search looks at the objects. */
export function describeSearchScopeOrder(store: Store): Description[] {
  return objectsWithPages(store).map(({ keyPrefix, name }) => ({ keyPrefix, name }));
}

/** What the org calls an object in sentences. */
export function describeNoun(object: ObjectType): Description {
  const cases = [
    { number: 'Singular', value: object.label },
    { number: 'Plural', value: object.labelPlural },
  ];
  return {
    caseValues: cases.map((each) => ({ article: 'None', caseType: 'Nominative', possessive: 'None', ...each })),
    developerName: object.name,
    gender: 'Neuter',
    name: object.name,
    pluralAlias: null,
    startsWith: /^[aeiou]/i.test(object.label) ? 'Vowel' : 'Consonant',
  };
}
