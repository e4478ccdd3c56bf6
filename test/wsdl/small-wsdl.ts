/** What a test varies in `smallWsdl`. */
export interface SmallWsdlOptions {
  readonly commentVersion?: string;
  readonly address?: string;
  /** Adds what only Salesforce's own org declares: an operation, a header block, a field, a value, a subtype and a type that nothing needs. */
  readonly isInternal?: boolean;
}

/** A Partner WSDL with two operations, laid out as servers write it: unprefixed schema elements in a default namespace of their own. */
export function smallWsdl({
  commentVersion = '62.0',
  address = 'https://login.salesforce.com/services/Soap/u/62.0',
  isInternal = false,
}: SmallWsdlOptions = {}): string {
  const internal = (text: string): string => (isInternal ? text : '');
  return `<?xml version="1.0" encoding="UTF-8"?>
<!--
Partner Web Services API Version ${commentVersion}
-->
<definitions targetNamespace="urn:partner.soap.sforce.com"
             xmlns="http://schemas.xmlsoap.org/wsdl/"
             xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/"
             xmlns:xsd="http://www.w3.org/2001/XMLSchema"
             xmlns:fns="urn:fault.partner.soap.sforce.com"
             xmlns:tns="urn:partner.soap.sforce.com"
             xmlns:ens="urn:sobject.partner.soap.sforce.com">
  <types>
    <schema elementFormDefault="qualified" xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:sobject.partner.soap.sforce.com">
      <import namespace="urn:partner.soap.sforce.com"/>
      <!-- A record -->
      <complexType name="sObject">
        <sequence>
          <element name="type"               type="xsd:string"/>
          <element name="fieldsToNull"       type="xsd:string" nillable="true" minOccurs="0" maxOccurs="unbounded"/>
          <element name="Id"                 type="tns:ID" nillable="true" />
          <any namespace="##targetNamespace" minOccurs="0" maxOccurs="unbounded" processContents="lax"/>
        </sequence>
      </complexType>
    </schema>
    <schema elementFormDefault="qualified" xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:partner.soap.sforce.com">
      <import namespace="urn:sobject.partner.soap.sforce.com"/>
      <simpleType name="ID">
        <restriction base="xsd:string">
          <length value="18"/>
          <pattern value='[a-zA-Z0-9]{18}'/>
        </restriction>
      </simpleType>
      <simpleType name="StatusCode">
        <restriction base="xsd:string">
          <enumeration value="DUPLICATE_VALUE">
            <annotation><documentation>The vendor's sentence about it.</documentation></annotation>
          </enumeration>
          <enumeration value="REQUIRED_FIELD_MISSING"/>
        </restriction>
      </simpleType>
      <simpleType name="soapType">
        <restriction base="xsd:string">
          <enumeration value="xsd:string"/>
          ${internal('<enumeration value="tns:FieldCriteria"/>')}
          <enumeration value="tns:ID"/>
        </restriction>
      </simpleType>
      <complexType name="SaveResult">
        <sequence>
          <element name="errors" minOccurs="0" maxOccurs="unbounded" nillable="true" type="tns:Error"/>
          <element name="id" type="tns:ID" nillable="true"/>
        </sequence>
      </complexType>
      <complexType name="Error">
        <sequence>
          <element name="statusCode" type="tns:StatusCode"/>
        </sequence>
      </complexType>
      <complexType name="DuplicateError">
        <complexContent>
          <extension base="tns:Error"/>
        </complexContent>
      </complexType>
      <complexType name="LimitInfo">
        <sequence>
          ${internal('<element name="appName" type="xsd:string"/>')}
          <element name="current" type="xsd:long"/>
          <element name="type" type="tns:soapType"/>
        </sequence>
      </complexType>
      <complexType name="ProcessWorkitemRequest">
        <sequence/>
      </complexType>
      ${internal('<complexType name="ProcessArticleRequest"><complexContent><extension base="tns:ProcessWorkitemRequest"/></complexContent></complexType>')}
      ${internal('<complexType name="SnapshotItem"><sequence><element name="id" type="tns:ID"/></sequence></complexType>')}
      <complexType name="StringList">
        <sequence>
          <element name="values" type="xsd:string" minOccurs="0" maxOccurs="unbounded"/>
        </sequence>
      </complexType>
      <element name="SessionHeader">
        <complexType><sequence><element name="sessionId" type="xsd:string"/></sequence></complexType>
      </element>
      ${internal('<element name="PatchHeader"><complexType><sequence><element name="patch" type="xsd:string"/></sequence></complexType></element>')}
      <element name="LimitInfoHeader">
        <complexType><sequence><element name="limitInfo" type="tns:LimitInfo" minOccurs="0" maxOccurs="unbounded"/></sequence></complexType>
      </element>
      <element name="create">
        <complexType><sequence><element name="sObjects" type="ens:sObject" minOccurs="0" maxOccurs="10"/></sequence></complexType>
      </element>
      <element name="createResponse">
        <complexType><sequence><element name="result" type="tns:SaveResult" minOccurs="0" maxOccurs="unbounded"/></sequence></complexType>
      </element>
      <element name="process">
        <complexType>
          <sequence><element name="actions" type="tns:ProcessWorkitemRequest" minOccurs="0" maxOccurs="unbounded"/></sequence>
        </complexType>
      </element>
      <element name="processResponse"><complexType/></element>
      ${internal('<element name="loginXi"><complexType/></element><element name="loginXiResponse"><complexType/></element>')}
    </schema>
    <schema elementFormDefault="qualified" xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:fault.partner.soap.sforce.com"
            xmlns:fns="urn:fault.partner.soap.sforce.com">
      <complexType name="ApiFault">
        <sequence><element name="exceptionMessage" type="xsd:string"/></sequence>
      </complexType>
      <element name="fault" type="fns:ApiFault"/>
      <complexType name="UnexpectedErrorFault">
        <complexContent><extension base="fns:ApiFault"/></complexContent>
      </complexType>
      <element name="UnexpectedErrorFault" type="fns:UnexpectedErrorFault"/>
    </schema>
  </types>
  <message name="Header">
    <part element="tns:SessionHeader" name="SessionHeader"/>
    ${internal('<part element="tns:PatchHeader" name="PatchHeader"/>')}
    <part element="tns:LimitInfoHeader" name="LimitInfoHeader"/>
  </message>
  <message name="ApiFault"><part name="fault" element="fns:fault"/></message>
  <message name="UnexpectedErrorFault"><part name="fault" element="fns:UnexpectedErrorFault"/></message>
  ${['create', 'process', ...(isInternal ? ['loginXi'] : [])].map(messages).join('\n  ')}
  <portType name="Soap">
    ${portOperation('create', '<fault message="tns:UnexpectedErrorFault" name="UnexpectedErrorFault"/>')}
    ${internal(portOperation('loginXi', ''))}
    ${portOperation('process', '')}
  </portType>
  <binding name="SoapBinding" type="tns:Soap">
    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
    ${boundOperation('create', ['SessionHeader', ...(isInternal ? ['PatchHeader'] : [])], '<fault name="UnexpectedErrorFault"><soap:fault name="UnexpectedErrorFault" use="literal"/></fault>')}
    ${internal(boundOperation('loginXi', [], ''))}
    ${boundOperation('process', ['SessionHeader'], '')}
  </binding>
  <service name="SforceService">
    <documentation>The vendor's sentence about it.</documentation>
    <port binding="tns:SoapBinding" name="Soap">
      <soap:address location="${address}"/>
    </port>
  </service>
</definitions>
`;
}

function messages(name: string): string {
  const message = (suffix: string, element: string): string =>
    `<message name="${name}${suffix}"><part element="tns:${element}" name="parameters"/></message>`;
  return message('Request', name) + message('Response', `${name}Response`);
}

function portOperation(name: string, faults: string): string {
  return `<operation name="${name}">
      <documentation>The vendor's sentence about it.</documentation>
      <input  message="tns:${name}Request"/><output message="tns:${name}Response"/>${faults}
    </operation>`;
}

function boundOperation(name: string, headers: readonly string[], faults: string): string {
  const bound = headers.map((part) => `<soap:header use="literal" message="tns:Header" part="${part}"/>`).join('');
  return `<operation name="${name}">
      <soap:operation soapAction=""/>
      <input>${bound}<soap:body parts="parameters" use="literal"/></input>
      <output><soap:header use="literal" message="tns:Header" part="LimitInfoHeader"/><soap:body use="literal"/></output>
      ${faults}
    </operation>`;
}
