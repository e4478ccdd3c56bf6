import { type BulkModel, type BulkTarget, documentTypes, type ResourceModel } from './model.ts';

/** Every version from here on is supported: what is older needs no view of its own. */
export const FLOOR = 30;

/** First versions of the views of an API, ascending: the floor, and each version that adds something. */
export function viewVersions({ model, resources }: Pick<BulkTarget, 'model' | 'resources'>): number[] {
  const since = [
    ...Object.values(resources.resources).map(sinceOf),
    ...model.types.flatMap((type) => type.fields.map((field) => field.since ?? 0)),
  ];
  return [...new Set(since.map((version) => Math.max(FLOOR, version)).concat(FLOOR))].sort((a, b) => a - b);
}

/** The whole API version that a resource exists from. */
export function sinceOf(resource: ResourceModel): number {
  return Number.parseInt(resource.since, 10);
}

/** Whether a version gives a type, its base or a type that it mentions a field. */
export function isChangedAt(name: string, version: number, model: BulkModel): boolean {
  const type = model.types.find((each) => each.name === name);
  if (type === undefined || version <= FLOOR) return false;
  if (type.base !== undefined && isChangedAt(type.base, version, model)) return true;
  return type.fields.some((field) => field.since === version || isChangedAt(field.type, version, model));
}

/** Whether a view restates a resource of an earlier one, since it sends or answers with a changed type. */
export function isRestatedAt(resource: ResourceModel, version: number, model: BulkModel): boolean {
  return sinceOf(resource) < version && documentTypes(resource).some((type) => isChangedAt(type, version, model));
}

/** What a type is called in the view of a version: `NewIngestJobV49` where 49.0 was the last to change it. */
export function nameAt(name: string, version: number, model: BulkModel): string {
  // The XSD's sObject keeps its lower case for xsi:type.
  const plain = name[0]!.toUpperCase() + name.slice(1);
  for (let latest = version; latest > FLOOR; latest--) if (isChangedAt(name, latest, model)) return `${plain}V${latest}`;
  return plain;
}
