/** What the XSD and the JSON schema say, in one shape. */
export interface BulkModel {
  readonly types: readonly BulkTypeModel[];
  readonly codes: readonly BulkCodeModel[];
  /** Simple types that are no codes, with the XML Schema type of the same values. */
  readonly simple: readonly { readonly name: string; readonly base: string }[];
  /** The root element of each document type; empty for JSON. */
  readonly roots: ReadonlyMap<string, string>;
}

/** A document type. */
export interface BulkTypeModel {
  readonly name: string;
  /** A sentence or two for the doc comment. */
  readonly doc?: string | undefined;
  readonly base?: string | undefined;
  readonly fields: readonly BulkFieldModel[];
  /** Other fields may follow. */
  readonly open: boolean;
}

/** A field of a document type, in the order of the wire. */
export interface BulkFieldModel {
  readonly name: string;
  readonly doc?: string | undefined;
  readonly type: string;
  readonly optional: boolean;
  readonly list: boolean;
  readonly nillable: boolean;
  /** Whole API version; undefined: all. */
  readonly since?: number | undefined;
}

/** An open set of strings. */
export interface BulkCodeModel {
  readonly name: string;
  readonly doc?: string | undefined;
  readonly values: readonly string[];
}

/** The resources of one API, as wsdl/bulk/resources.json has them. */
export interface ResourcesModel {
  readonly base: string;
  readonly bareArraysInJson?: readonly string[];
  readonly resources: Readonly<Record<string, ResourceModel>>;
}

/** One resource. Its members are explained where they are emitted: src/bulk/schema.ts has the notation. */
export interface ResourceModel {
  /** A sentence for the doc comment. */
  readonly does: string;
  readonly request: string;
  readonly query?: string;
  readonly body?: string;
  readonly status: number;
  readonly result?: string;
  readonly since: string;
  readonly headers?: readonly string[];
  readonly resultHeaders?: readonly string[];
}

/** What is emitted for one API: the name of its values and types, and where they come from. */
export interface BulkTarget {
  /** `Bulk2`, the prefix of the views. */
  readonly prefix: string;
  readonly title: string;
  readonly sources: string;
  readonly model: BulkModel;
  readonly resources: ResourcesModel;
  /** Whether creating a resource may carry Sforce- headers of its own; the option type they belong to. */
  readonly ownHeaders?: string | undefined;
  /** The document of an error answer. */
  readonly errorType: string;
}

/** Document types that a resource sends and answers with. */
export function documentTypes(resource: ResourceModel): string[] {
  return [splitBody(resource.body)[1], splitBody(resource.result)[1]].filter((type) => type !== undefined);
}

/** `content:RecordResults` → its kind and its document type. */
export function splitBody(body: string | undefined): [kind: string | undefined, type: string | undefined] {
  if (body === undefined || body === 'csv' || body === 'content') return [body, undefined];
  const colon = body.indexOf(':');
  return colon < 0 ? ['document', body] : [body.slice(0, colon), body.slice(colon + 1)];
}
