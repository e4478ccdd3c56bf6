// What a WSDL says, as plain data: the one shape that every reader produces and every later step of the generator consumes.

export type WsdlKind = 'partner' | 'enterprise' | 'metadata' | 'tooling' | 'apex';

export interface WsdlModel {
  readonly kind: WsdlKind;
  /** As in the address, with one decimal ('62.0'); undefined for an Apex class, whose address has none. */
  readonly version: string | undefined;
  /** As in the comment above the root; differs from `version` in hand-edited files. */
  readonly commentVersion?: string | undefined;
  readonly targetNamespace: string;
  /** `location` of soap:address. */
  readonly address: string;
  readonly service: string;
  readonly port: string;
  readonly portType: string;
  readonly binding: string;
  /** Prefixes declared on the root, without the default namespace. */
  readonly prefixes: Readonly<Record<string, string>>;
  readonly schemas: readonly SchemaModel[];
  readonly operations: readonly OperationModel[];
}

export interface SchemaModel {
  readonly namespace: string;
  readonly imports: readonly string[];
  readonly complexTypes: readonly ComplexTypeModel[];
  readonly simpleTypes: readonly SimpleTypeModel[];
  readonly elements: readonly GlobalElementModel[];
}

/** A name with its namespace resolved by scope, never by prefix. */
export interface QName {
  readonly namespace: string;
  readonly name: string;
}

export interface ComplexTypeModel {
  readonly name: string;
  readonly base?: QName | undefined;
  /** In schema order, without those of the base type. */
  readonly fields: readonly FieldModel[];
  /** xsd:any after the fields; its `namespace` attribute. */
  readonly any?: string | undefined;
}

export interface FieldModel {
  readonly name: string;
  readonly type: QName;
  /** minOccurs; 1 when the attribute is absent. */
  readonly min: number;
  /** maxOccurs; 1 when the attribute is absent, Infinity for "unbounded". */
  readonly max: number;
  readonly nillable: boolean;
}

export interface SimpleTypeModel {
  readonly name: string;
  readonly base: QName;
  /** In the order of the file; empty for a restriction without enumeration. */
  readonly values: readonly string[];
  readonly length?: number | undefined;
  readonly pattern?: string | undefined;
}

/** A global element: an operation wrapper or a header (inline fields), or a fault (a named type). */
export interface GlobalElementModel {
  readonly name: string;
  readonly type?: QName | undefined;
  readonly fields?: readonly FieldModel[] | undefined;
}

export interface OperationModel {
  readonly name: string;
  /** The wrapper elements of the request and the response body. */
  readonly request: QName;
  readonly response: QName;
  /** Part names of soap:header, in the order of the binding. */
  readonly requestHeaders: readonly string[];
  readonly responseHeaders: readonly string[];
  /** Fault names, in the order of the port type. */
  readonly faults: readonly string[];
}

export const XSD = 'http://www.w3.org/2001/XMLSchema';
