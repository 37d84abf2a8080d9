import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadConfiguration } from '../../../src/adapters/config/load.ts';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'drill-config-'));
  folder = join(root, 'project', 'deep');
  mkdirSync(join(root, 'project', '.git'), { recursive: true });
  mkdirSync(folder);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const load = (env: Record<string, string> = {}) =>
  loadConfiguration({ env, folder, userFile: join(root, 'config.yaml') });
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
    project('questions: [questions, ../shared]\n');
    expect((await load()).settings.questions).toEqual(['../questions', '../../shared']);
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
    ['colr: never', '"colr" is no setting', 'Did you mean "color"?'],
    ['color: green', '"color" does not fit. It takes one of auto, always, never.'],
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
