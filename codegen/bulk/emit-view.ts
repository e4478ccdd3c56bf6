import { scriptType } from './emit-types.ts';
import { type BulkTarget, type ResourceModel, splitBody } from './model.ts';
import { FLOOR, isRestatedAt, nameAt, sinceOf } from './views.ts';

/** What a version adds to the one before. */
export function emitView(target: BulkTarget, version: number, before: number | undefined): string {
  const name = `${target.prefix}V${version}`;
  const isNew = (resource: ResourceModel): boolean => Math.max(FLOOR, sinceOf(resource)) === version;
  const resources = Object.entries(target.resources.resources).filter(
    ([, resource]) => isNew(resource) || isRestatedAt(resource, version, target.model),
  );
  const doc =
    before === undefined
      ? `/** What ${target.title} has at ${version}.0${resources.length === 0 ? ': nothing yet' : ''}. */`
      : `/** What ${version}.0 adds. */`;
  const heritage = before === undefined ? '' : ` extends ${target.prefix}V${before}`;
  if (resources.length === 0) return `${doc}\nexport interface ${name}${heritage} {}\n`;
  const lines = resources.map(
    ([operation, resource]) => `  /** ${resource.does} */\n  readonly ${operation}: ${emitOperation(target, resource, version)};`,
  );
  return `${doc}\nexport interface ${name}${heritage} {\n${lines.join('\n')}\n}\n`;
}

function emitOperation(target: BulkTarget, resource: ResourceModel, version: number): string {
  const types = [emitRequest(target, resource, version), emitResult(target, resource, version)];
  if (resource.headers !== undefined) types.push(`BulkHeaders & ${target.ownHeaders}`);
  const flat = types.join(', ');
  return flat.length <= 90 ? `BulkOperation<${flat}>` : `BulkOperation<\n${types.map((type) => `    ${type}`).join(',\n')}\n  >`;
}

function emitRequest(target: BulkTarget, resource: ResourceModel, version: number): string {
  const members = [...resource.request.matchAll(/\{(\w+)\}/g)].map(([, name]) => `readonly ${name}: string`);
  for (const [, name, type] of (resource.query ?? '').matchAll(/(\w+):(\w+)\?/g))
    members.push(`readonly ${name}?: ${scriptType(type!, version, target.model)} | undefined`);
  const [kind, document] = splitBody(resource.body);
  if (kind === 'csv') members.push('readonly data: string | Uint8Array');
  if (kind === 'multipart') members.push('readonly data?: string | Uint8Array | undefined');
  const parts = members.length === 0 ? [] : [objectType(members)];
  if (kind === 'content') parts.push(contentType(target));
  if (document !== undefined) parts.push(nameAt(document, version, target.model));
  return parts.length === 0 ? '{}' : parts.join(' & ');
}

function objectType(members: readonly string[]): string {
  const flat = `{ ${members.join('; ')} }`;
  return flat.length <= 120 ? flat : `{\n${members.map((member) => `      ${member};`).join('\n')}\n    }`;
}

function emitResult(target: BulkTarget, resource: ResourceModel, version: number): string {
  const [kind, document] = splitBody(resource.result);
  if (kind === undefined) return 'undefined';
  if (kind === 'csv') return resource.resultHeaders === undefined ? 'string | Uint8Array' : 'QueryResultPage';
  if (kind !== 'content') return nameAt(document!, version, target.model);
  const passed = contentType(target);
  return document === undefined
    ? passed
    : `${passed} | ({ readonly contentType: 'XML' | 'JSON' } & ${nameAt(document, version, target.model)})`;
}

function contentType(target: BulkTarget): string {
  return target.model.codes.some(({ name }) => name === 'ContentType') ? 'BulkContent<ContentType>' : 'BulkContent';
}
