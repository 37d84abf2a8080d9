import { expect, test } from 'vitest';
import { readCsv } from '../../../src/adapters/files/csv.ts';
import type { InputRow } from '../../../src/domain/answer-row.ts';

async function rowsOf(...chunks: (Buffer | string)[]): Promise<InputRow[]> {
  async function* source() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const rows: InputRow[] = [];
  for await (const batch of readCsv(source())) rows.push(...batch);
  return rows;
}

test('reads records under a header, each at the line where it begins', async () => {
  const text = '\ufeffid,questionId,answer\n1,q,"two\nlines, ""quoted"""\n2,q,plain\n';
  expect(await rowsOf(text)).toEqual([
    { row: 2, value: { id: '1', questionId: 'q', answer: 'two\nlines, "quoted"' } },
    { row: 4, value: { id: '2', questionId: 'q', answer: 'plain' } },
  ]);
});

test('a broken record is a fault of its own row and its neighbours are read', async () => {
  const rows = await rowsOf(
    'id,answer\n1,a\n2,b,extra\n3,"caf',
    Buffer.from([0xe9]),
    '"\n4,d\n5,"never closed\n6,f\n',
  );
  expect(
    rows.map((row) => [
      'fault' in row ? row.fault.code : 'ok',
      'fault' in row && row.fault.message,
    ]),
  ).toEqual([
    ['ok', false],
    ['not-csv', 'The record has more or fewer fields than the header line.'],
    ['not-utf8', 'The record is not valid UTF-8. Save the file as UTF-8.'],
    ['ok', false],
    ['not-csv', 'The record is not CSV: a quotation mark is not closed.'],
  ]);
});
