import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bank } from '../helpers/bank.ts';
import { Drill } from '../helpers/drill.ts';

const drill = new Drill();
afterAll(() => drill.remove());

const bin = join(import.meta.dirname, '../../bin/drill.js');
const scorer = (name: string) => join(import.meta.dirname, '../fixtures/scorers', `${name}.mjs`);
const at = (name: string) => join(drill.home, name);

function rows(count: number, answer: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => {
    const questionId = bank[index % bank.length]?.id;
    return `${JSON.stringify({ id: index, questionId, answer: answer(index) })}\n`;
  }).join('');
}

describe('threads', () => {
  test('1, 2 and 4 of them write the same bytes', async () => {
    const samples = bank.flatMap(({ exampleAnswer, samples: graded = [] }) => [
      exampleAnswer,
      ...graded.map(({ text }) => text),
    ]);
    const input = rows(200, (index) => samples[index % samples.length] ?? '');
    const outputs = [];
    for (const jobs of ['1', '2', '4']) {
      const { out } = await drill.run(['grade', '-', '--jobs', jobs, '-q'], { input });
      outputs.push(out);
    }
    expect(outputs[0]?.split('\n')).toHaveLength(201);
    expect(new Set(outputs).size).toBe(1);
  });

  test('four of them are at work at once', async () => {
    const input = rows(60, () => 'x');
    const args = ['grade', '-', '--jobs', '4', '--scorer', scorer('barrier')];
    const { code, out } = await drill.run(args, { input });
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(60);
  });

  test('each grades one chunk at a time, although it has the next one already', async () => {
    const input = rows(100, () => 'x');
    const args = ['grade', '-', '--jobs', '2', '--scorer', scorer('alone')];
    const { out } = await drill.run(args, { input });
    const scores = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).score);
    expect(scores).toEqual(scores.map(() => scores[0]));
    expect(scores[0]).toBeGreaterThan(0);
  });

  test.each(['1', '2'])(
    'of %s, one that dies costs only the answer that it dies of',
    async (jobs) => {
      const deadly = [0, 3, 1500, 1501, 3999];
      const run = (answerOf: (index: number) => string) =>
        drill.run(['grade', '-', '--jobs', jobs, '--scorer', scorer('deadly')], {
          input: rows(4000, answerOf),
        });
      const whole = (await run((index) => 'x'.repeat(index % 60))).out.split('\n');
      const { code, out } = await run((index) =>
        deadly.includes(index) ? 'die' : 'x'.repeat(index % 60),
      );
      expect(code).toBe(4);
      const lines = out.split('\n');
      expect(lines.filter((_line, index) => !deadly.includes(index))).toEqual(
        whole.filter((_line, index) => !deadly.includes(index)),
      );
      expect(deadly.map((index) => JSON.parse(lines[index] ?? ''))).toEqual(
        deadly.map((index) => ({
          row: index + 1,
          id: index,
          status: 'unscored',
          reason: {
            code: 'set-aside',
            message: 'The scorer did not survive this answer: the thread ended with exit code 7.',
          },
        })),
      );
    },
  );

  test('that all die end the run, and what they had finished can be gone on with', async () => {
    writeFileSync(
      at('deadly.ndjson'),
      rows(400, (index) => (index >= 300 ? 'die' : 'x')),
    );
    const args = ['grade', at('deadly.ndjson'), '--jobs', '2', '-o', at('deadly.out')];
    const { code, err } = await drill.run([...args, '--scorer', scorer('deadly')]);
    expect(code).toBe(4);
    expect(err).toContain('The scorer survived none of the last 10 answers');
    expect(err).toContain('--resume goes on');
    expect(existsSync(at('deadly.out.journal'))).toBe(true);
  });

  test('a scorer that cannot be loaded is a sentence', async () => {
    writeFileSync(at('no-scorer.mjs'), 'export const scorer = 5;\n');
    const none = await drill.run(['grade', '-', '--scorer', './nowhere.mjs']);
    expect([none.code, none.err]).toEqual([
      2,
      expect.stringContaining('The scorer ./nowhere.mjs cannot be loaded'),
    ]);
    const wrong = await drill.run(['grade', '-', '--scorer', './no-scorer.mjs']);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('exports no scorer')]);
  });
});

describe('a run that is stopped', () => {
  const input = rows(8_000, (index) => `answer ${index} `.repeat(8));

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s exits with %i and goes on with the same bytes', async (signal, expected) => {
    writeFileSync(at('input.ndjson'), input);
    const args = ['grade', at('input.ndjson'), '--scorer', scorer('quick'), '--jobs', '2'];
    await drill.run([...args, '-o', at('whole'), '-q']);
    // Standard input stays open, so that the run cannot end before the signal is there.
    const out = at(`out-${signal}`);
    const child = spawn(process.execPath, [bin, 'grade', '-', ...args.slice(2), '-o', out], {
      env: { DRILL_HOME: drill.home },
    });
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    child.stdin.on('error', () => {});
    child.stdin.write(input, () => child.kill(signal));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, said]).toEqual([
      expected,
      `Stopped on the way; the same command with --resume goes on with ${out}.\n`,
    ]);
    expect([existsSync(out), existsSync(`${out}.lock`)]).toEqual([false, false]);
    expect((await drill.run([...args, '-o', out, '-q', '--resume'])).code).toBe(0);
    expect(readFileSync(out).equals(readFileSync(at('whole')))).toBe(true);
    expect(readdirSync(drill.home).filter((name) => name.startsWith(`out-${signal}.`))).toEqual([]);
  });

  test('a full disk says what is kept, and the run goes on elsewhere with room', async () => {
    const line = `ulimit -f 800; exec "${process.execPath}" "${bin}" grade input.ndjson --scorer ${scorer('quick')} -o full -q`;
    writeFileSync(at('input.ndjson'), input);
    const limited = spawn('/bin/sh', ['-c', line], {
      cwd: drill.home,
      env: { DRILL_HOME: drill.home },
    });
    let said = '';
    limited.stderr.on('data', (text) => {
      said += text;
    });
    const code = await new Promise((resolve) => limited.on('close', resolve));
    expect([code, said]).toEqual([
      2,
      expect.stringMatching(
        /^drill: Cannot write full: EFBIG.* The first \d+ lines of the input are graded and kept\.\nMake room, then run the same command with --resume\.\n$/,
      ),
    ]);
    const again = ['grade', 'input.ndjson', '--scorer', scorer('quick'), '-o', 'full', '-q'];
    expect((await drill.run([...again, '--resume'])).code).toBe(0);
    expect(readFileSync(at('full')).equals(readFileSync(at('whole')))).toBe(true);
  });
});

test('a disk without any room is left as it was', async () => {
  writeFileSync(
    at('one.ndjson'),
    rows(1, () => 'x'),
  );
  const line = `ulimit -f 0; exec "${process.execPath}" "${bin}" grade one.ndjson -o none`;
  const limited = spawn('/bin/sh', ['-c', line], {
    cwd: drill.home,
    env: { DRILL_HOME: drill.home },
  });
  const code = await new Promise((resolve) => limited.on('close', resolve));
  expect(code).toBe(2);
  expect(readdirSync(drill.home).filter((name) => name.startsWith('none'))).toEqual([]);
});

test('standard output on a full disk is a failure', async () => {
  writeFileSync(
    at('one.ndjson'),
    rows(1, () => 'x'),
  );
  const child = spawn(
    '/bin/sh',
    ['-c', `"${process.execPath}" "${bin}" grade one.ndjson >/dev/full`],
    {
      cwd: drill.home,
      env: { DRILL_HOME: drill.home },
    },
  );
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(code).toBe(2);
  expect(said).toContain('drill: Cannot write to standard output: ENOSPC');
});

test('a slow reader is waited for: no more is read than fits between', async () => {
  const child = spawn(
    process.execPath,
    [bin, 'grade', '-', '--scorer', scorer('quick'), '--jobs', '2'],
    {
      env: { DRILL_HOME: drill.home },
    },
  );
  const block = Buffer.from(rows(1000, () => 'told at length '.repeat(60)));
  let sent = 0;
  const most = 60;
  // Nobody reads the output: what can be written in the end is what the program is willing to hold.
  await new Promise<void>((resolve) => {
    child.stdin.on('error', () => {});
    const send = () => {
      if (sent === most) return resolve();
      sent += 1;
      if (child.stdin.write(block)) send();
      else {
        const given = setTimeout(resolve, 3000);
        child.stdin.once('drain', () => {
          clearTimeout(given);
          send();
        });
      }
    };
    send();
  });
  expect(sent).toBeLessThan(most);
  child.kill('SIGKILL');
}, 120_000);
