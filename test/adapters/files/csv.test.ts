import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openCsv } from '../../../src/adapters/files/csv.ts';
import { refuseMissing } from '../../../src/adapters/files/csv-header.ts';
import { longestRowBytes } from '../../../src/adapters/files/lines.ts';
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
    '"\n4,"d" and more\n5,"e"\n6,"never closed\n\n8,f\n',
  );
  expect(rows.map((row) => [row.row, 'fault' in row ? row.fault.message : row.value])).toEqual([
    [2, { id: '1', answer: 'a' }],
    [3, 'The record has more or fewer fields than the header line.'],
    [4, 'The record is not valid UTF-8. Save the file as UTF-8.'],
    [5, expect.stringContaining('a quoted field goes on after its quotation mark')],
    [6, { id: '5', answer: 'e' }],
    [7, 'The record is not CSV: a quotation mark is not closed.'],
    [9, { id: '8', answer: 'f' }],
  ]);
});

test('a quotation mark within a field that is not quoted stands for itself', async () => {
  expect(await rowsOf('id,answer\r\n1,I said "sorry"\r\n2,5"\r\n')).toEqual([
    { row: 2, value: { id: '1', answer: 'I said "sorry"' } },
    { row: 3, value: { id: '2', answer: '5"' } },
  ]);
});

test.each([
  ['plain', (text: string) => text],
  ['quoted', (text: string) => `"${text}"`],
  ['never closed', (text: string) => `"${text}`],
])(
  'a record of more than 16 MiB (%s) is passed over, and those after it are read',
  async (_how, written) => {
    const long = written('x'.repeat(longestRowBytes + 1));
    for (const size of [long.length * 2, 1024 * 1024]) {
      const text = `id,answer\n1,"a\r\nb"\n2,${long}\n3,c\n`;
      const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
        text.slice(at * size, (at + 1) * size),
      );
      const rows = await rowsOf(...chunks);
      expect(rows.map((row) => [row.row, 'fault' in row ? row.fault.code : row.value])).toEqual([
        [2, { id: '1', answer: 'a\r\nb' }],
        [4, 'row-too-long'],
        [5, { id: '3', answer: 'c' }],
      ]);
    }
  },
);

const text = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ';', ' ', 'a', 'é', '\0') });
const written = (field: string) => `"${field.replaceAll('"', '""')}"`;

/** The text in pieces that are cut anywhere, within characters too. */
function inPieces(whole: string, cuts: readonly number[]): Buffer[] {
  const bytes = Buffer.from(whole);
  const places = cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b);
  return [...places, bytes.length].map((end, at) => bytes.subarray(places[at - 1] ?? 0, end));
}

test('whatever is written in quotes comes back, wherever the reading is cut', async () => {
  const records = fc.array(fc.tuple(text, text), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(records, fc.array(fc.nat(), { maxLength: 5 }), async (table, cuts) => {
      const whole = ['id,answer', ...table.map((fields) => fields.map(written).join(','))];
      const rows = await rowsOf(...inPieces(whole.join('\r\n'), cuts));
      expect(rows.map((row) => 'value' in row && row.value)).toEqual(
        table.map(([id, answer]) => ({ id, answer })),
      );
    }),
    { seed: 11, numRuns: 300 },
  );
});

test('whatever a line holds, those around it are read, each at its line', async () => {
  const odd = fc.string({ unit: fc.constantFrom('"', ',', 'a', ' ', '""', '",') });
  await fc.assert(
    fc.asyncProperty(odd, fc.array(fc.nat(), { maxLength: 5 }), async (line, cuts) => {
      const lines = ['id,answer', 'good,b', line, 'good,b', 'good,b'];
      const rows = await rowsOf(...inPieces(lines.join('\n'), cuts));
      const good = rows.filter((row) => JSON.stringify(row).includes('"good"'));
      expect(good.map(({ row }) => row)).toEqual([2, 4, 5]);
    }),
    { seed: 12, numRuns: 300 },
  );
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
