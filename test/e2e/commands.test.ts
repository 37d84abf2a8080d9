import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { bank } from '../helpers/bank.ts';
import { Drill } from '../helpers/drill.ts';

let drill: Drill;
beforeEach(() => {
  drill = new Drill();
});
afterEach(() => drill.remove());

describe('list and show', () => {
  test('list --json has every question with role and level', async () => {
    const { out, code } = await drill.run(['list', '--json']);
    const listed = JSON.parse(out);
    expect(code).toBe(0);
    expect(listed.map(({ id }: { id: string }) => id).sort()).toEqual(
      bank.map(({ id }) => id).sort(),
    );
    expect(listed[0]).toMatchObject({ role: { id: 'patient-liaison' }, level: { id: 'junior' } });
  });

  test('filters narrow down', async () => {
    const { out } = await drill.run([
      'list',
      '--level',
      'senior,lead',
      '--type',
      'behavioral',
      '--json',
    ]);
    expect(JSON.parse(out).length).toBeGreaterThan(0);
    expect(JSON.parse(out).every(({ type }: { type: string }) => type === 'behavioral')).toBe(true);
  });

  test.each([
    [
      ['--level', 'expert'],
      /^drill: --?|No question has the level "expert"\.\n.*junior, mid, senior, lead, manager/,
    ],
    [
      ['list', '--level', 'expert'],
      /No question has the level "expert"\.\nThere is: junior, mid, senior, lead, manager/,
    ],
    [['list', '--skill', 'empaty'], /No question has the skill "empaty"\.\nDid you mean empathy\?/],
    [
      ['show', 'pl-senior-upset-patiens'],
      /There is no question "pl-senior-upset-patiens"\.\nDid you mean pl-senior-upset-patient/,
    ],
    [['history'], /There are no saved answers yet/],
  ])('%j finds nothing and says what there is', async (args, message) => {
    const { code, err, out } = await drill.run(args);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(message);
  });

  test('show has the guidance, the example and the rubric', async () => {
    const { out } = await drill.run(['show', 'pl-senior-upset-patient']);
    for (const heading of [
      'How to answer',
      'What not to say',
      'Example answer',
      'What is scored',
      'Red flags',
    ]) {
      expect(out).toContain(`\n${heading}\n`);
    }
    expect(out).not.toContain('\u001b');
  });

  test('a broken file of the user is named and the rest is there', async () => {
    mkdirSync(join(drill.home, 'questions'));
    writeFileSync(join(drill.home, 'questions', 'mine.yaml'), 'schemaVersion: 2\n');
    const { code, err, out } = await drill.run(['list', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toHaveLength(bank.length);
    expect(err).toMatch(/Left out .*mine\.yaml:1:\d+: .*drill validate/);
  });
});

describe('practice through a pipe', () => {
  const args = ['practice', '--id', 'pl-junior-long-wait'];

  test('an answer that ends with a dot is scored and saved', async () => {
    const { code, out } = await drill.run(args, {
      input: 'I said I was sorry.\nI called the nurse.\n.\n',
    });
    expect(code).toBe(0);
    expect(out).toMatch(/Score: \d+ of 100/);
    const saved = JSON.parse((await drill.run(['history', '--json'])).out);
    expect(saved).toMatchObject([
      {
        answer: 'I said I was sorry.\nI called the nurse.',
        state: 'submitted',
        assessment: { status: 'scored' },
      },
    ]);
    expect(statSync(join(drill.home, 'history.db')).mode & 0o777).toBe(0o600);
  });

  test('an answer without its end is saved as not finished', async () => {
    const { code } = await drill.run(args, { input: 'I said I was' });
    expect(code).toBe(0);
    const saved = JSON.parse((await drill.run(['history', '--json'])).out);
    expect(saved).toMatchObject([
      { answer: 'I said I was', state: 'incomplete', assessment: null },
    ]);
  });

  test('--no-history leaves nothing behind', async () => {
    await drill.run([...args, '--no-history'], { input: 'I called the nurse.\n.\n' });
    expect(() => statSync(join(drill.home, 'history.db'))).toThrow();
  });

  test('where nothing can be saved it says so before the first question and goes on', async () => {
    writeFileSync(join(drill.home, 'file'), '');
    const { code, out, err } = await drill.run(args, {
      input: 'I called the nurse.\n.\n',
      env: { DRILL_HOME: join(drill.home, 'file', 'home') },
    });
    expect(code).toBe(0);
    expect(err.indexOf('Answers will not be saved')).toBeGreaterThanOrEqual(0);
    expect(err.indexOf('Answers will not be saved')).toBeLessThan(err.indexOf('Question 1 of 1'));
    expect(out).toContain('Score: ');
  });

  test('the same seed asks in the same order', async () => {
    const paper = async (seed: string) => {
      const { err } = await drill.run(
        [
          'practice',
          '--order',
          'random',
          '--seed',
          seed,
          '--no-history',
          '--questions',
          join(import.meta.dirname, '../../questions'),
        ],
        {
          input: '.\n'.repeat(30),
        },
      );
      return err;
    };
    expect(await paper('7')).toBe(await paper('7'));
    expect(await paper('7')).not.toBe(await paper('8'));
  });
});

describe('help', () => {
  test.each(commands.map(({ name }) => name))('drill %s --help has two examples', async (name) => {
    const { code, out } = await drill.run([name, '--help']);
    expect(code).toBe(0);
    expect(out.match(/^ {2}(?:drill|cat) /gm)?.length).toBeGreaterThanOrEqual(2);
  });

  test.each([
    [['--help'], 0, /^drill \d/],
    [['help', 'exit-codes'], 0, /130/],
    [['help', 'grade'], 0, /Usage: drill grade/],
    [['help', 'exit-code'], 2, /Did you mean exit-codes/],
    [['lits'], 2, /Did you mean list/],
    [['list', '--levle', 'mid'], 2, /Did you mean --level/],
    [['schema', 'assessment'], 0, /urn:interview-drill:assessment:1/],
    [['schema', 'asessment'], 2, /Did you mean assessment/],
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/],
  ])('%j exits with %d', async (args, code, text) => {
    const run = await drill.run(args);
    expect(run.code).toBe(code);
    expect(run.out + run.err).toMatch(text);
    expect(run.err).not.toMatch(/at .*\.js:\d+/);
  });
});

test('settings from the environment stand in for options', async () => {
  const { out } = await drill.run(['list', '--json'], { env: { DRILL_LEVEL: 'manager' } });
  expect(
    JSON.parse(out).every(({ level }: { level: { id: string } }) => level.id === 'manager'),
  ).toBe(true);
});

test('the home and the cache are for the owner only', async () => {
  const own = join(drill.home, 'questions');
  mkdirSync(own);
  writeFileSync(join(own, 'junior.yaml'), 'x');
  chmodSync(own, 0o700);
  await drill.run([
    'list',
    '--questions',
    join(import.meta.dirname, '../fixtures/questions/good.yaml'),
  ]);
  expect(statSync(join(drill.home, 'cache', 'questions')).mode & 0o777).toBe(0o700);
});
