import { expect, it } from 'vitest';
import { isRecordId, makeRecordId, toLongId, toShortId } from '../../src/local-org/store/record-id.ts';

// Ids that real servers answered, from recordings of their messages.
it.each([
  '0068000000gP5C3AAK',
  '0068000000gOoDLAA0',
  '01g1E00009HWXuZQAX',
  '0016F00002S4Wj0QAF',
  '0016F00002pUVTMQA4',
  '00180000016vtCNAAY',
  'a0H1I00000BhsluUAB',
])('the suffix of %s follows from its 15 characters', (id) => {
  expect(toLongId(toShortId(id))).toBe(id);
});

it('makes ids of 18 characters that begin with the key prefix and never repeat', () => {
  const ids = Array.from({ length: 5_000 }, (_, index) => makeRecordId('a00', index + 1));
  expect(new Set(ids.map((id) => id.slice(0, 15).toLowerCase() + id.slice(15))).size).toBe(5_000);
  expect(ids.every((id) => id.startsWith('a00') && id.length === 18 && isRecordId(id))).toBe(true);
});
