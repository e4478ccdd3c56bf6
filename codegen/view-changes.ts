// What a version's file must say for itself: everything that it adds or changes, and every type that mentions one of those, since an
// inherited type would still mean the old one.
import type { View, ViewMember, ViewOperation, ViewType, ViewTypeText } from './views.ts';

export interface ViewChanges {
  /** A full file: the first version, or one that takes names away. */
  readonly isFull: boolean;
  readonly types: readonly ViewType[];
  readonly headers: readonly string[];
  readonly operations: readonly ViewOperation[];
  /** For the first line of the file. */
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Headers and operations that the version before has too. */
  readonly overridden: { readonly headers: readonly string[]; readonly operations: readonly string[] };
}

export function changesOf(view: View, before: View | undefined): ViewChanges {
  const types = [...view.types.values()];
  const added = types.filter((type) => before?.types.has(type.name) !== true);
  const changed = types.filter((type) => !added.includes(type) && signature(type) !== signature(before!.types.get(type.name)!));
  const restated = withMentioning(types, [...added, ...changed]);
  const operations = changedOperations(view, before, restated);
  const removed = before === undefined ? [] : namesOf(before).filter((name) => !namesOf(view).includes(name));
  const isFull = before === undefined || removed.length > 0;
  const headers = view.headers.filter((name) => restated.has(name));
  const oldOperations = new Set(before?.operations.map((operation) => operation.name));
  const differing = operations.filter((operation) => isDifferent(operation, before));
  return {
    isFull,
    types: isFull ? types : types.filter((type) => restated.has(type.name)),
    headers: isFull ? view.headers : headers,
    operations: isFull ? view.operations : operations,
    added: [...added.map((type) => type.name), ...differing.filter(({ name }) => !oldOperations.has(name)).map(({ name }) => `${name}()`)],
    changed: [
      ...changed.map((type) => type.name),
      ...differing.filter(({ name }) => oldOperations.has(name)).map(({ name }) => `${name}()`),
    ],
    removed,
    overridden: {
      headers: headers.filter((name) => before?.headers.includes(name)),
      operations: operations.map(({ name }) => name).filter((name) => oldOperations.has(name)),
    },
  };
}

function namesOf(view: View): string[] {
  return [...view.types.keys(), ...view.operations.map((operation) => `${operation.name}()`)];
}

function withMentioning(types: readonly ViewType[], start: readonly ViewType[]): ReadonlySet<string> {
  const restated = new Set(start.map((type) => type.name));
  for (let size = -1; size < restated.size; ) {
    size = restated.size;
    for (const type of types) if (type.members.some((member) => mentions(member.type, restated))) restated.add(type.name);
  }
  return restated;
}

function mentions(type: ViewTypeText, names: ReadonlySet<string>): boolean {
  return type.types.some((name) => names.has(name));
}

function changedOperations(view: View, before: View | undefined, restated: ReadonlySet<string>): ViewOperation[] {
  return view.operations.filter(
    (operation) =>
      isDifferent(operation, before) ||
      mentions(operation.result, restated) ||
      operation.request.some((member) => mentions(member.type, restated)),
  );
}

function isDifferent(operation: ViewOperation, before: View | undefined): boolean {
  const old = before?.operations.find((candidate) => candidate.name === operation.name);
  return old === undefined || JSON.stringify(old) !== JSON.stringify(operation);
}

/** Without the comment: who uses a type is no change of the type. */
function signature({ members, any }: ViewType): string {
  return JSON.stringify([members.map(({ name, type, optional }: ViewMember) => [name, type.text, optional]), any]);
}
