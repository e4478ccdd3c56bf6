// WSDLs of a few lines, in the shape of Salesforce's: prefixes switch by scope, elements of XML Schema stand in the default namespace.

export interface SmallWsdl {
  readonly version?: string;
  readonly namespace?: string;
  readonly address?: string;
  /** Inside the schema of the API. */
  readonly api?: string;
  readonly faults?: string;
  /** `query(queryString:string)` is always there; more operations by name, without fields. */
  readonly operations?: readonly string[];
  readonly requestHeaders?: readonly string[];
}

export function smallWsdl(parts: SmallWsdl = {}): string {
  const namespace = parts.namespace ?? 'urn:partner.soap.sforce.com';
  const version = parts.version ?? '62.0';
  const operations = ['query', ...(parts.operations ?? [])];
  const headers = parts.requestHeaders ?? ['SessionHeader'];
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- Web Services API Version ${version} -->
<definitions targetNamespace="${namespace}" xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
    xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:tns="${namespace}" xmlns:ens="urn:sobject.partner.soap.sforce.com" xmlns:fns="urn:fault.partner.soap.sforce.com">
  <types>
    <schema xmlns="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified" targetNamespace="urn:sobject.partner.soap.sforce.com">
      <import namespace="${namespace}"/>
      <complexType name="sObject"><sequence>
        <element name="type" type="xsd:string"/><any namespace="##targetNamespace" minOccurs="0" maxOccurs="unbounded" processContents="lax"/>
      </sequence></complexType>
    </schema>
    <schema xmlns="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified" targetNamespace="${namespace}">
      <element name="query"><complexType><sequence><element name="queryString" type="xsd:string"/></sequence></complexType></element>
      <element name="queryResponse"><complexType><sequence><element name="result" type="ens:sObject" minOccurs="0" maxOccurs="unbounded"/></sequence></complexType></element>
      ${(parts.operations ?? []).map((name) => `<element name="${name}"><complexType><sequence/></complexType></element><element name="${name}Response"><complexType/></element>`).join('\n')}
      ${['SessionHeader', ...headers.filter((name) => name !== 'SessionHeader')].map((name) => `<element name="${name}"><complexType><sequence><element name="sessionId" type="xsd:string"/></sequence></complexType></element>`).join('\n')}
      ${parts.api ?? ''}
    </schema>
    <schema xmlns="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified" targetNamespace="urn:fault.partner.soap.sforce.com">
      ${parts.faults ?? '<complexType name="ApiFault"><sequence/></complexType><element name="ApiFault" type="fns:ApiFault"/>'}
    </schema>
  </types>
  ${operations
    .map(
      (name) => `<message name="${name}Request"><part element="tns:${name}" name="parameters"/></message>
  <message name="${name}Response"><part element="tns:${name}Response" name="parameters"/></message>`,
    )
    .join('\n')}
  <message name="ApiFault"><part name="fault" element="fns:ApiFault"/></message>
  <portType name="Soap">
    ${operations.map((name) => `<operation name="${name}"><input message="tns:${name}Request"/><output message="tns:${name}Response"/><fault message="tns:ApiFault" name="ApiFault"/></operation>`).join('\n')}
  </portType>
  <binding name="SoapBinding" type="tns:Soap">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    ${operations
      .map(
        (name) => `<operation name="${name}"><soap:operation soapAction=""/>
      <input>${headers.map((part) => `<soap:header use="literal" message="tns:Header" part="${part}"/>`).join('')}<soap:body use="literal" parts="parameters"/></input>
      <output><soap:body use="literal"/></output></operation>`,
      )
      .join('\n')}
  </binding>
  <service name="SforceService"><port binding="tns:SoapBinding" name="Soap"><soap:address location="${parts.address ?? `https://login.salesforce.com/services/Soap/u/${version}`}"/></port></service>
</definitions>
`;
}
