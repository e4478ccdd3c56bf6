import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExtractRig, textOf } from './extract-rig.ts';

const SOQL = 'SELECT Name, Description FROM Account ORDER BY Name';
const DELIMITERS = { comma: ',', tab: '\t', semicolon: ';', pipe: '|', caret: '^', backquote: '`' } as const;

let rig: ExtractRig;
beforeAll(async () => {
  rig = await ExtractRig.start();
  rig.addAccounts(3, (at) => ({ Description: at === 1 ? 'two\nlines, | ; ^ ` \t "quoted"' : null }));
});
afterAll(() => rig[Symbol.asyncDispose]());

describe.each(Object.keys(DELIMITERS) as (keyof typeof DELIMITERS)[])('a result cut by %s', (delimiter) => {
  it.each(['LF', 'CRLF'] as const)('with lines that end in %s has the same records, and its bytes have one header', async (lineEnding) => {
    const dialect = { delimiter, lineEnding };
    const rows = await rig.org.bulk.query(SOQL, { dialect, pageRows: 2 }).toArray();
    expect(rows).toEqual(await rig.org.bulk.query(SOQL).toArray());
    const lines = [
      ['"Name"', '"Description"'],
      ['"row 0"', '""'],
      ['"row 1"', '"two\nlines, | ; ^ ` \t ""quoted"""'],
      ['"row 2"', '""'],
      [],
    ];
    const text = lines.map((cells) => cells.join(DELIMITERS[delimiter])).join(lineEnding === 'LF' ? '\n' : '\r\n');
    expect(await textOf(rig.org.bulk.query(SOQL, { dialect, pageRows: 2 }).csv())).toBe(text);
  });
});

it('another process reads it by the handle alone', async () => {
  const rows = rig.org.bulk.query(SOQL, { dialect: { delimiter: 'pipe', lineEnding: 'CRLF' } });
  const { length } = await rows.toArray();
  expect(await rig.org.bulk.attach(rows.handle!).toArray()).toHaveLength(length);
});

it.each([[{ protocol: '1.0', dialect: { delimiter: 'tab' } }], [{ dialect: { delimiter: 'TAB' } }], [{ dialect: { lineEnding: '\n' } }]])(
  '%o is refused',
  (options) => {
    expect(() => rig.org.bulk.query(SOQL, options as object)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }));
  },
);
