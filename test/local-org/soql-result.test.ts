import { describe, expect, it } from 'vitest';
import { Org } from '../../src/local-org/org.ts';
import { seededRandom } from '../../src/local-org/random.ts';
import type { RecordStyle } from '../../src/local-org/soql/result-set.ts';
import { runQuery } from '../../src/local-org/soql/run-query.ts';
import { makeDataSet, NOW } from './soql/data-set.ts';

const data = makeDataSet();
const { store } = data.org;
const run = (text: string, more: object = {}): ReturnType<typeof runQuery> => runQuery({ store, now: NOW, ...more }, text);

describe('a result', () => {
  it('names its columns in SELECT order, parents with dots', () => {
    const { columns } = run('SELECT name, account.owner.NAME, Id, (SELECT LastName FROM Account.Contacts), Phone FROM Account');
    expect(columns.map(({ name, field, children }) => [name, field?.type, children?.map((each) => each.name)])).toEqual([
      ['Name', 'string', undefined],
      ['Owner.Name', 'string', undefined],
      ['Id', 'id', undefined],
      ['Contacts', undefined, ['LastName']],
      ['Phone', 'phone', undefined],
    ]);
    expect(run('SELECT Industry i, COUNT(Id), MAX(Name) FROM Account GROUP BY Industry').columns).toMatchObject([
      { name: 'i', isAggregate: true },
      { name: 'expr0', isAggregate: true },
      { name: 'expr1', isAggregate: true },
    ]);
  });

  it('is read as cells, without a record for each row', () => {
    const result = run('SELECT LastName, Account.Name, DoNotCall, Account.AnnualRevenue, CreatedDate FROM Contact ORDER BY LastName');
    const cells: (string | null)[] = ['left over from', 'a longer', 'row', '', '', '', ''];
    const rows = Array.from({ length: result.length }, (_, index) => {
      result.readCells(index, cells);
      return cells.slice();
    });
    expect(rows[0]).toEqual(['Ada', 'Acme', 'true', '1000.0', '2024-06-21T12:00:00.000Z']);
    expect(rows[3]).toEqual(['Dee', null, 'false', null, '2024-06-21T12:00:00.000Z']);
    const groups = run('SELECT LeadSource, COUNT(Id) FROM Contact GROUP BY LeadSource ORDER BY COUNT(Id) DESC LIMIT 1');
    groups.readCells(0, cells);
    expect(cells).toEqual(['Web', '2']);
  });

  it('is written in the style of a protocol', () => {
    const style: RecordStyle = {
      start: (type, id) => ({ attributes: { type, id: id && data.names.get(id) } }),
      value: (_field, value) => value,
    };
    const result = run("SELECT Account.Name, DoNotCall FROM Contact WHERE LastName = 'Ada'");
    expect(result.read(0, 1, () => null, style)).toEqual([
      {
        attributes: { type: 'Contact', id: '#Ada' },
        Account: { attributes: { type: 'Account', id: '#Acme' }, Name: 'Acme' },
        DoNotCall: true,
      },
    ]);
  });

  it('can be restricted to a range of ids', () => {
    const from = data.idOf('Beta').slice(0, 15);
    const names = (range: object): unknown[] => {
      const result = run('SELECT Name FROM Account', { idRange: range });
      return result.read(0, result.length, () => null).map(({ Name }) => Name);
    };
    expect(names({ from, to: data.idOf('Delta') })).toEqual(['Beta', 'Gamma_50%']);
    expect(names({ from })).toEqual(['Beta', 'Gamma_50%', "delta's"]);
    expect(run("SELECT Id FROM Account WHERE Name != null AND Id IN ('" + data.idOf('Acme') + "')", { idRange: { from } }).size).toBe(0);
    expect(run('SELECT Id FROM Contact WHERE AccountId IN (SELECT Id FROM Account)', { idRange: { from: data.idOf('Ben') } }).size).toBe(2);
  });

  it('counts relationships, each once: 55 to parents and 20 to children', () => {
    const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
    const fields = numbers(56).map((number) => ({ name: `R${number}__c`, childRelationshipName: `Wide${number}__r` }) as const);
    const wide = { name: 'Wide__c', fields: fields.map((field) => ({ ...field, type: 'reference', referenceTo: ['Account'] }) as const) };
    const context = { store: new Org({ startTime: NOW, objects: [wide] }).store, now: NOW };
    const parents = (count: number): string =>
      numbers(count)
        .map((number) => `R${number}__r.Name, R${number}__r.Id`)
        .join(', ');
    const children = (count: number): string =>
      numbers(count)
        .map((number) => `(SELECT Id FROM Wide${number}__r)`)
        .join(', ');
    expect(runQuery(context, `SELECT ${parents(55)} FROM Wide__c`).columns).toHaveLength(110);
    expect(() => runQuery(context, `SELECT ${parents(56)} FROM Wide__c`)).toThrow('55 child-to-parent relationships');
    expect(runQuery(context, `SELECT ${children(20)} FROM Account`).columns).toHaveLength(20);
    expect(() => runQuery(context, `SELECT ${children(21)} FROM Account`)).toThrow('20 parent-to-child relationships');
  });

  it('has the same rows under LIMIT as without, whatever the order', () => {
    const { store: cities } = new Org({ startTime: NOW });
    const table = cities.table('City__c')!;
    const slotOf = (name: string): number => table.object.field(name)!.slot;
    const random = seededRandom(5);
    for (let number = 0; number < 500; number++) {
      const row = table.blank();
      row[0] = table.nextId();
      row[slotOf('Country__c')] = random() < 0.2 ? null : 'abcDE'.charAt(Math.floor(random() * 5));
      row[slotOf('Population__c')] = Math.floor(random() * 9);
      table.insert(row);
    }
    const query = 'SELECT Id FROM City__c ORDER BY Country__c DESC, Population__c NULLS LAST';
    const ids = (text: string): unknown[] => {
      const result = runQuery({ store: cities, now: NOW }, text);
      return result.read(0, result.length, () => null).map(({ Id }) => Id);
    };
    const all = ids(query);
    for (const limit of [0, 1, 7, 100, 249, 250, 499]) expect(ids(`${query} LIMIT ${limit}`)).toEqual(all.slice(0, limit));
    expect(ids(`${query} LIMIT 5 OFFSET 9`)).toEqual(all.slice(9, 14));
  });

  it('takes a locator of its own for each record with more children than a page', () => {
    const opened: number[] = [];
    run('SELECT (SELECT Id FROM Contacts) FROM Account ORDER BY Name').read(0, 4, (children) => opened.push(children.size));
    expect(opened).toEqual([2, 1]);
  });

  it('refuses more than 2,000 groups, since there is no second page of them', () => {
    const many = makeDataSet();
    const table = many.org.store.table('City__c')!;
    const code = table.object.field('Admin_Code__c')!;
    for (let number = 0; number < 2_001; number++) {
      const row = table.blank();
      row[0] = table.nextId();
      row[code.slot] = `c${number}`;
      table.insert(row);
    }
    const query = 'SELECT Admin_Code__c, COUNT(Id) FROM City__c GROUP BY Admin_Code__c';
    const context = { store: many.org.store, now: NOW };
    expect(() => runQuery(context, query)).toThrow(expect.objectContaining({ exceptionCode: 'EXCEEDED_ID_LIMIT' }) as Error);
    expect(runQuery(context, `${query} LIMIT 2000`)).toMatchObject({ size: 2_000, isPaged: false });
  });
});
