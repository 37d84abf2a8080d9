/** What is no regular file: every command that reads one ends with a sentence, or with the first signal. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Drill } from '../../helpers/drill.ts';

let drill: Drill;
let folder: string;
beforeEach(() => {
  drill = new Drill();
  folder = mkdtempSync(join(tmpdir(), 'drill-no-files-'));
});
afterEach(() => {
  drill.remove();
  rmSync(folder, { recursive: true });
});

const readers = [
  'grade FILE',
  'grade --compare FILE FILE',
  'rescore FILE',
  'import FILE',
  'calibrate FILE',
  'interview --posting FILE --plan',
  'draft pl-junior-long-wait --notes FILE',
];
const lineFor = (reader: string, file: string) => reader.replaceAll('FILE', file).split(' ');

test.each(readers)(
  '%s: a pipe that nobody writes to is waited for until the first signal',
  async (reader) => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const child = spawn(process.execPath, [drill.bin, ...lineFor(reader, pipe)], {
      env: drill.env(),
    });
    const ended = new Promise((resolve) =>
      child.on('exit', (code, signal) => resolve(signal ?? code)),
    );
    // Opens once the program does.
    const writer = await open(pipe, 'w');
    child.kill('SIGINT');
    expect([130, 'SIGINT']).toContain(await ended);
    await writer.close();
  },
);

test.each(['/dev/zero', 'pipe'])('validate and list refuse %s at once', async (target) => {
  const file = join(folder, 'questions.yaml');
  if (target === 'pipe') execFileSync('mkfifo', [file]);
  else symlinkSync(target, file);
  for (const command of ['validate', 'list']) {
    const { code, out, err } = await drill.run([
      command,
      ...(command === 'list' ? ['--questions'] : []),
      file,
    ]);
    expect(code).not.toBe(0);
    expect(out + err).toMatch(/not\s+a\s+regular\s+file/);
  }
});

describe('a folder with links out of it', () => {
  const secret = 'a secret of somebody else';
  beforeEach(() => {
    mkdirSync(join(folder, 'inside/pl-junior-long-wait'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), secret);
    writeFileSync(join(folder, 'secret.yaml'), `secret: ${secret}`);
  });

  test('is graded without what they lead to, and says so', async () => {
    const answers = join(folder, 'inside/pl-junior-long-wait');
    writeFileSync(join(answers, 'one.txt'), 'A man waited. I sat down with him and rang the ward.');
    symlinkSync('/', join(answers, 'everything'));
    symlinkSync(join(folder, 'secret.txt'), join(answers, 'two.txt'));
    const { out } = await drill.run(['grade', join(folder, 'inside')]);
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatchObject({ reason: { message: expect.stringContaining('it is a link') } });
    expect(out).not.toContain(secret);
  });

  test('is checked without what they lead to, and says so', async () => {
    const inside = join(folder, 'inside');
    const shipped = join(import.meta.dirname, '../../../questions/patient-liaison/junior.yaml');
    writeFileSync(join(inside, 'own.yaml'), readFileSync(shipped));
    symlinkSync(join(inside, 'own.yaml'), join(inside, 'same.yaml'));
    symlinkSync(join(folder, 'secret.yaml'), join(inside, 'out.yaml'));
    const { out } = await drill.run(['validate', '--no-self-test', inside]);
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      'out.yaml:1:1 error Cannot read the file: it is a link',
    );
    expect(out).not.toContain(`same.yaml:1:1 error Cannot read`);
    expect(out).not.toContain(secret);
  });
});
