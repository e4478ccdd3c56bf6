"""Drives a local org with zeep, made from our WSDL. See README.md."""

import datetime
import json
import sys

from lxml import etree
from zeep import Client, Settings, xsd
from zeep.exceptions import Fault

PARTNER = 'urn:partner.soap.sforce.com'
RECORDS = 'urn:sobject.partner.soap.sforce.com'


def account(client, record_id=None, nulls=(), **fields):
    make = client.get_type('{%s}sObject' % RECORDS)
    elements = []
    for name, value in fields.items():
        element = etree.Element('{%s}%s' % (RECORDS, name))
        element.text = value
        elements.append(element)
    return make(type='Account', fieldsToNull=list(nulls), Id=xsd.Nil if record_id is None else record_id, _value_1=elements)


def expect_fault(code, call):
    try:
        call()
    except Fault as fault:
        assert fault.code.split(':')[1] == code, fault.code
        return fault
    raise AssertionError('no fault ' + code)


def unwrap(answer):
    """zeep shows headers, body and wrapper where an answer may have headers, and only the result where not."""
    body = answer['body'] if hasattr(answer, '__values__') and 'body' in answer else answer
    return body['result'] if hasattr(body, '__values__') and 'result' in body else body


def text_of(record, name):
    return next(element.text for element in record._value_1 if etree.QName(element).localname == name)


def run(wsdl, version, org):
    client = Client('%s/partner-%s.wsdl' % (wsdl, version), settings=Settings(strict=True))
    login_path = '/services/Soap/u/%s' % min(version, '64.0')  # login() ended with 64.0
    service = client.create_service('{%s}SoapBinding' % PARTNER, org['url'] + login_path)
    expect_fault('INVALID_LOGIN', lambda: service.login(username=org['username'], password='wrong'))
    result = unwrap(service.login(username=org['username'], password=org['password'] + org['securityToken']))
    assert login_path in result.serverUrl
    url = result.serverUrl.replace(login_path, '/services/Soap/u/' + version)
    service = client.create_service('{%s}SoapBinding' % PARTNER, url)
    header = client.get_element('{%s}SessionHeader' % PARTNER)(sessionId=result.sessionId)
    options = client.get_element('{%s}QueryOptions' % PARTNER)(batchSize=200)
    session = {'SessionHeader': header}

    def call(name, *arguments, **more):
        return unwrap(getattr(service, name)(*arguments, _soapheaders={**session, **more}))

    assert call('getUserInfo').userName == org['username']
    timestamp = call('getServerTimestamp').timestamp
    assert isinstance(timestamp, datetime.datetime), timestamp
    assert 'Account' in [each.name for each in call('describeGlobal').sobjects]
    described = call('describeSObject', 'Account')
    assert 'Name' in [field.name for field in described.fields]
    assert [each.name for each in call('describeSObjects', ['Account', 'Contact'])] == ['Account', 'Contact']

    created = call('create', [account(client, Name='A'), account(client), account(client, Name='Zoë <&>', Phone='1')])
    assert [each.success for each in created] == [True, False, True], created
    assert created[1].errors[0].statusCode == 'REQUIRED_FIELD_MISSING'
    first, third = created[0].id, created[2].id
    updated = call('update', [account(client, third, nulls=['Phone'], Name='Changed')])
    assert updated[0].success, updated
    record = call('retrieve', 'Id, Name, Phone', 'Account', [third])[0]
    assert (text_of(record, 'Name'), text_of(record, 'Phone')) == ('Changed', None)
    for expected in (True, False):
        upserted = call('upsert', 'External_Id__c', [account(client, External_Id__c='zeep-' + version, Name='U')])
        assert (upserted[0].success, upserted[0].created) == (True, expected), upserted

    nested = call('query', "SELECT Id, Owner.Alias, (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'A'").records[0]
    owner = next(each for each in nested._value_1 if getattr(each, 'type', None) == 'User')
    assert text_of(owner, 'Alias') == 'admin', nested

    made = [each for start in (0, 200, 400) for each in call('create', [account(client, Name='P%d' % n) for n in range(start, min(start + 200, 500))])]
    assert all(each.success for each in made) and len(made) == 500
    page = call('query', "SELECT Id, Name FROM Account WHERE Name LIKE 'P%' ORDER BY Id", QueryOptions=options)
    sizes = [len(page.records)]
    while not page.done:
        page = call('queryMore', page.queryLocator, QueryOptions=options)
        sizes.append(len(page.records))
    assert sizes == [200, 200, 100] and page.queryLocator is None, sizes
    ids = [each.id for each in made] + [first, third, upserted[0].id]
    for start in range(0, len(ids), 200):
        assert all(each.success for each in call('delete', ids[start:start + 200]))
    assert not call('delete', [first])[0].success
    assert call('query', 'SELECT COUNT() FROM Account').size == 0
    assert call('query', 'SELECT Id FROM Account').records == []

    fault = expect_fault('MALFORMED_QUERY', lambda: call('query', 'SELECT FROM Account'))
    detail = client.get_element('{urn:fault.partner.soap.sforce.com}MalformedQueryFault').parse(fault.detail[0], client.wsdl.types)
    assert (detail.exceptionCode, detail.row) == ('MALFORMED_QUERY', 1), detail
    call('logout')
    expect_fault('INVALID_SESSION_ID', lambda: call('getUserInfo'))


if __name__ == '__main__':
    facts = json.loads(open(sys.argv[1]).readline())
    for each in sys.argv[3:]:
        run(sys.argv[2], each, facts)
        print('zeep', each, 'ok')
