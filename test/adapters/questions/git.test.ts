import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pastQuestions as pastIn } from '../../../src/adapters/questions/git.ts';
import { questionText } from '../../helpers/question-text.ts';

let root: string;
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    cwd: root,
    stdio: 'pipe',
  });
const pastQuestions = (
  paths: readonly string[],
  commit: string | null,
  env: Record<string, string> = {},
) => pastIn(paths, commit, { ...process.env, ...env });
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

test('a file that was taken away counts with the questions it had', async () => {
  write('a.yaml', questionText(['id: first-name']));
  git('add', '.');
  git('commit', '--quiet', '-m', 'one');
  rmSync(join(root, 'questions/a.yaml'));
  const past = await pastQuestions([join(root, 'questions')], null);
  expect(past?.questions.map(({ id }) => id)).toEqual(['first-name']);
});

test('what a repository configures to run is not run', async () => {
  write('a.yaml', questionText());
  write('gone.yaml', questionText(['id: gone']));
  git('add', '.');
  git('commit', '--quiet', '-m', 'one');
  const trap = join(root, 'trap');
  const script = join(root, 'trap.sh');
  writeFileSync(script, `#!/bin/sh\ntouch "${trap}"\ncat\n`, { mode: 0o755 });
  const planted = [
    ['core.fsmonitor', script],
    ['core.hooksPath', root],
    ['core.pager', script],
    ['core.sshCommand', script],
    ['core.gitProxy', script],
    ['core.alternateRefsCommand', script],
    ['diff.external', script],
    ['diff.x.textconv', script],
    ['diff.x.command', script],
    ['filter.x.clean', script],
    ['filter.x.smudge', script],
    ['filter.x.process', script],
    ['filter.x.required', 'true'],
    ['log.showSignature', 'true'],
    ['gpg.program', script],
    ['credential.helper', `!${script}`],
    ['extensions.partialClone', 'origin'],
    ['remote.origin.promisor', 'true'],
    ['remote.origin.url', `ext::${script}`],
    ['protocol.ext.allow', 'always'],
  ] as const;
  for (const [name, value] of planted) git('config', name, value);
  writeFileSync(join(root, '.gitattributes'), '*.yaml diff=x filter=x\n');
  // A blob that only the other side has.
  const [missing = ''] = /[0-9a-f]{40}/.exec(String(git('ls-tree', '-r', 'HEAD'))) ?? [];
  rmSync(join(root, '.git/objects', missing.slice(0, 2), missing.slice(2)), { force: true });
  write('a.yaml', questionText(['id: other']));
  write('gone.yaml', questionText(['id: left']));
  rmSync(trap, { force: true });
  const past = await pastQuestions([join(root, 'questions')], null, {
    GIT_EXTERNAL_DIFF: script,
    GIT_SSH_COMMAND: script,
  });
  await past?.lastUse('other');
  expect(past?.questions.map(({ id }) => id)).toEqual(['gone']);
  expect(existsSync(trap)).toBe(false);
});
