/** A full disk at every step of a session: said plainly, no crash, the text is still there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Drill } from '../../helpers/drill.ts';
import { lookInto } from '../../helpers/saved.ts';

const scratch = mkdtempSync(join(tmpdir(), 'drill-disk-'));
const sizes = [
  50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 170, 190, 220, 260, 300, 350, 400, 450, 500,
];

/** Mounting needs the right to; elsewhere a limit on the size of files stands for the full disk. */
const canMount = ((): boolean => {
  const probe = join(scratch, 'probe');
  mkdirSync(probe);
  const mounted =
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe]).status === 0;
  if (mounted) execFileSync('umount', [probe]);
  return mounted;
})();

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const long = 'I sat down with her, said I was sorry and rang the ward to find out why. '.repeat(60);
const input = Array.from({ length: 8 }, (_, index) => `number${index}x ${long}\n.\n`).join('');
const args = ['practice', '--order', 'file', '-n', '8', '-q'];

/** What must hold whatever was full when. */
async function isTold(drill: Drill, asideFolder: string) {
  const { code, out, err } = await drill.run(args, {
    input,
    env: { TMPDIR: asideFolder, COLUMNS: '100' },
  });
  const all = out + err;
  expect(code).toBe(0);
  expect(all).not.toMatch(/^drill: |fault of the program|\n {4}at /m);
  const aside = readdirSync(asideFolder).map((name) =>
    readFileSync(join(asideFolder, name), 'utf8'),
  );
  const saved = existsSync(join(drill.home, 'history.db'))
    ? await lookInto(drill.home, (store) => store.attempts({})).catch(() => [])
    : [];
  const kept = [...saved.map(({ answer }) => answer), ...aside];
  const unsaved = Array.from({ length: 8 }, (_, index) => `number${index}x`).filter(
    (word) => !kept.some((text) => text.includes(word)),
  );
  for (const word of unsaved) expect(out).toContain(word);
  if (unsaved.length + aside.length > 0) {
    expect(err).toMatch(/Answers will not be saved: |This answer could not be saved: /);
  }
  return { saved: saved.length, aside: aside.length, unsaved: unsaved.length };
}

describe.runIf(canMount)('a disk of so many kilobytes', () => {
  const homes = join(scratch, 'homes');
  beforeAll(() => mkdirSync(homes));

  test.concurrent.each(sizes)('%d', async (size) => {
    const home = join(homes, String(size));
    mkdirSync(home);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}k`, 'tmpfs', home]);
    try {
      const aside = mkdtempSync(join(scratch, 'aside-'));
      const { saved, aside: written, unsaved } = await isTold(new Drill(home), aside);
      // Every answer is in the history or in a file beside it, or the session said that it saves nothing.
      if (saved > 0) expect(unsaved).toBe(0);
      expect(saved + written + unsaved).toBeGreaterThanOrEqual(8);
    } finally {
      execFileSync('umount', ['-l', home]);
    }
  });
});

test.runIf(canMount)('a disk that is only read is said before the first question', async () => {
  const home = join(scratch, 'readonly');
  mkdirSync(home);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,ro', 'tmpfs', home]);
  try {
    const { code, err } = await new Drill(home).run(args, { input });
    expect(code).toBe(0);
    expect(err.indexOf('Answers will not be saved: ')).toBeLessThan(err.indexOf('Question 1 of'));
    expect(err).toContain('Answers will not be saved: ');
  } finally {
    execFileSync('umount', ['-l', home]);
  }
});

test.each([0, 8, 64, 160])('files that may not grow over %d blocks', async (blocks) => {
  const drill = new Drill();
  const aside = mkdtempSync(join(scratch, 'aside-'));
  const script = `ulimit -f ${blocks}; exec "${process.execPath}" "${drill.bin}" ${args.join(' ')}`;
  const { status, stdout, stderr } = spawnSync('/bin/bash', ['-c', `trap '' XFSZ; ${script}`], {
    env: drill.env({ TMPDIR: aside, COLUMNS: '100' }),
    input,
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  expect(stderr).toMatch(/Answers will not be saved: |This answer could not be saved: /);
  for (let index = 0; index < 8; index++) expect(stdout + stderr).toContain(`number${index}x`);
  drill.remove();
});

test('a home that is no folder is said before the first question, and the session goes on', async () => {
  const drill = new Drill();
  const { code, out, err } = await drill.run(args, {
    input,
    env: { DRILL_HOME: join(drill.bin, 'home') },
  });
  expect(code).toBe(0);
  expect(err.indexOf('Answers will not be saved: ')).toBeGreaterThanOrEqual(0);
  expect(err.indexOf('Answers will not be saved: ')).toBeLessThan(err.indexOf('Question 1 of'));
  expect(out).toContain('number7x');
  drill.remove();
});
