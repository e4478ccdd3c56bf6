<?php
// Drives a local org with PHP's SoapClient, made from our WSDL. See README.md.
declare(strict_types=1);

const PARTNER = 'urn:partner.soap.sforce.com';
const RECORDS = 'urn:sobject.partner.soap.sforce.com';

function check(mixed $condition, string $claim, mixed $seen = null): void
{
    if (!$condition) {
        throw new Exception("$claim; seen: " . print_r($seen, true));
    }
}

/** A record as PHP programs write it: type and Id as properties, the fields as raw XML, without a namespace or with one. */
function account(array $fields, ?string $id = null, array $nulls = [], string $namespace = ''): stdClass
{
    $record = new stdClass();
    $record->type = 'Account';
    $record->Id = $id;
    if ($nulls !== []) {
        $record->fieldsToNull = $nulls;
    }
    $any = '';
    foreach ($fields as $name => $value) {
        $text = htmlspecialchars($value, ENT_XML1);
        $any .= $namespace === '' ? "<$name>$text</$name>" : "<p:$name xmlns:p=\"$namespace\">$text</p:$name>";
    }
    $record->any = $any;
    return $record;
}

function listOf(mixed $value): array
{
    return is_array($value) ? $value : ($value === null ? [] : [$value]);
}

function expectFault(string $code, callable $call): SoapFault
{
    try {
        $call();
    } catch (SoapFault $fault) {
        check(str_ends_with($fault->faultcode, $code), "fault $code", $fault->faultcode . ' ' . $fault->faultstring);
        return $fault;
    }
    throw new Exception("no fault $code");
}

function anyOf(stdClass $record): string
{
    return is_array($record->any ?? null) ? implode('', array_filter($record->any, 'is_string')) : ($record->any ?? '');
}

function run(string $wsdl, string $version, array $org): void
{
    $client = new SoapClient("$wsdl/partner-$version.wsdl", ['cache_wsdl' => WSDL_CACHE_NONE, 'trace' => true, 'encoding' => 'UTF-8']);
    $loginVersion = (float) $version > 64 ? '64.0' : $version; // login() ended with 64.0
    $client->__setLocation("{$org['url']}/services/Soap/u/$loginVersion");
    expectFault('INVALID_LOGIN', fn () => $client->login(['username' => $org['username'], 'password' => 'wrong']));
    $login = $client->login(['username' => $org['username'], 'password' => $org['password'] . $org['securityToken']])->result;
    $client->__setLocation(str_replace("/u/$loginVersion", "/u/$version", $login->serverUrl));
    $session = new SoapHeader(PARTNER, 'SessionHeader', ['sessionId' => $login->sessionId]);
    $options = new SoapHeader(PARTNER, 'QueryOptions', ['batchSize' => 200]);
    // The options go with every call, also with those whose binding does not have them, as PHP programs do it.
    $client->__setSoapHeaders([$session, $options]);

    $info = $client->getUserInfo()->result;
    check($info->userName === $org['username'] && $info->sessionSecondsValid === 7200, 'getUserInfo', $info);
    check(preg_match('/^\d{4}-/', $client->getServerTimestamp()->result->timestamp), 'getServerTimestamp');
    $names = array_map(fn ($each) => $each->name, $client->describeGlobal()->result->sobjects);
    check(in_array('Account', $names, true), 'describeGlobal', $names);
    $described = $client->describeSObject(['sObjectType' => 'Account'])->result;
    check($described->name === 'Account' && $described->createable === true && count($described->fields) > 10, 'describeSObject');
    check(count($client->describeSObjects(['sObjectType' => ['Account', 'Contact']])->result) === 2, 'describeSObjects');

    $rows = [account(['Name' => 'A']), account([]), account(['Name' => 'Zoë <&>', 'Phone' => '1'], null, [], RECORDS)];
    $created = $client->create(['sObjects' => $rows])->result;
    check(array_map(fn ($each) => $each->success, $created) === [true, false, true], 'create', $created);
    check(listOf($created[1]->errors)[0]->statusCode === 'REQUIRED_FIELD_MISSING', 'the code of an error', $created[1]);
    [$first, $third] = [$created[0]->id, $created[2]->id];
    $updated = $client->update(['sObjects' => [account(['Name' => 'Changed'], $third, ['Phone'])]])->result;
    check(listOf($updated)[0]->success, 'update', $updated);
    $asked = ['fieldList' => 'Id, Name, Phone', 'sObjectType' => 'Account', 'ids' => [$third]];
    $record = listOf($client->retrieve($asked)->result)[0];
    check(str_contains(anyOf($record), '<sf:Name>Changed</sf:Name><sf:Phone xsi:nil="true"'), 'retrieve', $record);
    foreach ([true, false] as $expected) {
        $given = ['externalIDFieldName' => 'External_Id__c', 'sObjects' => [account(['External_Id__c' => "php-$version", 'Name' => 'U'])]];
        $upserted = listOf($client->upsert($given)->result)[0];
        check($upserted->success && $upserted->created === $expected, 'upsert', $upserted);
    }

    $soql = "SELECT Id, Owner.Alias, (SELECT LastName FROM Contacts), (SELECT Id FROM Opportunities) FROM Account WHERE Name = 'A'";
    $client->create(['sObjects' => [new SoapVar((object) ['type' => 'Contact', 'any' => "<LastName>L</LastName><AccountId>$first</AccountId>"], SOAP_ENC_OBJECT, 'sObject', RECORDS)]]);
    $nested = listOf($client->query(['queryString' => $soql])->result->records)[0];
    $parts = array_filter((array) $nested->any, 'is_object');
    check(count($parts) >= 1, 'nested records are objects', $nested);
    $owner = $nested->any['Owner'] ?? null;
    $contacts = $nested->any['Contacts'] ?? null;
    check(($owner->type ?? null) === 'User' && str_contains(anyOf($owner), 'admin'), 'a parent', $nested);
    check(($contacts->size ?? null) === 1 && str_contains(anyOf(listOf($contacts->records)[0]), 'L'), 'children', $nested);

    $ids = [];
    foreach ([0, 200, 400] as $start) {
        $some = array_map(fn ($n) => account(['Name' => "P$n"]), range($start, min($start + 199, 499)));
        foreach ($client->create(['sObjects' => $some])->result as $each) {
            check($each->success, 'create', $each);
            $ids[] = $each->id;
        }
    }
    $page = $client->query(['queryString' => "SELECT Id, Name FROM Account WHERE Name LIKE 'P%' ORDER BY Id"])->result;
    $sizes = [count($page->records)];
    while (!$page->done) {
        $page = $client->queryMore(['queryLocator' => $page->queryLocator])->result;
        $sizes[] = count($page->records);
    }
    check($sizes === [200, 200, 100] && $page->queryLocator === null, 'pages', $sizes);
    foreach (array_chunk([...$ids, $first, $third, $upserted->id], 200) as $some) {
        foreach (listOf($client->delete(['ids' => $some])->result) as $each) {
            check($each->success, 'delete', $each);
        }
    }
    check(!$client->delete(['ids' => [$first]])->result->success, 'a second delete');
    check($client->query(['queryString' => 'SELECT COUNT() FROM Account'])->result->size === 0, 'COUNT()');

    $fault = expectFault('MALFORMED_QUERY', fn () => $client->query(['queryString' => 'SELECT FROM Account']));
    $detail = $fault->detail->MalformedQueryFault;
    $detail = $detail instanceof SoapVar ? $detail->enc_value : $detail;
    check($detail->row === 1 && $detail->exceptionCode === 'MALFORMED_QUERY', 'the detail of a fault', $fault->detail);
    $client->logout();
    expectFault('INVALID_SESSION_ID', fn () => $client->getUserInfo());
}

$facts = json_decode((string) strtok((string) file_get_contents($argv[1]), "\n"), true);
foreach (array_slice($argv, 3) as $each) {
    run($argv[2], $each, $facts);
    echo "php $each ok\n";
}
