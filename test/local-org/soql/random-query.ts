/** Writes queries that are none the wiser about any org: every clause, conditions in conditions, children and TYPEOF. */
export function randomQuery(random: () => number): string {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const chance = (share: number): boolean => random() < share;
  const many = (most: number, make: () => string): string => Array.from({ length: 1 + Math.floor(random() * most) }, make).join(', ');
  const field = (): string => pick(['Id', 'Name', 'Owner.Name', 'Account.Parent.Name', 'Amount__c', 'Parent__r.Key__c']);
  const text = (): string => pick(["'x'", "'it\\'s'", "''", "'a%\\_b'", "'\\u00e9\\n'", "'SELECT'"]);
  const value = (): string =>
    pick([
      '1',
      '-2.5',
      '.5',
      'null',
      'TRUE',
      'false',
      'TODAY',
      'LAST_N_DAYS:30',
      'THIS_FISCAL_QUARTER',
      '2024-02-29',
      '2024-02-29T10:00:00Z',
      text(),
    ]);
  const call = (): string => pick(['CALENDAR_YEAR(CloseDate)', 'DAY_ONLY(CreatedDate)', 'HOUR_IN_DAY(convertTimezone(CreatedDate))']);
  const aggregate = (): string => pick(['COUNT(Id)', 'SUM(Amount__c)', 'MAX(Name)']);
  const condition = (depth: number, left: () => string): string => {
    const kind = depth === 0 ? 'plain' : pick(['plain', 'plain', 'and', 'or', 'not', 'in', 'includes', 'semi']);
    const inner = (): string => `(${condition(depth - 1, left)})`;
    if (kind === 'and' || kind === 'or') return [inner(), condition(0, left), inner()].join(` ${kind.toUpperCase()} `);
    if (kind === 'not') return `NOT ${chance(0.5) ? inner() : condition(0, left)}`;
    if (kind === 'in') return `${left()} ${pick(['IN', 'NOT IN'])} (${many(3, value)})`;
    if (kind === 'includes') return `Picks__c ${pick(['INCLUDES', 'EXCLUDES'])} (${many(3, text)})`;
    if (kind === 'semi') return `Id ${pick(['IN', 'NOT IN'])} (SELECT AccountId FROM Contact WHERE ${condition(0, left)})`;
    return chance(0.2) ? `${left()} LIKE ${text()}` : `${left()} ${pick(['=', '!=', '<', '<=', '>', '>='])} ${value()}`;
  };
  const order = (of: () => string): string => `${of()}${pick(['', ' ASC', ' DESC'])}${pick(['', ' NULLS FIRST', ' NULLS LAST'])}`;
  const tail = (of: () => string): string =>
    [
      chance(0.4) ? `ORDER BY ${many(2, () => order(of))}` : '',
      // The other parser takes OFFSET without LIMIT for a field of the condition before it.
      chance(0.4) ? `LIMIT ${Math.floor(random() * 300)}${chance(0.3) ? ` OFFSET ${Math.floor(random() * 2_000)}` : ''}` : '',
    ].join(' ');
  const where = (): string => (chance(0.7) ? `WHERE ${condition(3, () => (chance(0.2) ? call() : field()))}` : '');
  const children = (): string => `(SELECT ${many(2, field)} FROM Contacts ${where()} ${tail(field)})`;
  const typeOf = (): string => `TYPEOF What WHEN Account THEN ${many(2, field)} ${chance(0.5) ? 'ELSE Name ' : ''}END`;
  const grouped = (): string => {
    const keys = many(2, () => (chance(0.3) ? call() : field()));
    // It loses what stands behind a NOT in HAVING, so there is none.
    const having = chance(0.5) ? `HAVING ${condition(2, aggregate).replaceAll(/NOT (?!IN)/g, '')}` : '';
    return `SELECT ${keys}, ${aggregate()} total FROM Account ${where()} GROUP BY ${keys} ${having} ${tail(aggregate)}`;
  };
  const plain = (): string => {
    const items = many(4, () => pick([field, field, field, children, typeOf, () => 'toLabel(Status__c)'])());
    const scope = chance(0.1) ? 'USING SCOPE mine' : '';
    return `SELECT ${items} FROM Account ${chance(0.2) ? 'a' : ''} ${scope} ${where()} ${tail(field)} ${chance(0.1) ? 'FOR VIEW' : ''}`;
  };
  return (chance(0.3) ? grouped : plain)().replace(/ +/g, ' ').trim();
}
