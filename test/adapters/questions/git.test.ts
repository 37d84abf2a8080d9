import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pastQuestions } from '../../../src/adapters/questions/git.ts';
import { questionText } from '../../helpers/question-text.ts';

let root: string;
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    cwd: root,
    stdio: 'pipe',
  });
const write = (name: string, text: string) => writeFileSync(join(root, 'questions', name), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'drill-git-'));
  mkdirSync(join(root, 'questions'));
  git('init', '--quiet');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('changed and new files count, with the questions they had', async () => {
  write('a.yaml', questionText(['id: first-name']));
  write('b.yaml', questionText(['id: stays']));
  git('add', '.');
  git('commit', '--quiet', '-m', 'one');
  write('a.yaml', questionText(['id: second-name']));
  write('c.yaml', questionText(['id: new']));
  const past = await pastQuestions([join(root, 'questions')], null);
  expect(past?.questions.map(({ id }) => id)).toEqual(['first-name']);
  const changed = ['a', 'b', 'c'].map((name) =>
    past?.isChanged(join(root, `questions/${name}.yaml`)),
  );
  expect(changed).toEqual([true, false, true]);
});

test('an id that was taken away is found, one that only begins alike is not', async () => {
  write('a.yaml', questionText(['id: gone-long-ago']));
  git('add', '.');
  git('commit', '--quiet', '-m', 'one');
  write('a.yaml', questionText(['id: another']));
  git('commit', '--quiet', '-am', 'two');
  const past = await pastQuestions([join(root, 'questions')], 'HEAD');
  expect(await past?.lastUse('gone-long-ago')).toMatch(/^[0-9a-f]{7,}$/);
  expect(await past?.lastUse('gone-long')).toBeNull();
});

test('without a commit or a repository there is no past; a commit that does not exist is refused', async () => {
  expect(await pastQuestions([join(root, 'questions')], null)).toBeNull();
  expect(await pastQuestions([join(root, '..')], null)).toBeNull();
  await expect(pastQuestions([join(root, 'questions')], 'v9')).rejects.toThrow('no commit "v9"');
  await expect(pastQuestions([join(root, 'questions')], '--all')).rejects.toThrow('no commit');
});

test('what a repository configures to run is not run', async () => {
  write('a.yaml', questionText());
  git('add', '.');
  git('commit', '--quiet', '-m', 'one');
  const trap = join(root, 'trap');
  const script = join(root, 'trap.sh');
  writeFileSync(script, `#!/bin/sh\ntouch "${trap}"\n`, { mode: 0o755 });
  git('config', 'core.fsmonitor', script);
  git('config', 'diff.external', script);
  git('config', 'diff.x.textconv', script);
  writeFileSync(join(root, '.gitattributes'), '*.yaml diff=x\n');
  write('a.yaml', questionText(['id: other']));
  const past = await pastQuestions([join(root, 'questions')], null);
  await past?.lastUse('other');
  expect(past?.questions).toHaveLength(1);
  expect(() => execFileSync('ls', [trap], { stdio: 'pipe' })).toThrow();
});
