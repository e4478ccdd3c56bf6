// From the model of every version to the text of every generated file. Writes nothing.
import { codeHistoryFile, codesFile } from './emit/codes.ts';
import { wireSchemaFile } from './emit/wire-schema.ts';
import { merge, requireReviewed } from './merge.ts';
import type { WsdlModel } from './model.ts';

/** Path from the root of the repository → text. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** Generates what comes from the Partner WSDLs. Throws for a conflict between versions that `known` does not explain. */
export function generatePartner(wsdls: readonly WsdlModel[], known: Readonly<Record<string, string>>): GeneratedFiles {
  const model = merge(wsdls);
  requireReviewed(model.conflicts, known);
  return new Map([
    ['generated/partner/schema.ts', wireSchemaFile(model)],
    ['generated/partner/codes.ts', codesFile(model)],
    ['generated/partner/code-history.ts', codeHistoryFile(model)],
  ]);
}
