#!/usr/bin/perl
# Drives a local org with SOAP::Lite, without a WSDL, as Salesforce scripts in Perl do. See README.md.
use strict;
use warnings;
use utf8;
use JSON::PP;
use SOAP::Lite;

my $PARTNER = 'urn:partner.soap.sforce.com';
my $RECORDS = 'urn:sobject.partner.soap.sforce.com';
my ($service, $session, @options);

sub check {
    my ($condition, $claim, $seen) = @_;
    die "$claim; seen: " . ($seen // 'nothing') . "\n" unless $condition;
}

# SOAP::Lite writes xsi:type by itself: xsd:string, also for ids and the type of a record.
sub call {
    my ($name, @parameters) = @_;
    my @headers = ($session // (), @options);
    my $method = SOAP::Data->name("p:$name")->attr({ 'xmlns:p' => $PARTNER, 'xmlns:s' => $RECORDS });
    return $service->call($method, @parameters, @headers);
}

sub succeed {
    my $answer = call(@_);
    check(!$answer->fault, "$_[0] succeeds", $answer->faultstring);
    return $answer;
}

sub expect_fault {
    my ($code, @arguments) = @_;
    my $answer = call(@arguments);
    check($answer->fault && $answer->faultcode eq "sf:$code", "fault $code", $answer->faultcode);
    return $answer;
}

sub account {
    my ($fields, $id, @nulls) = @_;
    my @elements = (SOAP::Data->name('s:type' => 'Account'), map { SOAP::Data->name('s:fieldsToNull' => $_) } @nulls);
    push @elements, SOAP::Data->name('s:Id' => $id) if defined $id;
    push @elements, map { SOAP::Data->name("s:$_" => $fields->{$_}) } sort keys %$fields;
    return SOAP::Data->name('p:sObjects' => \SOAP::Data->value(@elements))->attr({ 'xsi:type' => 's:sObject' });
}

sub header {
    my ($block, $name, $value) = @_;
    return SOAP::Header->name("p:$block" => \SOAP::Header->name("p:$name" => $value))->attr({ 'xmlns:p' => $PARTNER });
}

sub parameter { return SOAP::Data->name("p:$_[0]" => $_[1]) }
sub results { return $_[0]->valueof('//result') }

sub run {
    my ($version, $org) = @_;
    ($session, @options) = ();
    my $login_version = $version > 64 ? '64.0' : $version;    # login() ended with 64.0
    $service = SOAP::Lite->new(proxy => "$org->{url}/services/Soap/u/$login_version")->on_action(sub { '""' })->autotype(1);
    $service->on_fault(sub { $_[1] });
    expect_fault('INVALID_LOGIN', 'login', parameter(username => $org->{username}), parameter(password => 'wrong'));
    my $login = succeed('login', parameter(username => $org->{username}), parameter(password => "$org->{password}$org->{securityToken}"));
    my ($result) = results($login);
    (my $url = $result->{serverUrl}) =~ s{/u/\Q$login_version\E}{/u/$version};
    $service->proxy($url);
    $session = header(SessionHeader => sessionId => $result->{sessionId});
    @options = header(QueryOptions => batchSize => 200);

    check((results(succeed('getUserInfo')))[0]{userName} eq $org->{username}, 'getUserInfo');
    check((results(succeed('getServerTimestamp')))[0]{timestamp} =~ /^\d{4}-.*Z$/, 'getServerTimestamp');
    check((grep { $_->{name} eq 'Account' } succeed('describeGlobal')->valueof('//sobjects')), 'describeGlobal');
    my $described = succeed('describeSObject', parameter(sObjectType => 'Account'));
    check((grep { $_->{name} eq 'Name' } $described->valueof('//result/fields')), 'describeSObject');

    my @created = results(succeed('create', account({ Name => 'A' }), account({}), account({ Name => 'Zoë <&>', Phone => '1' })));
    check(join(' ', map { $_->{success} } @created) eq 'true false true', 'create', JSON::PP->new->encode(\@created));
    check($created[1]{errors}{statusCode} eq 'REQUIRED_FIELD_MISSING', 'the code of an error');
    my ($first, $third) = ($created[0]{id}, $created[2]{id});
    my ($updated) = results(succeed('update', account({ Name => 'Changed' }, $third, 'Phone')));
    check($updated->{success} eq 'true', 'update', $updated->{errors}{message});
    my @asked = (parameter(fieldList => 'Id,Name,Phone'), parameter(sObjectType => 'Account'), parameter(ids => $third));
    my ($record) = results(succeed('retrieve', @asked));
    check($record->{Name} eq 'Changed' && !defined $record->{Phone}, 'retrieve', $record->{Name});
    my $upserted;
    for my $expected ('true', 'false') {
        my @given = (parameter(externalIDFieldName => 'External_Id__c'), account({ External_Id__c => "perl-$version", Name => 'U' }));
        ($upserted) = results(succeed('upsert', @given));
        check($upserted->{success} eq 'true' && $upserted->{created} eq $expected, 'upsert', $upserted->{errors}{message});
    }

    my $nested = succeed('query', parameter(queryString => "SELECT Id, Owner.Alias FROM Account WHERE Name = 'A'"));
    check($nested->valueof('//records/Owner/Alias') eq 'admin', 'a parent');

    my @ids;
    for my $start (0, 200, 400) {
        my $end = $start + 199 > 499 ? 499 : $start + 199;
        my @made = results(succeed('create', map { account({ Name => "P$_" }) } $start .. $end));
        push @ids, map { check($_->{success} eq 'true', 'create'); $_->{id} } @made;
    }
    my $page = succeed('query', parameter(queryString => "SELECT Id, Name FROM Account WHERE Name LIKE 'P%' ORDER BY Id"));
    my @sizes = scalar(my @records = $page->valueof('//records'));
    while ($page->valueof('//result/done') eq 'false') {
        $page = succeed('queryMore', parameter(queryLocator => $page->valueof('//queryLocator')));
        push @sizes, scalar(@records = $page->valueof('//records'));
    }
    check("@sizes" eq '200 200 100', 'pages', "@sizes");
    push @ids, $first, $third, $upserted->{id};
    while (my @some = splice(@ids, 0, 200)) {
        check($_->{success} eq 'true', 'delete') for results(succeed('delete', map { parameter(ids => $_) } @some));
    }
    check((results(succeed('delete', parameter(ids => $first))))[0]{success} eq 'false', 'a second delete');

    my $fault = expect_fault('MALFORMED_QUERY', 'query', parameter(queryString => 'SELECT FROM Account'));
    check($fault->faultdetail->{MalformedQueryFault}{row} == 1, 'the detail of a fault');
    succeed('logout');
    expect_fault('INVALID_SESSION_ID', 'getUserInfo');
}

my ($facts, @versions) = @ARGV;
open my $file, '<', $facts or die "$facts: $!\n";
my $org = decode_json(scalar <$file>);
for my $version (@versions) {
    run($version, $org);
    print "SOAP::Lite $version ok\n";
}
