import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fixText } from '../../../../src/adapters/questions/fix/index.ts';
import { bankFiles } from '../../../helpers/bank.ts';
import { questionText } from '../../../helpers/question-text.ts';

const mended = (text: string) => {
  const { text: after, fixes } = fixText(text);
  return { after, fixes: Object.fromEntries(fixes) };
};

describe('fixText', () => {
  test.each(bankFiles)('%s stays as it is, byte for byte', (file) => {
    const source = readFileSync(file, 'utf8');
    expect(mended(source)).toEqual({ after: source, fixes: {} });
  });

  test('keys are sorted with their comments; nothing else moves', () => {
    const source = questionText([
      '# how it is said',
      'status: active   # now',
      '',
      '# how long',
      'timeLimitSeconds: 120',
    ]);
    const { after, fixes } = mended(source);
    expect(fixes).toEqual({ 'key-order': 1 });
    expect(after).toContain(`
    # how long
    timeLimitSeconds: 120
    # how it is said
    status: active   # now
    source:`);
  });

  test('a comment that would come behind the dash goes above it', () => {
    const source = questionText()
      .replace(
        '  - id: clerk-mistake',
        '  - type: behavioral\n    # never change\n    id: clerk-mistake',
      )
      .replace(/\n {4}type: behavioral(?=\n {4}skills)/, '');
    expect(mended(source).after).toContain(`
    # never change
  - id: clerk-mistake
    type: behavioral
    skills`);
  });

  test('phrases: curly quotes become straight, later twins go, comments stay', () => {
    const source = questionText([
      'rubric:',
      '  keyPoints:',
      '    - id: a',
      '      description: Says a.',
      '      anyOf:',
      '        - couldn\u2019t reach   # the ward',
      '        - \u201cback\u201d at six',
      "        - Couldn't  reach",
      '        - rang twice',
      '        - rang twice # and this says why',
      '      ',
    ]);
    const { after, fixes } = mended(source);
    expect(fixes).toEqual({ 'trailing-space': 1, 'curly-quotes': 2, 'duplicate-phrase': 1 });
    expect(after).toContain(`
            - couldn't reach   # the ward
            - "\\"back\\" at six"
            - rang twice
            - rang twice # and this says why
`);
  });

  test.each([
    ['broken YAML', 'a: [1\nb:   \n'],
    ['an alias', 'a: &x 1   \nb: *x\n'],
    ['two documents', 'a: 1   \n---\nb: 2\n'],
  ])('%s is left alone', (_what, source) => {
    expect(mended(source)).toEqual({ after: source, fixes: {} });
  });

  test('whatever the order of keys, the comments and the line ends: it says the same, and once is enough', () => {
    const lines = questionText(['status: active', 'timeLimitSeconds: 120']).split('\n');
    const head = lines.slice(1, 5);
    const keys = lines
      .slice(5)
      .map((line) => line.replace(/^ {2}- /, '    '))
      .filter(Boolean);
    const property = fc.property(
      fc.shuffledSubarray(keys, { minLength: keys.length }),
      fc.array(fc.constantFrom('', '    # a comment', '   ', '# far left'), { maxLength: 6 }),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      ([first = '', ...rest], noise, lineEnd, ends) => {
        const body = rest.flatMap((line, index) => [...noise.slice(index, index + 1), line]);
        const all = [...head, first.replace(/^ {4}/, '  - '), ...body];
        const source = all.join(lineEnd) + (ends ? lineEnd : '');
        const { text } = fixText(source);
        expect(parse(text)).toEqual(parse(source));
        const comments = (of: string) => of.match(/# (a comment|far left)/g)?.length ?? 0;
        expect(comments(text)).toBe(comments(source));
        expect(Object.keys(parse(text).questions[0])).toEqual([
          ...['id', 'type', 'skills', 'text', 'introduction', 'howToAnswer', 'whatNotToSay'],
          ...['exampleAnswer', 'rubric', 'timeLimitSeconds', 'status', 'source'],
        ]);
        expect(fixText(text)).toEqual({ text, fixes: new Map() });
      },
    );
    fc.assert(property, { numRuns: 150 });
  });
});
