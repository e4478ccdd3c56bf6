import { checkDefinition, checkReferences } from './check-definition.ts';
import type { FieldDefinition } from './field-definition.ts';
import { type ObjectDefinition, ObjectType, type StandardObjectDefinition } from './object-definition.ts';
import { RecycleBin } from './recycle-bin.ts';
import { type Row, Table, type TableState } from './table.ts';

/** A child's reference, seen from the parent. */
export interface ChildRelationship {
  readonly child: ObjectType;
  readonly field: string;
  readonly name: string | undefined;
  readonly cascadeDelete: boolean;
  readonly restrictedDelete: boolean;
}

/** All objects and rows at one moment. */
export interface StoreSnapshot {
  readonly tables: readonly TableState[];
  readonly bin: RecycleBin;
}

/** Objects and their rows. It knows nothing of protocols, users, their rights or time. */
export class Store {
  #tables = new Map<string, Table>();
  #byPrefix = new Map<string, Table>();
  #bin = new RecycleBin();
  #customObjects: readonly string[] = [];
  /** What follows from the objects alone, until they change. */
  #objects: readonly ObjectType[] | undefined;
  readonly #children = new Map<string, readonly ChildRelationship[]>();
  readonly #dependents = new Map<string, readonly ChildRelationship[]>();

  /** Throws TypeError for definitions that cannot be; objects may refer to objects that come later. */
  constructor(objects: readonly StandardObjectDefinition[]) {
    this.#customObjects = objects.map(({ name }) => name).filter(isCustom);
    for (const object of objects) this.#put(new Table(this.#makeObject(object)));
    for (const object of this.objects()) this.#checkReferences(object);
  }

  /** Adds an object to the org. Throws TypeError for one that cannot be: a name or key prefix that is taken, a reference to nowhere. */
  addObject(definition: ObjectDefinition): void {
    const object = this.#makeObject(definition);
    this.#checkReferences(object);
    this.#put(new Table(object));
    if (!isCustom(definition.name)) return;
    this.#customObjects = [...this.#customObjects, definition.name];
    for (const table of this.#byPrefix.values()) {
      if (table.object.fields.some((field) => field.holdsCustomObjects === true)) this.#reshape(table, table.object.definition);
    }
  }

  /** Adds a field to an object; the rows that are there get its default. Throws TypeError for a field that cannot be. */
  addField(objectName: string, field: FieldDefinition): void {
    const table = this.table(objectName);
    if (table === undefined) throw new TypeError(`The local org has no object ${objectName}.`);
    const { definition } = table.object;
    const extended = { ...definition, fields: [...definition.fields, field] };
    checkDefinition(extended);
    this.#reshape(table, extended);
  }

  #reshape(table: Table, definition: StandardObjectDefinition): void {
    const object = new ObjectType(definition, table.object.keyPrefix, this.#customObjects);
    this.#checkReferences(object);
    table.reshape(object);
    this.#forgetObjects();
  }

  #checkReferences(object: ObjectType): void {
    checkReferences(object, (name) => name === object.name || this.table(name) !== undefined);
  }

  #makeObject(definition: StandardObjectDefinition): ObjectType {
    checkDefinition(definition);
    const keyPrefix = definition.keyPrefix ?? this.#freePrefix();
    if (this.table(definition.name) !== undefined) throw new TypeError(`The local org has an object ${definition.name} already.`);
    if (!/^[0-9A-Za-z]{3}$/.test(keyPrefix) || this.#byPrefix.has(keyPrefix)) {
      throw new TypeError(`${definition.name}: the key prefix "${keyPrefix}" is taken or has not three letters and digits.`);
    }
    return new ObjectType(definition, keyPrefix, this.#customObjects);
  }

  #put(table: Table): void {
    this.#tables.set(table.object.name, table).set(table.object.name.toLowerCase(), table);
    this.#byPrefix.set(table.object.keyPrefix, table);
    this.#forgetObjects();
  }

  #forgetObjects(): void {
    this.#objects = undefined;
    this.#children.clear();
    this.#dependents.clear();
  }

  #freePrefix(): string {
    for (let number = 0; ; number++) {
      const prefix = `a${number.toString(36).padStart(2, '0')}`;
      if (!this.#byPrefix.has(prefix)) return prefix;
    }
  }

  /** What belongs together in the recycle bin. */
  get bin(): RecycleBin {
    return this.#bin;
  }

  /** In order of name, as describeGlobal lists them. */
  objects(): readonly ObjectType[] {
    this.#objects ??= [...this.#byPrefix.values()].map((table) => table.object).sort((a, b) => (a.name < b.name ? -1 : 1));
    return this.#objects;
  }

  /** By the object's name, whatever its case. */
  table(object: string): Table | undefined {
    return this.#tables.get(object) ?? this.#tables.get(object.toLowerCase());
  }

  /** The table that an id belongs to. */
  tableOfId(id: string): Table | undefined {
    return this.#byPrefix.get(id.slice(0, 3));
  }

  findRow(id: string): Row | undefined {
    return this.tableOfId(id)?.find(id);
  }

  /** The references that point to an object, whether queries can follow them or not. */
  childRelationships(parent: ObjectType): readonly ChildRelationship[] {
    const known = this.#children.get(parent.name);
    if (known !== undefined) return known;
    const found = this.objects().flatMap((child) =>
      child.fields
        .filter((field) => field.referenceTo.includes(parent.name))
        .map((field) => ({
          child,
          field: field.name,
          name: field.childRelationshipName,
          cascadeDelete: field.cascadeDelete,
          // A reference that must be there cannot be cleared.
          restrictedDelete: field.restrictDelete || (field.required && field.createable && !field.cascadeDelete),
        })),
    );
    this.#children.set(parent.name, found);
    return found;
  }

  /** The children's reference that queries reach by a name, whatever its case. */
  childRelationship(parent: ObjectType, name: string): ChildRelationship | undefined {
    const wanted = name.toLowerCase();
    return this.childRelationships(parent).find((each) => each.name?.toLowerCase() === wanted);
  }

  /** The relationships that a delete of the parent has to look at: those in which records hang on it. */
  dependents(parent: ObjectType): readonly ChildRelationship[] {
    let found = this.#dependents.get(parent.name);
    if (found === undefined) {
      found = this.childRelationships(parent).filter(({ child, field }) => child.parentFields.some(({ name }) => name === field));
      this.#dependents.set(parent.name, found);
    }
    return found;
  }

  /** Rows never change in place, so this costs one reference for each. */
  snapshot(): StoreSnapshot {
    return { tables: [...this.#byPrefix.values()].map((table) => table.save()), bin: new RecycleBin(this.#bin) };
  }

  /**
   * Goes back to a snapshot of this org, objects and fields included: what was added since is gone. The snapshot stays good for another
   * time.
   */
  restore({ tables, bin }: StoreSnapshot): void {
    const before = this.#byPrefix;
    this.#tables = new Map();
    this.#byPrefix = new Map();
    for (const state of tables) {
      const table = before.get(state.object.keyPrefix) ?? new Table(state.object);
      table.load(state);
      this.#put(table);
    }
    this.#customObjects = tables.map(({ object }) => object.name).filter(isCustom);
    this.#bin = new RecycleBin(bin);
  }
}

function isCustom(name: string): boolean {
  return name.endsWith('__c');
}
