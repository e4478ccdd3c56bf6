import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowJoin } from '../../../src/bulk/load/join-rows.ts';
import type { Settlement } from '../../../src/bulk/load/load-batch.ts';

type Cells = readonly string[];
interface Returned {
  readonly cells: Cells;
  readonly settlement: Settlement;
}

const ok = (id: string): Settlement => ({ status: 'ok', id, created: true });

async function join(sent: readonly Cells[], returned: readonly Returned[], keyColumn: number): Promise<(Settlement | undefined)[]> {
  const joining = await RowJoin.of(sent, keyColumn);
  for (const { cells, settlement } of returned) joining.add(cells, settlement);
  const settled = await joining.settle();
  return sent.map((_, row) => settled(row));
}

/** The same in the obvious way: for each row that came back, the first that it may be. */
function joinSlowly(sent: readonly Cells[], returned: readonly Returned[], keyColumn: number): (Settlement | undefined)[] {
  const settled: (Settlement | undefined)[] = sent.map(() => undefined);
  const spelled = (cell: string): string => (/^\d/.test(cell) ? String(Number(cell)) : cell);
  const pair = (rest: readonly Returned[], textOf: (cells: Cells) => string): Returned[] =>
    rest.filter(({ cells, settlement }) => {
      const row = sent.findIndex((each, at) => settled[at] === undefined && textOf(each) === textOf(cells));
      if (row >= 0) settled[row] = settlement;
      return row < 0;
    });
  const rest = pair(
    pair(returned, (cells) => cells.join('|')),
    (cells) => cells.map(spelled).join('|'),
  );
  if (keyColumn < 0) return settled;
  const keyOf = (cells: Cells): string => spelled(cells[keyColumn]!);
  const unsettled = sent.flatMap((cells, at) => (settled[at] === undefined && keyOf(cells) !== '' ? [{ at, key: keyOf(cells) }] : []));
  for (const { cells, settlement } of rest) {
    const rows = unsettled.filter(({ key }) => key === keyOf(cells));
    if (rows.length === 1 && rest.filter((other) => keyOf(other.cells) === keyOf(cells)).length === 1) settled[rows[0]!.at] = settlement;
  }
  return settled;
}

describe('rows that come back in any order', () => {
  it('are found by their cells, then with numbers as numbers, then by the column that tells them apart', async () => {
    const sent = [
      ['a', '912260031', 'x'],
      ['b', '1', 'y'],
      ['c', '2', 'cut off'],
    ];
    const returned = [
      { cells: ['c', '2', 'cut'], settlement: ok('3') },
      { cells: ['b', '1', 'y'], settlement: ok('2') },
      { cells: ['a', '9.12260031E8', 'x'], settlement: ok('1') },
    ];
    expect(await join(sent, returned, 0)).toEqual([ok('1'), ok('2'), ok('3')]);
  });

  it('are left out where two could be meant', async () => {
    const sent = [
      ['a', 'one'],
      ['a', 'two'],
    ];
    const returned = [{ cells: ['a', 'other'], settlement: ok('1') }];
    expect(await join(sent, returned, 0)).toEqual([undefined, undefined]);
  });

  it('keep numbers that are not the same apart, however long', async () => {
    const sent = [['12345678901234567890'], ['12345678901234567891']];
    const returned = [{ cells: ['12345678901234567891'], settlement: ok('2') }];
    expect(await join(sent, returned, -1)).toEqual([undefined, ok('2')]);
  });

  it('are handed out in their order where they are all alike', async () => {
    const sent = Array.from({ length: 3_000 }, () => ['same']);
    const returned = sent.map((cells, at) => ({ cells, settlement: ok(`001${String(at).padStart(12, '0')}AAA`) }));
    expect(await join(sent, returned, -1)).toEqual(returned.map(({ settlement }) => settlement));
  });

  it('have what was said of them, whatever it is', async () => {
    const settlements: Settlement[] = [
      { status: 'ok', id: '001000000000001', created: undefined },
      { status: 'ok', id: '', created: false },
      { status: 'ok', id: 'an id that is longer than any', created: true },
      { status: 'failed', errors: [{ code: 'A', message: 'b', fields: ['C'], from: 'server' }] },
      { status: 'notProcessed', reason: 'd' },
      { status: 'unknown', cause: new Error('e') },
    ];
    const sent = settlements.map((_, at) => [String(at)]);
    const returned = settlements.map((settlement, at) => ({ cells: sent[at]!, settlement })).reverse();
    expect(await join(sent, returned, -1)).toEqual(settlements);
  });

  it('are left out beyond those that were sent', async () => {
    const returned = ['1', '2', '3'].map((id) => ({ cells: ['a'], settlement: ok(id) }));
    const joining = await RowJoin.of([['a']], 0);
    for (const { cells, settlement } of returned) joining.add(cells, settlement);
    expect([(await joining.settle())(0), joining.returned]).toEqual([ok('1'), 3]);
  });

  it('are joined as in the obvious way', async () => {
    const cell = fc.constantFrom('', 'a', 'b', '1', '1.0', '2', '2E0');
    const rows = fc.array(fc.tuple(cell, cell), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, rows, fc.constantFrom(-1, 0, 1), async (sent, back, keyColumn) => {
        const returned = back.map((cells, at) => ({ cells, settlement: ok(String(at)) }));
        expect(await join(sent, returned, keyColumn)).toEqual(joinSlowly(sent, returned, keyColumn));
      }),
      { numRuns: 1_500, seed: 5 },
    );
  });
});
