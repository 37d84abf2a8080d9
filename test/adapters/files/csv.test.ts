import { expect, test } from 'vitest';
import { openCsv } from '../../../src/adapters/files/csv.ts';
import { refuseMissing } from '../../../src/adapters/files/csv-header.ts';
import type { InputRow } from '../../../src/domain/answer-row.ts';

function opened(...chunks: (Buffer | string)[]) {
  async function* source() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  return openCsv(source());
}

async function rowsOf(...chunks: (Buffer | string)[]): Promise<InputRow[]> {
  const rows: InputRow[] = [];
  for await (const batch of (await opened(...chunks)).rows) rows.push(...batch);
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

test.each([
  ['commas', 'id,questionId,answer\n1,q,a; b\n'],
  ['semicolons', 'id;questionId;answer\n1;q;a; b\n'.replace('a; b', '"a; b"')],
  ['tabs', 'id\tquestionId\tanswer\n1\tq\ta; b\n'],
  ['semicolons', '\ufeff\r\nid;questionId;answer\r\n1;q;"a; b"\r\n'],
  ['semicolons', '\ufeffid;questionId;answer\r1;q;"a; b"\r'],
])('the header line tells that %s separate (%j)', async (separatedBy, text) => {
  for (const chunks of [[text], [...text]]) {
    const table = await opened(...chunks);
    expect([table.separatedBy, table.columns]).toEqual([
      separatedBy,
      ['id', 'questionId', 'answer'],
    ]);
    const values = (await rowsOf(...chunks)).map((row) => 'value' in row && row.value);
    expect(values).toEqual([{ id: '1', questionId: 'q', answer: 'a; b' }]);
  }
});

test('what is quoted in the header line separates nothing', async () => {
  const { separatedBy, columns } = await opened('"a, b, c\nand ""d"", e";questionId;answer\n');
  expect([separatedBy, columns]).toEqual([
    'semicolons',
    ['a, b, c\nand "d", e', 'questionId', 'answer'],
  ]);
});

test('one column is separated by commas, and no line has no columns', async () => {
  expect(await opened('answer\na;b\n')).toMatchObject({
    separatedBy: 'commas',
    columns: ['answer'],
  });
  for (const text of ['', '\ufeff', '\n\n']) {
    const table = await opened(text);
    expect([table.columns, await rowsOf(text)]).toEqual([[], []]);
    expect(() => refuseMissing('a.csv', table, ['answer'])).not.toThrow();
  }
});

test('a column that is missing is named with those there are and what separates them', async () => {
  const names = ['id', ...Array.from({ length: 20 }, (_, at) => `column ${at} ${'x'.repeat(60)}`)];
  const few = await opened('id;Frage;answer\n');
  expect(() => refuseMissing('a.csv', few, ['questionId', 'answer'])).toThrow(
    'a.csv has no column "questionId". Separated by semicolons, its columns are "id", "Frage", "answer".',
  );
  expect(() => refuseMissing('a.csv', few, ['Frage', 'answer'])).not.toThrow();
  const many = await opened(`${names.join('\t')}\n`);
  const told = (() => {
    try {
      refuseMissing('-', many, ['answer']);
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  })();
  expect(told).toContain('The table has no column "answer". Separated by tabs');
  expect(told.length).toBeLessThan(800);
});
