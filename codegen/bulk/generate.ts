import { readFile } from 'node:fs/promises';
import { type BulkTarget, emitBulk, viewVersions } from './emit.ts';
import type { ResourcesModel } from './model.ts';
import { readJsonSchema } from './read-json-schema.ts';
import { readXsd } from './read-xsd.ts';

/** generated/bulk from wsdl/bulk: path (from the root of the repository) → text. */
export async function generateBulk(): Promise<Map<string, string>> {
  const { bulk1, bulk2 } = await readTargets();
  return new Map([
    ['generated/bulk/v1.ts', emitBulk(bulk1)],
    ['generated/bulk/v2.ts', emitBulk(bulk2)],
  ]);
}

/** The views of both bulk APIs that serve an API version: types of generated/bulk/v1.ts and v2.ts. */
export async function bulkViews(version: number): Promise<{ bulk1: string; bulk2: string }> {
  const { bulk1, bulk2 } = await readTargets();
  const view = (target: BulkTarget): string => `${target.prefix}V${viewVersions(target).findLast((since) => since <= version)}`;
  return { bulk1: view(bulk1), bulk2: view(bulk2) };
}

async function readTargets(): Promise<{ bulk1: BulkTarget; bulk2: BulkTarget }> {
  const resources = JSON.parse(await read('resources.json')) as { bulk1: ResourcesModel; bulk2: ResourcesModel };
  return {
    bulk1: {
      prefix: 'Bulk1',
      title: 'Bulk API 1.0',
      sources: 'wsdl/bulk/AsyncApi.xsd and wsdl/bulk/resources.json',
      model: readXsd(await read('AsyncApi.xsd')),
      resources: resources.bulk1,
      ownHeaders: 'JobHeaders',
      errorType: 'AsyncApiError',
    },
    bulk2: {
      prefix: 'Bulk2',
      title: 'Bulk API 2.0',
      sources: 'wsdl/bulk/jobs.schema.json and wsdl/bulk/resources.json',
      model: readJsonSchema(await read('jobs.schema.json')),
      resources: resources.bulk2,
      errorType: 'ApiError',
    },
  };
}

function read(name: string): Promise<string> {
  return readFile(new URL(`../../wsdl/bulk/${name}`, import.meta.url), 'utf8');
}
