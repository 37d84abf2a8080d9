import { expect, test } from 'vitest';
import { csvCell } from '../../src/reporters/csv-cell.ts';

test.each(['=1+1', '+1', '-1', '@a', '\t=1', '\r=1', '\uff1d1+1', '\uff201'])(
  'no spreadsheet runs %j',
  (text) => {
    for (const quotes of ['always', 'where-needed'] as const) {
      expect(csvCell(text, quotes).text).toMatch(/^"?'/);
    }
  },
);

test('quotation marks are doubled, and a cell is quoted where it has to be', () => {
  expect(csvCell('a "b", c', 'where-needed').text).toBe('"a ""b"", c"');
  expect(csvCell('two\nlines', 'where-needed').text).toBe('"two\nlines"');
  expect(csvCell('92', 'where-needed').text).toBe('92');
  expect(csvCell('92', 'always').text).toBe('"92"');
});
