import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestRowBytes } from '../../../src/adapters/files/lines.ts';
import { readNdjson } from '../../../src/adapters/files/ndjson.ts';
import type { InputRow } from '../../../src/domain/answer-row.ts';

async function rowsOf(...chunks: (Buffer | string)[]): Promise<InputRow[]> {
  async function* source() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const rows: InputRow[] = [];
  for await (const batch of readNdjson(source())) rows.push(...batch);
  return rows;
}

const faultOf = (row: InputRow | undefined) =>
  row !== undefined && 'fault' in row ? row.fault.code : null;

describe('readNdjson', () => {
  test.each<[string, string, InputRow[]]>([
    [
      'rows',
      '{"a":1}\n{"a":2}\n',
      [
        { row: 1, value: { a: 1 } },
        { row: 2, value: { a: 2 } },
      ],
    ],
    [
      'a last row without a newline',
      '1\n2',
      [
        { row: 1, value: 1 },
        { row: 2, value: 2 },
      ],
    ],
    [
      'CRLF',
      '1\r\n2\r\n',
      [
        { row: 1, value: 1 },
        { row: 2, value: 2 },
      ],
    ],
    [
      'blank lines, which count as lines',
      '\n1\n \n\n2\n\n',
      [
        { row: 2, value: 1 },
        { row: 5, value: 2 },
      ],
    ],
    [
      'a byte order mark',
      '\ufeff1\n2',
      [
        { row: 1, value: 1 },
        { row: 2, value: 2 },
      ],
    ],
    ['nothing', '', []],
  ])('reads %s', async (_what, text, expected) => {
    expect(await rowsOf(text)).toEqual(expected);
  });

  test('a line that is not JSON is a fault of its own row, worded without the parser', async () => {
    const rows = await rowsOf('1\n{"a":\n3\n');
    expect(rows.map((row) => [row.row, faultOf(row)])).toEqual([
      [1, null],
      [2, 'not-json'],
      [3, null],
    ]);
  });

  test('a line over the cap is refused and the next one is read', async () => {
    const long = Buffer.alloc(longestRowBytes / 2, 'x');
    const rows = await rowsOf('1\n"', long, long, long, '"\n3\n');
    expect(rows.map((row) => [row.row, faultOf(row)])).toEqual([
      [1, null],
      [2, 'row-too-long'],
      [3, null],
    ]);
  });

  test('the place of invalid UTF-8 is named', async () => {
    const rows = await rowsOf(
      Buffer.concat([Buffer.from('1\n"caf'), Buffer.from([0xe9]), Buffer.from('"\n3')]),
    );
    expect(rows[1]).toMatchObject({ row: 2, fault: { code: 'not-utf8' } });
    expect(JSON.stringify(rows[1])).toContain('at byte 4 of the line');
  });

  test('where the chunks are cut makes no difference', async () => {
    const line = fc.oneof(fc.json(), fc.constantFrom('', 'no json', '"ü😀"', '{"a":"\\n"}'));
    const cuts = fc.array(fc.nat({ max: 200 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 12 }),
        cuts,
        fc.boolean(),
        async (lines, at, crlf) => {
          const bytes = Buffer.from(lines.join(crlf ? '\r\n' : '\n'));
          const places = [
            0,
            ...at.filter((place) => place < bytes.length).sort((a, b) => a - b),
            bytes.length,
          ];
          const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end));
          expect(await rowsOf(...chunks)).toEqual(await rowsOf(bytes));
        },
      ),
    );
  });
});

describe('malformed UTF-8', () => {
  const folder = join(import.meta.dirname, '../../fixtures/malformed-utf8');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ndjson'));
  /** Valid UTF-8 and valid JSON, odd as the text is. */
  const valid = ['double-bom.ndjson'];

  test.each(files)('%s spoils its own row only', async (name) => {
    const rows = await rowsOf(readFileSync(join(folder, name)));
    expect(rows[0]).toMatchObject({ row: 1, value: { id: 'ok1' } });
    expect(rows.at(-1)).toMatchObject({ value: { id: 'ok2' } });
    expect(rows.slice(1, -1).some((row) => 'fault' in row)).toBe(!valid.includes(name));
  });
});
