import { bulk1Schema } from '../../../../generated/bulk/v1.ts';
import { type BulkField, type BulkType, BulkTypes } from '../../../bulk/schema.ts';

const NAMESPACE = 'http://www.force.com/2009/06/asyncapi/dataload';
const BASICS: ReadonlySet<string> = new Set(['string', 'boolean', 'int', 'long', 'double', 'dateTime']);

/** The schema that a version serves of its documents, made from the one that the codecs use. */
export function asyncApiXsd(version: string): string {
  const types = new BulkTypes(bulk1Schema, Number(version));
  const { roots } = bulk1Schema;
  // Three types are called jobInfo on the wire; what all have in common is the answer's type with everything optional.
  const elements = Object.entries(roots).filter(([type]) => type !== 'NewJob' && type !== 'JobStateChange');
  const complex = Object.keys(bulk1Schema.types).map((name) => complexType(types.get(name)));
  const simple = Object.entries(bulk1Schema.simple).map(
    ([name, base]) => `  <xsd:simpleType name="${name}"><xsd:restriction base="xsd:${base}"/></xsd:simpleType>\n`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:tns="${NAMESPACE}" targetNamespace="${NAMESPACE}" elementFormDefault="qualified">\n`,
    ...elements.map(([type, element]) => `  <xsd:element name="${element}" type="tns:${type}"/>\n`),
    ...complex,
    ...simple,
    '</xsd:schema>\n',
  ].join('');
}

function complexType({ name, fields, open }: BulkType): string {
  const lines = fields.map((field) => `      ${element(name, field)}\n`);
  if (open) lines.push('      <xsd:any namespace="##targetNamespace" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>\n');
  return `  <xsd:complexType name="${name}">\n    <xsd:sequence>\n${lines.join('')}    </xsd:sequence>\n  </xsd:complexType>\n`;
}

function element(owner: string, { name, type, list, optional, nillable }: BulkField): string {
  const occurs = `${optional || owner === 'JobInfo' ? ' minOccurs="0"' : ''}${list ? ' maxOccurs="unbounded"' : ''}`;
  const prefix = BASICS.has(type) ? 'xsd' : 'tns';
  return `<xsd:element name="${name}" type="${prefix}:${type}"${occurs}${nillable ? ' nillable="true"' : ''}/>`;
}
