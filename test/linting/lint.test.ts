import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/domain/problems/problem.ts';
import { codesOf, problemsOf } from '../helpers/checks.ts';
import { questionText } from '../helpers/question-text.ts';

/** The parts of a problem that a test looks at. */
const brief = ({ code, file, line, column, path }: Problem) =>
  `${file}:${line}:${column} ${code} ${path}`;

describe('lint of one file', () => {
  test.each([
    ['a source that is missing', ['source:'], 'missing-source'],
    ['the same as a draft', ['source:', 'status: draft'], null],
  ])('%s', async (_what, [removed = '', ...lines], code) => {
    const text = questionText(lines)
      .split('\n')
      .filter((line) => !line.trim().startsWith(removed))
      .join('\n');
    expect(await codesOf(text)).toEqual(code === null ? [] : [code]);
  });

  test('trailing spaces are placed where they stand', async () => {
    const text = questionText(['introduction: Shows calm.  ']);
    const line = text.split('\n').findIndex((each) => each.endsWith('  ')) + 1;
    const [found] = await problemsOf({ 'a.yaml': text });
    expect(found).toMatchObject({ code: 'trailing-space', line, column: 30, endColumn: 32 });
  });

  test('a file without the line that names its schema', async () => {
    const text = questionText().split('\n').slice(1).join('\n');
    expect(await codesOf(text)).toEqual(['missing-schema-line']);
  });

  test.each([
    ['a zero-width space', 'introduction: "a\\u200bb"', ['invisible-character']],
    ['a bell as an escape', 'introduction: "a\\ab"', ['invisible-character']],
    ['an override of direction', 'introduction: a\u202eb', ['invisible-character']],
    ['a family', 'introduction: a \u{1f468}\u200d\u{1f469}\u200d\u{1f466} waits', []],
    ['a heart', 'introduction: with \u2764\ufe0f', []],
    ['an accent', 'introduction: with caf\u00e9', []],
  ])('%s', async (_what, line, codes) => {
    expect(await codesOf(questionText([line]))).toEqual(codes);
  });

  test.each([
    ['specialists in a laboratory realize', []],
    ['an analyst apologized in colour', ['mixed-spelling']],
  ])('spelling: %s', async (words, codes) => {
    expect(await codesOf(questionText([`introduction: ${words}`]))).toEqual(codes);
  });

  test('severities of the settings hold, off takes a problem away', async () => {
    const text = questionText(['whatNotToSay: [No.]']);
    const lint = { 'missing-why': 'error' } as const;
    expect(await problemsOf({ 'a.yaml': text }, { lint })).toMatchObject([{ severity: 'error' }]);
    expect(await codesOf(text, { lint: { 'missing-why': 'off' } })).toEqual([]);
  });
});

describe('lint across files', () => {
  const named = (id: string, ...lines: string[]) => questionText([`id: ${id}`, ...lines]);

  test('the same question, and nearly the same', async () => {
    const found = await problemsOf({
      'a.yaml': named('a', 'text: Tell me about a time when you made a mistake at work.'),
      'b.yaml': named('b', 'text: "Tell me about a time, when you made a mistake at work!"'),
      'c.yaml': named('c', 'text: Tell me about a time when you made a big mistake at work.'),
      'd.yaml': named('d', 'text: Tell me how you plan a day.'),
    });
    expect(found.map(brief)).toEqual([
      'b.yaml:9:11 duplicate-question /questions/0/text',
      'c.yaml:9:11 duplicate-question /questions/0/text',
    ]);
    expect(found[0]?.message).toContain('The same question stands at a.yaml (a)');
    expect(found[1]?.message).toMatch(/\(9\d% alike\) stands at a\.yaml/);
  });

  test('thousands of copies are compared in no time to speak of', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, index) => [
        `${index}.yaml`,
        named(
          `q${index}`,
          `text: Tell me about the time number ${index} that you were late for it.`,
        ),
      ]),
    );
    const found = await problemsOf(files);
    expect(found.length).toBeGreaterThan(1_900);
  });

  test('a skill that is spelled like one used more often', async () => {
    const files = {
      'a.yaml': named('a', 'text: Why?', 'skills: [empathy]'),
      'b.yaml': named('b', 'text: How so?', 'skills: [empathy, logistics]'),
      'c.yaml': named('c', 'text: Where to?', 'skills: [empaty]'),
    };
    const [found, ...others] = await problemsOf(files);
    expect(others).toEqual([]);
    expect(found && brief(found)).toBe('c.yaml:8:14 undeclared-skill /questions/0/skills/0');
    expect(found?.message).toContain('Did you mean "empathy"?');
  });

  test('a skill that the configuration does not list', async () => {
    const text = questionText(['skills: [care, speed]']);
    const [found] = await problemsOf({ 'a.yaml': text }, { skills: ['care', 'spelling'] });
    expect(found).toMatchObject({ code: 'undeclared-skill', path: '/questions/0/skills/1' });
  });

  test('a level counts the active questions of all its files', async () => {
    const files = {
      'a.yaml': named('a', 'text: Why?'),
      'b.yaml': named('b', 'text: How?', 'status: draft'),
    };
    const found = await problemsOf(files, { questionsPerLevel: 2 });
    expect(found.map(brief)).toEqual(['a.yaml:5:1 thin-level /questions']);
    expect(await problemsOf(files, { questionsPerLevel: 1 })).toEqual([]);
  });
});

describe('ids against git', () => {
  const past = (lastUse: string | null, ...questions: { id: string; text: string }[]) => ({
    commit: 'main',
    questions,
    isChanged: () => true,
    lastUse: async () => lastUse,
  });
  const text = 'Tell me about a mistake of yours.';
  const codes = async (before: ReturnType<typeof past>) =>
    (await problemsOf({ 'a.yaml': questionText() }, { past: before })).map(
      ({ code, message }) => `${code} ${message}`,
    );

  test('the same question as before', async () => {
    expect(await codes(past(null, { id: 'clerk-mistake', text: `${text} Why?` }))).toEqual([]);
  });

  test('an id that stood for another question', async () => {
    const [found] = await codes(past(null, { id: 'clerk-mistake', text: 'How do you plan?' }));
    expect(found).toMatch(/^reused-id .*stood for another question in main/);
  });

  test('a question that had another id', async () => {
    const [found] = await codes(past(null, { id: 'old-name', text }));
    expect(found).toMatch(/^renamed-id .*had the id "old-name" before/);
  });

  test('an id that was taken away long ago', async () => {
    const [found] = await codes(past('abc1234'));
    expect(found).toMatch(/^reused-id .*until commit abc1234/);
  });

  test('a new id', async () => {
    expect(await codes(past(null))).toEqual([]);
  });

  test('files that did not change are not compared', async () => {
    const before = { ...past(null, { id: 'old-name', text }), isChanged: () => false };
    expect(await codes(before)).toEqual([]);
  });
});
