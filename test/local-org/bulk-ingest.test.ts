import { beforeEach, describe, expect, test } from 'vitest';
import { ApiError } from '../../src/local-org/api-error.ts';
import { Bulk1Client, errorOf, expectValidDocuments } from './bulk1-client.ts';
import { makeZip } from './make-zip.ts';

// Rules of the Bulk API guide for the data of ingest batches; texts of failed batches as real servers have been seen to say them.

let client: Bulk1Client;

beforeEach(() => {
  client = new Bulk1Client();
});
expectValidDocuments();

const INSERT = { operation: 'insert', object: 'Contact' };

/** The state message of an insert that fails as a whole. */
async function failure(data: string | Uint8Array, fields: Readonly<Record<string, string>> = {}, contentType?: string): Promise<string> {
  const jobId = await client.openJob({ ...INSERT, ...fields });
  const batchId = await client.openBatch(jobId, data, contentType);
  await client.finish();
  const info = await client.batch(jobId, batchId);
  expect(info).toMatchObject({ state: 'Failed' });
  expect(errorOf(await client.result(jobId, batchId))).toBe('400 InvalidBatch: Records not processed');
  return info.stateMessage!;
}

/** The values of a record by its id. */
function read(id: string, ...fields: string[]): unknown[] {
  const { object } = client.org.store.tableOfId(id)!;
  const row = client.org.store.findRow(id)!;
  return fields.map((name) => row[object.field(name)!.slot]);
}

async function insert(data: string | Uint8Array, fields: Readonly<Record<string, string>> = {}, contentType?: string): Promise<string[]> {
  const { lines, info } = await client.load({ ...INSERT, ...fields }, data, contentType);
  if (info.state !== 'Completed') throw new Error(info.stateMessage);
  return lines.map((line) => /^"(\w{18})","true"/.exec(line)?.[1] ?? line);
}

describe('a CSV batch', () => {
  test('has its results in the order of the rows, failed ones with the error in the last column', async () => {
    const { info, lines } = await client.load(
      INSERT,
      'FirstName,LastName,Birthdate\nTom,Jones,1940-06-07Z\nNobody,,\nIan,Dury,yesterday\n',
    );
    expect(info).toMatchObject({ state: 'Completed', numberRecordsProcessed: '3', numberRecordsFailed: '2' });
    expect(lines[0]).toMatch(/^"003\w{15}","true","true",""$/);
    expect(lines[1]).toBe('"","false","false","REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --"');
    expect(lines[2]).toMatch(/^"","false","false","INVALID_TYPE_ON_FIELD_IN_RECORD:.*:Birthdate --"$/);
    expect(read(lines[0]!.slice(1, 19), 'FirstName', 'Birthdate')).toEqual(['Tom', '1940-06-07']);
  });

  test('quotes what has commas, quotes and line breaks', async () => {
    const [id] = await insert('LastName,Description\n"Jones, Tom","Self-described as ""the top""\r\nbranding guru"\n');
    expect(read(id!, 'LastName', 'Description')).toEqual(['Jones, Tom', 'Self-described as "the top"\nbranding guru']);
  });

  test('takes line breaks inside values for CRLF where the job says so', async () => {
    const jobId = await client.openJob(INSERT, { 'sforce-line-ending': 'CRLF' });
    const batchId = await client.openBatch(jobId, 'LastName,Description\nA,"one\ntwo"\n');
    await client.finish();
    const id = /"(003\w{15})"/.exec((await client.result(jobId, batchId)).text)![1]!;
    expect(read(id, 'Description')).toEqual(['one\r\ntwo']);
  });

  test('leaves alone what is empty and clears what is #N/A', async () => {
    const [id] = await insert('LastName,Title,Department\nJones,Dr,Music\n');
    const { lines } = await client.load({ operation: 'update', object: 'Contact' }, `Id,Title,Department\n${id},,#N/A\n`);
    expect(lines).toEqual([`"${id}","true","false",""`]);
    expect(read(id!, 'Title', 'Department')).toEqual(['Dr', null]);
  });

  test('names fields in any case, and parents by what identifies them', async () => {
    const account = (await client.load({ operation: 'insert', object: 'Account' }, 'Name\nAcme\n')).lines[0]!.slice(1, 19);
    const [boss] = await insert('lastname,EMAIL,AccountId\nBoss,boss@example.com,' + account + '\n');
    const [id] = await insert('LastName,ReportsTo.Email,Account.Id\nJones,boss@example.com,' + account + '\n');
    expect(read(id!, 'ReportsToId', 'AccountId')).toEqual([boss, account]);
    const { lines } = await client.load({ operation: 'update', object: 'Contact' }, `Id,ReportsTo.Email\n${id},#N/A\n`);
    expect(lines[0]).toContain('"true"');
    expect(read(id!, 'ReportsToId')).toEqual([null]);
  });

  test('names the object of a parent where there are several', async () => {
    const [who] = await insert('LastName,Email\nJones,jones@example.com\n');
    const [task] = await insert('Subject,Contact:Who.Email\nCall,jones@example.com\n', { object: 'Task' });
    expect(read(task!, 'WhoId')).toEqual([who]);
    expect(await failure('Subject,Who.Email\nCall,x@example.com\n', { object: 'Task' })).toBe(
      'InvalidBatch : Field name not found : Who.Email',
    );
    expect(await failure('LastName,Account:Account.Id\nA,x\n')).toBe('InvalidBatch : Field name not found : Account:Account.Id');
  });

  test('fails the row whose parent is not there', async () => {
    const { lines } = await client.load(INSERT, 'LastName,ReportsTo.Email\nJones,nobody@example.com\n');
    expect(lines[0]).toMatch(
      /^"","false","false","INVALID_FIELD:Foreign key external ID: nobody@example.com not found for field Email in entity Contact/,
    );
  });

  test('updates by Id, upserts by a key, and says what was created', async () => {
    const upsert = { operation: 'upsert', object: 'City__c', externalIdFieldName: 'City_Id__c' };
    const first = await client.load(upsert, 'City_Id__c,Name\n1,Oslo\n');
    const second = await client.load(upsert, 'City_Id__c,Name\n1,Bergen\n2,Bodo\n');
    const [id] = /a\w{17}/.exec(first.lines[0]!)!;
    expect(first.lines[0]).toBe(`"${id}","true","true",""`);
    expect(second.lines).toEqual([`"${id}","true","false",""`, expect.stringMatching(/^"a\w{17}","true","true",""$/)]);
  });

  test('upserts by Id, and creates what has none', async () => {
    const { lines } = await client.load(
      { operation: 'upsert', object: 'Contact', externalIdFieldName: 'Id' },
      '"LastName","Id"\n"Sitwell",""\n',
    );
    expect(lines[0]).toMatch(/^"003\w{15}","true","true",""$/);
  });

  test('deletes by ids alone', async () => {
    const [one, two] = await insert('LastName\nOne\nTwo\n');
    const { lines } = await client.load({ operation: 'delete', object: 'Contact' }, `Id\n${one}\n001000000000001AAA\nnonsense\n`);
    expect(lines).toEqual([
      `"${one}","true","false",""`,
      expect.stringMatching(/^"","false","false","MALFORMED_ID:.*001000000000001AAA:Id --"$/),
      expect.stringMatching(/^"","false","false","MALFORMED_ID:/),
    ]);
    expect(client.org.store.findRow(one!)).toBeDefined();
    expect(await failure('Id,Name\n', { operation: 'delete' })).toBe("InvalidBatch : The 'delete' batch must contain only ids");
    const hard = await client.load({ operation: 'hardDelete', object: 'Contact' }, `Id\n${two}\n`);
    expect(hard.lines).toEqual([`"${two}","true","false",""`]);
    expect(client.org.store.findRow(two!)).toBeUndefined();
  });

  test.each([
    ['an unknown column', 'LastName,Nonsense\nA,B\n', 'Field name not found : Nonsense'],
    ['a relationship that is none', 'LastName,Nonsense.Id\nA,B\n', 'Field name not found : Nonsense.Id'],
    ['a parent by what does not identify it', 'LastName,Account.Phone\nA,1\n', 'Field name not found : Account.Phone'],
    ['blanks around a name', 'LastName, FirstName\nA,B\n', 'Field name not found :  FirstName'],
    ['a byte order mark', '\uFEFFLastName\nA\n', 'Field name not found : \uFEFFLastName'],
    [
      'a byte order mark before a quote',
      '\uFEFF"LastName"\nA\n',
      'Failed to parse CSV. Found unescaped quote. A value with quote should be within a quote',
    ],
    ['another delimiter', 'LastName;FirstName\nA;B\n', 'Field name not found : LastName;FirstName'],
    ['no rows', 'LastName\n', 'Records not found'],
    ['nothing', '', 'Records not found'],
    ['a bare quote', 'LastName\nThe "top"\n', 'Failed to parse CSV. Found unescaped quote. A value with quote should be within a quote'],
    ['text behind a quote', 'LastName\n"A" \n', 'Failed to parse CSV. Not expecting more text after end quote'],
    ['an open quote', 'LastName\n"A\n', 'Failed to parse CSV. EOF reached before closing an opened quote'],
    ['a long cell', `LastName,Description\nA,${'x'.repeat(131_073)}\n`, 'Exceeded max field size: 131072'],
    ['a wide row', `${'LastName,'.repeat(5_000)}LastName\n`, 'Exceeded max number of columns per record : 5000'],
    [
      'a long row',
      `LastName,Description,Title,Department\n${Array.from({ length: 4 }, () => 'x'.repeat(130_000)).join(',')}\n`,
      'Exceeded max length for one record. Max length for one record should be less than or equal to 400000',
    ],
    [
      'too many rows',
      `LastName\n${'A\n'.repeat(10_001)}`,
      'Exceeded number of records: 10002. Number of records should be less than or equal to 10001',
    ],
  ])('fails as a whole for %s', async (_, data, expected) => {
    expect(await failure(data)).toBe(`InvalidBatch : ${expected}`);
    expect(client.org.store.table('Contact')!.rows).toEqual([]);
  });

  test('of 10,000 rows is the most', async () => {
    const { info } = await client.load(INSERT, `LastName\n${'A\n'.repeat(10_000)}`);
    expect(info).toMatchObject({ state: 'Completed', numberRecordsProcessed: '10000', numberRecordsFailed: '0' });
  });

  test('fails a row with more cells than the header, and no other', async () => {
    const { lines } = await client.load(INSERT, 'LastName\nA\nB,C\n');
    expect(lines.map((line) => line.split(',')[1])).toEqual(['"true"', '"false"']);
  });

  test('fails the row that sets what nobody may', async () => {
    const { lines } = await client.load(INSERT, 'LastName,CreatedDate\nA,2020-01-01T00:00:00Z\n');
    expect(lines[0]).toMatch(/INVALID_FIELD_FOR_INSERT_UPDATE:.*:CreatedDate --"$/);
  });

  test('of more than 10,000,000 bytes is refused before it is a batch', async () => {
    const jobId = await client.openJob(INSERT);
    const request = { method: 'POST', path: `/services/async/62.0/job/${jobId}/batch`, headers: {} } as Parameters<
      typeof client.service.refuse
    >[1];
    const answer = client.service.refuse(new ApiError('EXCEEDED_MAX_SIZE_REQUEST', ''), request);
    expect(client.service.maxBodyBytes).toBe(10_000_000);
    expect(answer.body).toContain('<exceptionCode>ClientInputError</exceptionCode>');
    expect(answer.body).toContain('Failed to read request. Exceeded max size limit of 10000000');
  });
});

describe('a transformation spec', () => {
  const SPEC = [
    'Salesforce Field,Csv Header,Value,Hint',
    'Name,Full Name,,',
    'Title,Job Title,,',
    'LeadSource,Lead Source,Import,',
    'Description,,Imported from XYZ.csv,',
    'Birthdate,Date of Birth,,dd MM yy',
    'DoNotCall,Calls,,no.*',
  ].join('\n');

  test('maps columns, splits names, fills in values, and reads dates and truth by its hints', async () => {
    const jobId = await client.openJob(INSERT);
    expect((await client.send('POST', `job/${jobId}/spec`, SPEC, { 'content-type': 'text/csv' })).status).toBe(201);
    const data =
      '"Full Name",Ignored,Job Title,"Lead Source","Date of Birth",Calls\nCyndie Lou Who,x,VP,,12 02 51,no thanks\nAnn,,,Web,,yes\n';
    const batchId = await client.openBatch(jobId, data);
    await client.finish();
    const ids = [...(await client.result(jobId, batchId)).text.matchAll(/003\w{15}/g)].map(String);
    expect(read(ids[0]!, 'FirstName', 'LastName', 'Title', 'LeadSource', 'Description', 'Birthdate', 'DoNotCall')).toEqual([
      'Cyndie Lou',
      'Who',
      'VP',
      'Import',
      'Imported from XYZ.csv',
      '1951-02-12',
      true,
    ]);
    expect(read(ids[1]!, 'FirstName', 'LastName', 'LeadSource', 'Birthdate', 'DoNotCall')).toEqual([null, 'Ann', 'Web', null, false]);
  });

  test('lets data be in another charset', async () => {
    const jobId = await client.openJob(INSERT);
    await client.send('POST', `job/${jobId}/spec`, 'Salesforce Field,Csv Header,Value,Hint\nLastName,Nachname,,\n', {
      'content-type': 'text/csv',
    });
    const latin1 = Buffer.from('Nachname\nMüller\n', 'latin1');
    const batchId = await client.openBatch(jobId, latin1, 'text/csv;charset=ISO-8859-1');
    await client.finish();
    const [id] = /003\w{15}/.exec((await client.result(jobId, batchId)).text)!;
    expect(read(id, 'LastName')).toEqual(['Müller']);
  });

  test.each([
    ['another header', 'a,b\n', 'CSV'],
    ['8,192 characters', `Salesforce Field,Csv Header,Value,Hint\n${'x'.repeat(8_192)}`, 'CSV'],
    ['a job that is not CSV', 'Salesforce Field,Csv Header,Value,Hint\n', 'XML'],
  ])('is refused for %s', async (_, spec, contentType) => {
    const jobId = await client.openJob({ ...INSERT, contentType });
    expect(errorOf(await client.send('POST', `job/${jobId}/spec`, spec, { 'content-type': 'text/csv' }))).toContain(
      '400 ClientInputError: ',
    );
  });

  test('comes before the first batch', async () => {
    const jobId = await client.openJob(INSERT);
    await client.openBatch(jobId, 'LastName\nA\n');
    const spec = 'Salesforce Field,Csv Header,Value,Hint\n';
    expect(errorOf(await client.send('POST', `job/${jobId}/spec`, spec, { 'content-type': 'text/csv' }))).toContain(
      '400 InvalidJobState: ',
    );
  });
});

const XML = { contentType: 'XML' };

function sObjects(...rows: string[]): string {
  const start = '<?xml version="1.0" encoding="UTF-8"?><sObjects xmlns="http://www.force.com/2009/06/asyncapi/dataload"';
  return `${start} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${rows.map((row) => `<sObject>${row}</sObject>`).join('\n')}</sObjects>`;
}

describe('an XML batch', () => {
  test('has an element for each field, nil to clear it, and parents in elements of their own', async () => {
    const jobId = await client.openJob({ ...INSERT, ...XML });
    const data = sObjects('<LastName>Jones</LastName><Email>jones@example.com</Email>', '<FirstName>x</FirstName>');
    const batchId = await client.openBatch(jobId, data, 'application/xml; charset=UTF-8');
    await client.finish();
    const { headers, text } = await client.result(jobId, batchId);
    const [jones] = /003\w{15}/.exec(text)!;
    expect(headers['content-type']).toBe('application/xml');
    expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?><results
   xmlns="http://www.force.com/2009/06/asyncapi/dataload">
 <result>
  <id>${jones}</id>
  <success>true</success>
  <created>true</created>
 </result>
 <result>
  <errors>
   <fields>LastName</fields>
   <message>Required fields are missing: [LastName]</message>
   <statusCode>REQUIRED_FIELD_MISSING</statusCode>
  </errors>
  <success>false</success>
  <created>false</created>
 </result>
</results>`);
    const update = { operation: 'update', object: 'Contact', ...XML };
    const [boss] = await insert('LastName\nBoss\n');
    const parent = `<ReportsTo><sObject><Id>${boss}</Id></sObject></ReportsTo>`;
    const changed = sObjects(`<Id>${jones}</Id><Email xsi:nil="true"/><Title xsi:nil="false">Dr &amp; Mr</Title>${parent}`);
    await client.load(update, changed, 'application/xml');
    expect(read(jones, 'Email', 'Title', 'ReportsToId')).toEqual([null, 'Dr & Mr', boss]);
  });

  test('names the object of a parent where there are several', async () => {
    const [who] = await insert('LastName,Email\nJones,jones@example.com\n');
    const row = '<Subject>Call</Subject><Who><sObject><type>Contact</type><Email>jones@example.com</Email></sObject></Who>';
    const jobId = await client.openJob({ operation: 'insert', object: 'Task', ...XML });
    await client.openBatch(jobId, sObjects(row), 'application/xml');
    await client.finish();
    const { object, rows } = client.org.store.table('Task')!;
    expect(rows.map((each) => each[object.field('WhoId')!.slot])).toEqual([who]);
  });

  test.each([
    ['an unknown element', sObjects('<Nonsense>x</Nonsense>'), 'InvalidBatch : Field name not found : Nonsense'],
    ['no rows', sObjects(), 'InvalidBatch : Records not found'],
    ['another document', '<x/>', expect.stringMatching(/^InvalidBatch : Failed to parse XML\. /)],
    ['a broken document', '<sObjects><sObject>', expect.stringMatching(/^InvalidBatch : Failed to parse XML\. /)],
  ])('fails as a whole for %s', async (_, data, expected) => {
    expect(await failure(data, XML, 'application/xml')).toEqual(expected);
  });
});

describe('a JSON batch', () => {
  const JSON_JOB = { contentType: 'JSON' };

  test('has an object for each row, null to clear, and parents as objects', async () => {
    const jobId = await client.openJob({ ...INSERT, ...JSON_JOB });
    const rows = [
      { LastName: 'Boss', Email: 'boss@example.com', DoNotCall: true },
      { attributes: { type: 'Contact' }, FirstName: 'x' },
    ];
    const batchId = await client.openBatch(jobId, JSON.stringify(rows), 'application/json');
    expect(await client.batch(jobId, batchId)).toMatchObject({ state: 'Queued', stateMessage: null });
    await client.finish();
    const { headers, text } = await client.result(jobId, batchId);
    const [jones, failed] = JSON.parse(text);
    expect(headers['content-type']).toBe('application/json');
    expect(jones).toMatchObject({ success: true, created: true, errors: [] });
    expect(failed).toMatchObject({
      success: false,
      created: false,
      errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing: [LastName]', fields: ['LastName'] }],
    });
    const [boss] = await insert('LastName\nBoss\n');
    const change = [{ Id: jones.id, Email: null, ReportsTo: { Id: boss } }];
    await client.load({ operation: 'update', object: 'Contact', ...JSON_JOB }, JSON.stringify(change), 'application/json');
    expect(read(jones.id, 'Email', 'DoNotCall', 'ReportsToId')).toEqual([null, true, boss]);
    const task = [{ Subject: 'Call', Who: { attributes: { type: 'Contact' }, Id: boss } }];
    const loaded = await client.load({ operation: 'insert', object: 'Task', ...JSON_JOB }, JSON.stringify(task), 'application/json');
    expect(read(JSON.parse(loaded.lines[0]!)[0].id, 'WhoId')).toEqual([boss]);
  });

  test.each([
    ['an unknown name', '[{"Nonsense":1}]', 'InvalidBatch : Field name not found : Nonsense'],
    ['no rows', '[]', 'InvalidBatch : Records not found'],
    ['nothing', '', 'InvalidBatch : Records not found'],
    ['no list', '{}', 'InvalidBatch : Failed to parse JSON. the batch is not a list of records'],
    ['what is no JSON', '[', expect.stringMatching(/^InvalidBatch : Failed to parse JSON\. /)],
  ])('fails as a whole for %s', async (_, data, expected) => {
    expect(await failure(data, JSON_JOB, 'application/json')).toEqual(expected);
  });
});

describe('a zip', () => {
  const IMAGE = Buffer.from([0xff, 0xd8, 0x00, 0x01]);

  async function parentId(): Promise<string> {
    return (await client.load({ operation: 'insert', object: 'Account' }, 'Name\nAcme\n')).lines[0]!.slice(1, 19);
  }

  test.each(['stored', 'deflated'] as const)('holds rows and the binary data that they name (%s)', async (method) => {
    const parent = await parentId();
    const request = `Name,ParentId,Body\nimage.jpg,${parent},#image.jpg\nimage.jpg,${parent},#subfolder/image.jpg\nx,${parent},#none\ny,${parent},image.jpg\n`;
    const zip = makeZip({ 'request.txt': Buffer.from(request), 'image.jpg': IMAGE, 'subfolder/image.jpg': Buffer.from('two') }, method);
    const { lines } = await client.load({ operation: 'insert', object: 'Attachment', contentType: 'ZIP_CSV' }, zip, 'zip/csv');
    const ids = lines.map((line) => line.slice(1, 19));
    expect(read(ids[0]!, 'Name', 'Body')).toEqual(['image.jpg', IMAGE.toString('base64')]);
    expect(read(ids[1]!, 'Body')).toEqual([Buffer.from('two').toString('base64')]);
    expect(lines.slice(2).map((line) => /"false","false","(\w+):.*:(.*) --"/.exec(line)?.slice(1))).toEqual([
      ['INVALID_FIELD', 'Body'],
      ['INVALID_FIELD', 'Body'],
    ]);
  });

  test('holds XML or JSON rows as well', async () => {
    const parent = await parentId();
    const xml = makeZip({ 'request.txt': Buffer.from(sObjects(`<Name>a</Name><ParentId>${parent}</ParentId><Body>#a</Body>`)), a: IMAGE });
    const ofXml = await client.load({ operation: 'insert', object: 'Attachment', contentType: 'ZIP_XML' }, xml, 'zip/xml');
    expect(ofXml.lines[0]).toContain('<success>true</success>');
    const json = makeZip({ 'request.txt': Buffer.from(JSON.stringify([{ Name: 'b', ParentId: parent, Body: '#a' }])), a: IMAGE });
    const ofJson = await client.load({ operation: 'insert', object: 'Attachment', contentType: 'ZIP_JSON' }, json, 'zip/json');
    expect(JSON.parse(ofJson.lines[0]!)).toMatchObject([{ success: true }]);
  });

  test.each([
    ['what is no zip', Buffer.from('Name\n')],
    ['a zip without request.txt', makeZip({ 'folder/request.txt': Buffer.from('Name\n') })],
    ['a damaged zip', makeZip({ 'request.txt': Buffer.from('Name\nA\n') }, 'deflated').fill(0xff, 40, 44)],
    ['a zip of more than 20 MB', makeZip({ 'request.txt': Buffer.alloc(20_000_001, 0x41) }, 'deflated')],
    ['a zip of more than 1,000 files', makeZip(Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`${at}`, Buffer.alloc(0)])))],
  ])('fails as a whole: %s', async (_, zip) => {
    expect(await failure(zip, { object: 'Attachment', contentType: 'ZIP_CSV' }, 'zip/csv')).toMatch(/^InvalidBatch : /);
  });
});
