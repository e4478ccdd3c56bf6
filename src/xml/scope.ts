import type { Attribute } from './attributes.ts';
import type { Window } from './window.ts';

export const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
export const XSD = 'http://www.w3.org/2001/XMLSchema';
const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** One element's namespace declarations, and those of the elements around it. */
export interface Scope {
  readonly parent: Scope | undefined;
  /** Of the element in the document; the root element has 1. */
  readonly depth: number;
  readonly uris: ReadonlyMap<string, string>;
}

/**
 * What is in force without any declaration: `xml`, and `xsi`, since the `soap` package's server writes xsi:nil without declaring it, and nobody means
 * anything else by it.
 */
export const OUTERMOST: Scope = {
  parent: undefined,
  depth: 0,
  uris: new Map([
    ['xml', XML],
    ['xsi', XSI],
  ]),
};

/** The namespace that a prefix stands for in a scope; '' is the prefix of names without one. */
export function lookUp(scope: Scope, prefix: string): string | undefined {
  for (let around: Scope | undefined = scope; around !== undefined; around = around.parent) {
    const uri = around.uris.get(prefix);
    if (uri !== undefined) return uri;
  }
  return undefined;
}

/** The scope of an element with these attributes: that around it, if they declare nothing. */
export function scopeWith(around: Scope, depth: number, attributes: readonly Attribute[], window: Window): Scope {
  let uris: Map<string, string> | undefined;
  for (const { name, value, at } of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const prefix = name.slice(6);
    // '' is the default namespace, which alone may be taken back.
    if (value === '' && prefix !== '') window.fail(`the prefix ${prefix} is declared without a namespace`, at);
    if (prefix === 'xmlns' || value === XMLNS || (prefix === 'xml') !== (value === XML)) {
      window.fail('xml and xmlns cannot be declared anew', at);
    }
    uris ??= new Map();
    uris.set(prefix, value);
  }
  return uris === undefined ? around : { parent: around, depth, uris };
}

/** Whether every attribute's prefix is declared, and no name stands there twice by two prefixes. */
export function checkPrefixes(scope: Scope, attributes: readonly Attribute[], window: Window): void {
  let expanded: Set<string> | undefined;
  for (const { name, at } of attributes) {
    const colon = name.indexOf(':');
    if (colon < 0) continue;
    const prefix = name.slice(0, colon);
    if (!/^[^:]+:[^:\-.\d][^:]*$/.test(name)) window.fail(`the attribute name ${name} is not a name with a prefix`, at);
    if (prefix === 'xmlns') continue;
    const uri = lookUp(scope, prefix);
    if (uri === undefined) window.fail(`the prefix "${prefix}" is not declared`, at);
    if (attributes.length === 1) return;
    const key = `${uri} ${name.slice(colon + 1)}`;
    expanded ??= new Set();
    if (expanded.has(key)) window.fail(`the attribute ${name} stands twice, under two prefixes`, at);
    expanded.add(key);
  }
}
