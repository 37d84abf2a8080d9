import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfiguration } from '../../../src/adapters/config/load.ts';
import { type SettingName, settings } from '../../../src/domain/settings.ts';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'drill-config-'));
  folder = join(root, 'project', 'deep');
  mkdirSync(join(root, 'project', '.git'), { recursive: true });
  mkdirSync(folder);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const userFile = () => join(root, 'config.yaml');
const load = (env: Record<string, string> = {}, user: number | null = process.getuid?.() ?? null) =>
  loadConfiguration({ env, user, folder, userFile: userFile() });
const project = (text: string, name = '.drillrc.yaml') =>
  writeFileSync(join(root, 'project', name), text);

describe('loadConfiguration', () => {
  test('environment over project over user over default, each with its origin', async () => {
    writeFileSync(join(root, 'config.yaml'), 'color: never\nscorer: mine\nmaxWarnings: 1\n');
    project('color: always\nmaxWarnings: 2\n');
    const { settings, origins } = await load({ DRILL_MAX_WARNINGS: '3' });
    expect(settings).toMatchObject({
      maxWarnings: 3,
      color: 'always',
      scorer: 'mine',
      questions: [],
    });
    expect(origins.maxWarnings).toEqual({ kind: 'environment', variable: 'DRILL_MAX_WARNINGS' });
    expect(origins.color).toEqual({ kind: 'file', file: join(root, 'project/.drillrc.yaml') });
    expect(origins.scorer).toEqual({ kind: 'file', file: join(root, 'config.yaml') });
    expect(origins.questions).toEqual({ kind: 'default' });
  });

  test('paths are meant from the folder of their file', async () => {
    project('questions: [questions]\n');
    writeFileSync(userFile(), 'questions: [other, /all]\n');
    expect((await load()).settings.questions).toEqual(['../questions']);
    project('color: never\n');
    expect((await load()).settings.questions).toEqual(['../../other', relative(folder, '/all')]);
  });

  test('package.json may hold the settings', async () => {
    project(JSON.stringify({ name: 'x', drill: { skills: ['empathy'] } }), 'package.json');
    expect((await load()).settings.skills).toEqual(['empathy']);
  });

  test('a package.json without settings is none', async () => {
    project(JSON.stringify({ name: 'x', bin: { drill: 'x.js' } }), 'package.json');
    expect((await load()).origins.skills).toEqual({ kind: 'default' });
  });

  test('nothing above the repository is read', async () => {
    writeFileSync(join(root, '.drillrc.yaml'), 'color: always\n');
    expect((await load()).settings.color).toBe('auto');
  });

  test.each([
    ['colr: never', '.drillrc.yaml:1:7: "colr" is no setting', 'Did you mean "color"?'],
    [
      'color: green',
      '.drillrc.yaml:1:8: "color" does not fit. It takes one of auto, always, never.',
    ],
    ['maxWarnings: -1', 'It takes a whole number from 0 to 1000000.'],
    ['lint: { missing-why: loud }', 'error, warning, info, off'],
    ['skills: empathy', 'It takes a list of texts.'],
    ['color: [', '.drillrc.yaml:1:9'],
    ['- color', 'it should be keys with values'],
    ['color: &a never\nscorer: *a', 'aliases are not allowed'],
    ['color: !!js/function never', '.drillrc.yaml:1:8'],
    [`# ${'x'.repeat(100_001)}`, 'longer than 100000'],
  ])('%s is refused with its place and cause', async (text, ...wanted) => {
    project(text);
    const error = await load().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'UsageError', exitCode: 2 });
    const { message, nextStep } = error as { message: string; nextStep?: string };
    for (const part of wanted) expect(`${message} ${nextStep ?? ''}`).toContain(part);
  });

  test('a variable that does not fit is refused', async () => {
    await expect(load({ DRILL_COLOR: 'green' })).rejects.toThrow('DRILL_COLOR is "green"');
  });
});

/** A value that each setting would take. */
const values: Readonly<Record<SettingName, unknown>> = {
  color: 'never',
  questions: ['questions'],
  scorer: './evil.mjs',
  model: 'big',
  baseUrl: 'http://127.0.0.1:1/v1',
  apiKeyCommand: 'touch proof',
  priceInput: 0,
  priceOutput: 0,
  maxCost: 1000,
  maxRequests: 1000,
  maxTokens: 1000,
  maxWarnings: 0,
  lint: { 'thin-level': 'off' },
  skills: ['empathy'],
  questionsPerLevel: 1,
};
const ofProject = ['color', 'questions', 'maxWarnings', 'lint', 'skills', 'questionsPerLevel'];

describe('a project’s file', () => {
  test.each(Object.keys(settings) as SettingName[])('and the setting %s', async (name) => {
    const line = `# a stranger's\n${name}: ${JSON.stringify(values[name])}\n`;
    project(line);
    const may = ofProject.includes(name);
    const { origins, disregarded } = await load();
    expect(origins[name].kind).toBe(may ? 'file' : 'default');
    const place = `${join(root, 'project/.drillrc.yaml')}:2:${name.length + 3}`;
    expect(disregarded).toEqual(may ? [] : [{ because: 'users-own', name, place }]);
    writeFileSync(userFile(), line);
    expect((await load()).origins[name].kind).toBe('file');
  });

  test('in package.json is held to the same', async () => {
    project(JSON.stringify({ drill: { scorer: './evil.mjs' } }, null, 1), 'package.json');
    const { origins, disregarded } = await load();
    expect(origins.scorer.kind).toBe('default');
    expect(disregarded).toMatchObject([{ place: expect.stringMatching(/package\.json:3:\d+$/) }]);
  });

  test.each(['../elsewhere', '/', 'link', 'link/deeper/still'])(
    'names no questions outside of its folder: %s',
    async (path) => {
      symlinkSync(root, join(root, 'project/link'));
      project(`questions: [inside, ${path}]\n`);
      const { origins, disregarded } = await load();
      expect(origins.questions.kind).toBe('default');
      expect(disregarded).toMatchObject([{ because: 'leaves-the-project', path }]);
    },
  );

  test('of another user is not followed; under sudo that of the caller is', async () => {
    project('color: always\nscorer: x\n');
    const owner = statSync(join(root, 'project/.drillrc.yaml')).uid;
    const file = join(root, 'project/.drillrc.yaml');
    const { origins, disregarded } = await load({}, owner + 1);
    expect(origins.color.kind).toBe('default');
    expect(disregarded).toEqual([{ because: 'foreign-owner', file }]);
    expect((await load({ SUDO_UID: String(owner) }, owner + 1)).origins.color.kind).toBe('default');
    expect((await load({}, null)).origins.color.kind).toBe('file');
  });

  test.each(['/dev/zero', 'fifo'])(
    'that is a device or a pipe (%s) is refused at once',
    async (target) => {
      const at = target === 'fifo' ? join(root, 'fifo') : target;
      if (target === 'fifo') execFileSync('mkfifo', [at]);
      symlinkSync(at, join(root, 'project/.drillrc.yaml'));
      await expect(load()).rejects.toThrow('it is not a regular file');
    },
  );
});
