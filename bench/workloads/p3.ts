import { eventParsers } from '../data/event-parsers.ts';
import { jsforceSoap, soapPackage } from '../data/soap-clients.ts';
import { bare, type ElementKinds, resultIn, resultMessage, ValueBuilder } from '../data/value-builder.ts';
import { SeededRandom } from '../harness/seeded-random.ts';
import type { Contender, Size, Workload } from '../harness/workload.ts';

interface Input {
  readonly result: object;
  readonly fields: number;
  readonly xml: Buffer;
}

const FIELDS: Readonly<Record<Size, number>> = { full: 500, quick: 500, tiny: 20 };

function makeInput(size: Size): Input {
  const random = new SeededRandom(4);
  const count = FIELDS[size];
  const result = {
    activateable: false,
    createable: true,
    custom: false,
    deletable: true,
    fields: Array.from({ length: count }, (_, at) => makeField(random, at)),
    keyPrefix: '001',
    label: 'Account',
    labelPlural: 'Accounts',
    name: 'Account',
    queryable: true,
  };
  return { result, fields: count, xml: resultMessage('describeSObject', [result]) };
}

/** In the order and with the gaps that servers leave: what does not apply to a field does not come. */
function makeField(random: SeededRandom, at: number): object {
  const type = random.pick(['string', 'double', 'reference', 'picklist', 'boolean', 'datetime', 'textarea']);
  const label = random.pick(['Région', 'Amount <net>', 'Partner & Owner', 'Status', 'Next step', 'External number']);
  const isNumber = type === 'double';
  return {
    aggregatable: true,
    aiPredictionField: false,
    autoNumber: false,
    byteLength: isNumber ? 0 : 765,
    calculated: false,
    caseSensitive: false,
    createable: random.chance(0.8),
    custom: true,
    defaultedOnCreate: false,
    deprecatedAndHidden: false,
    digits: 0,
    filterable: true,
    groupable: !isNumber,
    idLookup: false,
    ...(random.chance(0.2) ? { inlineHelpText: `What "${label}" means, as ${random.below(1000)} people agreed` } : {}),
    label: `${label} ${at}`,
    length: isNumber ? 0 : 255,
    name: `Field_${at}__c`,
    nameField: false,
    namePointing: false,
    nillable: random.chance(0.9),
    permissionable: true,
    picklistValues:
      type === 'picklist'
        ? Array.from({ length: 2 + random.below(8) }, (_, place) => ({
            active: true,
            defaultValue: place === 0,
            label: `Value ${place}`,
            value: `value_${place}`,
          }))
        : [],
    polymorphicForeignKey: false,
    precision: isNumber ? 18 : 0,
    queryByDistance: false,
    referenceTo: type === 'reference' ? ['User', 'Group'] : [],
    ...(type === 'reference' ? { relationshipName: `Field_${at}__r` } : {}),
    restrictedPicklist: false,
    scale: isNumber ? 2 : 0,
    searchPrefilterable: false,
    soapType: type === 'boolean' || isNumber ? `xsd:${type}` : 'xsd:string',
    sortable: true,
    type,
    unique: false,
    updateable: random.chance(0.8),
  };
}

const KINDS: ElementKinds = {
  lists: new Set(['fields', 'picklistValues', 'referenceTo']),
  booleans: new Set(
    'activateable createable custom deletable queryable aggregatable aiPredictionField autoNumber calculated caseSensitive defaultedOnCreate deprecatedAndHidden filterable groupable idLookup nameField namePointing nillable permissionable active defaultValue polymorphicForeignKey queryByDistance restrictedPicklist searchPrefilterable sortable unique updateable'.split(
      ' ',
    ),
  ),
  numbers: new Set(['byteLength', 'digits', 'length', 'precision', 'scale']),
};

const forcewire: Contender<Input> = {
  name: 'forcewire',
  package: 'forcewire',
  async setup({ xml }) {
    const { v62 } = await import('forcewire/v62');
    const { describeSObject } = v62.operations;
    return () => describeSObject.decodeResponse(xml).result;
  },
  normalise: bare,
};

const byEvents = eventParsers<Input>(
  ({ xml }) => [xml],
  () => new ValueBuilder(KINDS),
).map((contender) => ({ ...contender, normalise: (tree: unknown) => bare(resultIn(tree, 'describeSObject')) }));

const fastXmlParser: Contender<Input> = {
  name: 'fast-xml-parser',
  package: 'fast-xml-parser',
  async setup({ xml }) {
    const { XMLParser } = await import('fast-xml-parser');
    const parser = new XMLParser({
      ignoreAttributes: false,
      trimValues: false,
      parseTagValue: false,
      isArray: (name) => KINDS.lists.has(name),
      tagValueProcessor: (name, text) => (KINDS.booleans.has(name) ? text === 'true' : KINDS.numbers.has(name) ? Number(text) : text),
    });
    return () => parser.parse(xml.toString());
  },
  normalise: (tree) => bare(resultIn(tree['soapenv:Envelope'], 'describeSObject')),
};

const jsforceDescribe: Contender<Input> = {
  ...jsforceSoap(({ DescribeSObjectResult }) => DescribeSObjectResult),
  lacks: 'absence: fills in what did not come',
  normalise: (output, { result }) => bare(partOf(output, result)),
};

/** Of a value what the model has. */
function partOf(value: any, model: any): unknown {
  if (typeof model !== 'object' || model === null) return value;
  if (Array.isArray(model)) return model.map((item, at) => partOf(value?.[at], item));
  return Object.fromEntries(Object.entries(model).map(([name, item]) => [name, partOf(value?.[name], item)]));
}

const jsonParse: Contender<Input> = {
  name: 'JSON.parse',
  lacks: 'XML: reads REST JSON',
  setup({ result }) {
    const json = Buffer.from(JSON.stringify(result));
    return () => JSON.parse(json.toString());
  },
  normalise: bare,
};

export const workloads: readonly Workload<Input>[] = [
  {
    name: 'P3',
    title: 'Parse a describe',
    unit: 'fields',
    makeInput,
    unitsOf: ({ fields }) => fields,
    expected: ({ result }) => bare(result),
    contenders: [forcewire, ...byEvents, fastXmlParser, jsforceDescribe, soapPackage('describeSObject', bare), jsonParse],
    targets: [{ over: 'saxes', atLeast: 2.5, aim: 4 }],
  },
];
