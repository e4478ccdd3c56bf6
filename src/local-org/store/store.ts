import { type ObjectDefinition, ObjectType } from './object-definition.ts';
import { type Row, Table } from './table.ts';

/** A child's reference, seen from the parent. */
export interface ChildRelationship {
  readonly child: ObjectType;
  readonly field: string;
  readonly name: string | undefined;
  readonly cascadeDelete: boolean;
}

/** All rows at one moment. */
export type StoreSnapshot = Readonly<Record<string, { readonly rows: readonly Row[]; readonly created: number }>>;

/** Objects and their rows. It knows nothing of protocols, users or time. */
export class Store {
  readonly #tables = new Map<string, Table>();
  readonly #byPrefix = new Map<string, Table>();

  constructor(objects: readonly ObjectDefinition[]) {
    for (const object of objects) this.addObject(object);
  }

  /** Adds an object to the org. Throws TypeError for a name or key prefix that is taken. */
  addObject(definition: ObjectDefinition): void {
    const keyPrefix = definition.keyPrefix ?? this.#freePrefix();
    const name = definition.name.toLowerCase();
    if (this.#tables.has(name)) throw new TypeError(`The local org has an object ${definition.name} already.`);
    if (!/^[0-9A-Za-z]{3}$/.test(keyPrefix) || this.#byPrefix.has(keyPrefix)) {
      throw new TypeError(`${definition.name}: the key prefix "${keyPrefix}" is taken or has not three letters and digits.`);
    }
    const table = new Table(new ObjectType(definition, keyPrefix));
    this.#tables.set(name, table);
    this.#byPrefix.set(keyPrefix, table);
  }

  #freePrefix(): string {
    for (let number = 0; ; number++) {
      const prefix = `a${number.toString(36).padStart(2, '0')}`;
      if (!this.#byPrefix.has(prefix)) return prefix;
    }
  }

  /** In order of name, as describeGlobal lists them. */
  objects(): readonly ObjectType[] {
    return [...this.#tables.values()].map((table) => table.object).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** By the object's name, whatever its case. */
  table(object: string): Table | undefined {
    return this.#tables.get(object.toLowerCase());
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
    return this.objects().flatMap((child) =>
      child.fields
        .filter((field) => field.referenceTo.includes(parent.name))
        .map((field) => ({ child, field: field.name, name: field.childRelationshipName, cascadeDelete: field.cascadeDelete ?? false })),
    );
  }

  snapshot(): StoreSnapshot {
    const tables = [...this.#tables.values()];
    return Object.fromEntries(
      tables.map((table) => [table.object.name, { rows: table.rows.map((row) => row.slice()), created: table.created }]),
    );
  }

  /** Goes back to a snapshot; objects that it does not know become empty. The snapshot stays good for another time. */
  restore(snapshot: StoreSnapshot): void {
    for (const table of this.#tables.values()) {
      const state = snapshot[table.object.name];
      table.load(state?.rows.map((row) => row.slice()) ?? [], state?.created ?? 0);
    }
  }
}
