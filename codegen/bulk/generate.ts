import { readFileSync } from 'node:fs';
import { emitBulk } from './emit.ts';
import type { BulkTarget, ResourcesModel } from './model.ts';
import { readJsonSchema } from './read-json-schema.ts';
import { readXsd } from './read-xsd.ts';
import { viewVersions } from './views.ts';

/** generated/bulk from wsdl/bulk: path (from the root of the repository) → text. */
export async function generateBulk(): Promise<Map<string, string>> {
  const { bulk1, bulk2 } = readTargets();
  return new Map([
    ['generated/bulk/v1.ts', emitBulk(bulk1)],
    ['generated/bulk/v2.ts', emitBulk(bulk2)],
  ]);
}

/** The views of both bulk APIs that serve an API version: types of generated/bulk/v1.ts and v2.ts. */
export function bulkViews(version: number): { bulk1: string; bulk2: string } {
  const { bulk1, bulk2 } = readTargets();
  const view = (target: BulkTarget): string => `${target.prefix}V${viewVersions(target).findLast((since) => since <= version)}`;
  return { bulk1: view(bulk1), bulk2: view(bulk2) };
}

let targets: { readonly bulk1: BulkTarget; readonly bulk2: BulkTarget } | undefined;

function readTargets(): { readonly bulk1: BulkTarget; readonly bulk2: BulkTarget } {
  if (targets !== undefined) return targets;
  const resources = JSON.parse(read('resources.json')) as { bulk1: ResourcesModel; bulk2: ResourcesModel };
  targets = {
    bulk1: {
      prefix: 'Bulk1',
      title: 'Bulk API 1.0',
      sources: 'wsdl/bulk/AsyncApi.xsd and wsdl/bulk/resources.json',
      model: readXsd(read('AsyncApi.xsd')),
      resources: resources.bulk1,
      ownHeaders: 'JobHeaders',
      errorType: 'AsyncApiError',
    },
    bulk2: {
      prefix: 'Bulk2',
      title: 'Bulk API 2.0',
      sources: 'wsdl/bulk/jobs.schema.json and wsdl/bulk/resources.json',
      model: readJsonSchema(read('jobs.schema.json')),
      resources: resources.bulk2,
      errorType: 'ApiError',
    },
  };
  return targets;
}

function read(name: string): string {
  return readFileSync(new URL(`../../wsdl/bulk/${name}`, import.meta.url), 'utf8');
}
