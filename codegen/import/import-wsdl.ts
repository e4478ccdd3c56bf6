import { DocumentError } from '../element-tree.ts';
import type { WsdlKind, WsdlModel } from '../model.ts';
import { readWsdl } from '../read-wsdl.ts';
import { CUSTOMER_OPERATIONS_SINCE_44 } from './customer-surface.ts';
import { type Reduction, reduceToCustomerSurface } from './reduce.ts';
import { renderWsdl } from './render.ts';

/** A vendor's file, ready to be written into wsdl/. */
export interface ImportedWsdl {
  readonly version: string;
  /** Name of the file in wsdl/. */
  readonly fileName: string;
  readonly text: string;
  readonly reduction: Reduction;
  /** What the person who imports it should look at. */
  readonly warnings: readonly string[];
}

const FIRST_VERSION = 30;

const OTHER_KINDS: Readonly<Record<Exclude<WsdlKind, 'partner'>, readonly [name: string, use: string]>> = {
  enterprise: ['an Enterprise WSDL', 'It types the objects of one org; code for that org can be generated from it.'],
  metadata: ['a Metadata WSDL', 'It describes deploy, retrieve and the metadata types; code for those can be generated from it.'],
  tooling: ['a Tooling WSDL', "It describes the Tooling API's own objects; code for those can be generated from it."],
  apex: ['the WSDL of an Apex class', 'It describes one web service of one org; code for that service can be generated from it.'],
};

/**
 * Turns the text of a Partner WSDL, as Salesforce or a browser saved it, into the file that wsdl/ keeps. Throws DocumentError, naming the
 * file and what to do, for text that is no Partner WSDL of a version from 30.0 on.
 */
export function importWsdl(text: string, sourceName: string): ImportedWsdl {
  const model = readWsdl(text, sourceName);
  if (model.kind !== 'partner') throw wrongKind(model, model.kind, sourceName);
  const version = model.version!;
  if (Number(version) < FIRST_VERSION) {
    throw new DocumentError(
      `${sourceName}: Partner API ${version} is older than 30.0, the oldest that forcewire knows. Download a newer WSDL.`,
    );
  }
  const reduction = reduceToCustomerSurface(model);
  return {
    version,
    fileName: `partner-${version}.wsdl`,
    text: renderWsdl(reduction.model),
    reduction,
    warnings: [...versionWarnings(model, sourceName), ...surfaceWarnings(reduction, sourceName)],
  };
}

function wrongKind(model: WsdlModel, kind: Exclude<WsdlKind, 'partner'>, sourceName: string): DocumentError {
  const [name, use] = OTHER_KINDS[kind];
  const version = model.version === undefined ? '' : ` (${model.version})`;
  return new DocumentError(
    `${sourceName}: this is ${name}${version}; wsdl/ holds Partner WSDLs alone. ${use} ` +
      'For wsdl/, open Setup > API and choose "Generate Partner WSDL".',
  );
}

function versionWarnings(model: WsdlModel, sourceName: string): string[] {
  const { version, commentVersion, address } = model;
  if (commentVersion === undefined || commentVersion === version) return [];
  return [
    `${sourceName}: the comment at the top says ${commentVersion}, the address ${address} says ${version}. ` +
      `The address decides what the server speaks: imported as ${version}.`,
  ];
}

function surfaceWarnings({ model, isInternalFile }: Reduction, sourceName: string): string[] {
  const count = model.operations.length;
  if (!isInternalFile || Number(model.version) < 44 || count === CUSTOMER_OPERATIONS_SINCE_44) return [];
  return [
    `${sourceName}: ${count} operations are left of this internal file; customers have had ${CUSTOMER_OPERATIONS_SINCE_44} since 44.0. ` +
      'Compare it with a file from an ordinary org and review codegen/import/customer-surface.ts.',
  ];
}
