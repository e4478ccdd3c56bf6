import type { FieldReading, IndependentReading, OperationReading } from '../../../codegen/fingerprint/read-independently.ts';

/** Which side sends the value: records are written differently by each. */
export type Side = 'request' | 'response';

/**
 * Values with every field set, or with every field that may be left out set or not as `isSet` says, made from what the independent reader finds in a WSDL and from nothing of ours. A type that is already on
 * the way down is left out, or stands as its base type, so that recursion ends.
 */
export class Sampler {
  readonly #reading: IndependentReading;
  readonly #side: Side;
  readonly #isSet: () => boolean;
  readonly #onPath: string[] = [];

  constructor(reading: IndependentReading, side: Side, isSet: () => boolean = () => true) {
    this.#reading = reading;
    this.#side = side;
    this.#isSet = isSet;
  }

  /** The argument of encodeRequest, or of encodeResponse. */
  message(operation: OperationReading): unknown {
    if (this.#side === 'request') return this.#object(operation.request);
    const result = operation.response[0];
    return result === undefined ? undefined : this.#field(result);
  }

  /** Every header block that the binding declares for this side. */
  headers(operation: OperationReading): Record<string, unknown> {
    const names = this.#side === 'request' ? operation.requestHeaders : operation.responseHeaders;
    return Object.fromEntries(names.map((name) => [name, this.#object(this.#header(name))]));
  }

  #header(name: string): readonly FieldReading[] {
    const [, element] = [...this.#reading.elements].find(([key]) => localOf(key) === name)!;
    return element.fields;
  }

  #object(fields: readonly FieldReading[]): Record<string, unknown> {
    return Object.fromEntries(fields.map((field) => [field.name, this.#field(field)]));
  }

  #field(field: FieldReading): unknown {
    if ((field.min === 0 || (field.nillable && field.max === 1)) && !this.#isSet()) {
      return field.max > 1 ? [] : field.nillable ? null : undefined;
    }
    const values = this.#values(field.type, field);
    if (field.max === 1) return values[0] ?? (field.nillable || field.min > 0 ? null : undefined);
    return values;
  }

  /** One value for each type that may stand there. */
  #values(type: string, field: FieldReading): unknown[] {
    const name = localOf(type);
    if (type.includes('XMLSchema')) return [scalar(name, field.name)];
    const simple = this.#reading.simpleTypes.get(type);
    if (simple !== undefined) return [simple.values[0] ?? (name === 'ID' ? '001000000000001AAA' : `${field.name} & <text>`)];
    if (name === 'sObject') return [this.#record()];
    if (this.#onPath.includes(type)) return field.min > 0 && !field.nillable ? [this.#object(this.#allFields(type))] : [];
    this.#onPath.push(type);
    const values = [type, ...this.#subtypes(type)].map((each) => this.#typed(each, type));
    this.#onPath.pop();
    return field.max < values.length ? values.slice(-field.max) : values;
  }

  #typed(type: string, declared: string): Record<string, unknown> {
    const value = this.#object(this.#allFields(type));
    if (this.#reading.types.get(type)!.any !== undefined) value.erroneousElementApiName = 'Name';
    return type === declared ? value : { xsiType: localOf(type), ...value };
  }

  #allFields(type: string): readonly FieldReading[] {
    const { base, fields } = this.#reading.types.get(type)!;
    return base === undefined ? fields : [...this.#allFields(base), ...fields];
  }

  #subtypes(type: string): string[] {
    const direct = [...this.#reading.types].filter(([, each]) => each.base === type).map(([name]) => name);
    return direct.flatMap((name) => [name, ...this.#subtypes(name)]);
  }

  #record(): Record<string, unknown> {
    const plain = { type: 'Account', Id: '001000000000001AAA', Name: 'Ä & <Ö>', NumberOfEmployees: '5' };
    const owner = { type: 'User', Id: null, Email: 'ada@example.com' };
    if (this.#side === 'request') return { ...plain, fieldsToNull: ['Fax'], Owner: owner };
    const contacts = { done: true, queryLocator: null, records: [{ type: 'Contact', Id: null, LastName: 'Fry' }], size: 1 };
    return { ...plain, Fax: null, Owner: owner, Contacts: contacts, Location__c: { latitude: 1.5, longitude: -2 } };
  }
}

function scalar(name: string, field: string): unknown {
  switch (name) {
    case 'boolean':
      return true;
    case 'int':
      return -2147483648;
    case 'long':
      return Number.MAX_SAFE_INTEGER;
    case 'double':
      return 0.1;
    case 'dateTime':
      return new Date('2024-05-31T12:34:56.789Z');
    case 'base64Binary':
      return new Uint8Array([0, 255, 128, 10]);
    case 'anyType':
      return true;
    default:
      return `${field} & <text> "é漢😀"`;
  }
}

/** `{namespace}name` or `namespace|name` → `name`. */
function localOf(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('|'), name.lastIndexOf('}'), name.lastIndexOf('#')) + 1);
}
