import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answersWith, says } from '../helpers/behaviours.ts';
import { Drill } from '../helpers/drill.ts';
import { readingAlong } from '../helpers/judges.ts';
import { ScriptedEndpoint } from '../helpers/scripted-endpoint.ts';

const id = 'pl-junior-long-wait';
const answer =
  'Last spring a man waited four hours for a scan and shouted at our desk. I let him shout, said I was sorry for the wait and called the nurse to find out why it took so long. I told him the reason and came back every half hour until he was seen.';
const bin = join(import.meta.dirname, '../../bin/drill.js');

let drill: Drill;
let endpoint: ScriptedEndpoint;
beforeAll(async () => {
  endpoint = await ScriptedEndpoint.start();
});
afterAll(() => endpoint.stop());
beforeEach(() => {
  drill = new Drill();
  endpoint.forget();
  endpoint.connections = 0;
  endpoint.follow(says(readingAlong));
});
afterEach(() => drill.remove());

const at = (name: string) => join(drill.home, name);
const read = (name: string) => readFileSync(at(name), 'utf8');
const model = (...more: string[]) => ['--model', 'm', '--base-url', endpoint.url, ...more];
const judge = (...more: string[]) => ['--scorer', 'llm', ...model(...more)];

function writeAnswers(count: number): string {
  const rows = Array.from({ length: count }, (_, n) =>
    JSON.stringify({ id: `s${n}`, questionId: id, answer: `${answer} Number ${n}.`, group: n % 2 }),
  );
  writeFileSync(at('answers.ndjson'), `${rows.join('\n')}\n`);
  return at('answers.ndjson');
}

describe('a cohort and a model', () => {
  test('rows come out in order with what they carry, and a summary, however many threads are asked for', async () => {
    const input = writeAnswers(40);
    const outputs = ['-o', at('out.ndjson'), '--summary', at('summary.json'), '--jobs', '2'];
    const { code, err } = await drill.run(['grade', input, ...judge(), ...outputs]);
    expect(err).toContain('Graded 40 answers: 40 scored');
    expect(err).toContain('Sent 40 requests');
    expect(code).toBe(0);
    const rows = read('out.ndjson')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ row, group }) => [row, group])).toEqual(rows.map((_, n) => [n + 1, n % 2]));
    expect(rows.filter(({ scorer, readings }) => scorer.name === 'llm' && readings)).toHaveLength(
      40,
    );
    expect(JSON.parse(read('summary.json'))).toMatchObject({ answers: 40, scored: 40 });
  });

  test('fields of the input never pass for those of a judge', async () => {
    writeFileSync(
      at('answers.ndjson'),
      `${JSON.stringify({ questionId: id, answer, readings: 'mine', comparison: 'mine' })}\n`,
    );
    const { out } = await drill.run(['grade', at('answers.ndjson'), ...judge()]);
    expect(JSON.parse(out)).toMatchObject({
      readings: { scores: [expect.any(Number)] },
      input: { readings: 'mine', comparison: 'mine' },
    });
  });

  test('rows of other names and folders of texts are counted beforehand', async () => {
    writeFileSync(at('answers.csv'), `Who,Response\na,"${answer}"\nb,"${answer} So it was."\n`);
    const mapped = ['--map', 'id=Who,answer=Response', '--question', id];
    const csv = await drill.run(['grade', at('answers.csv'), ...judge(), ...mapped]);
    expect(csv.err).toContain('About 2 requests');
    expect([csv.code, csv.err]).toEqual([0, expect.stringContaining('2 scored')]);
    mkdirSync(join(drill.home, 'texts', id), { recursive: true });
    writeFileSync(join(drill.home, 'texts', id, 'a.txt'), `${answer} In a file.`);
    const folder = await drill.run(['grade', at('texts'), ...judge()]);
    expect(folder.err).toContain('About 1 request to');
    expect([folder.code, folder.err]).toEqual([0, expect.stringContaining('1 scored')]);
  });

  test('a dry run writes no file and prints every request in order', async () => {
    const input = writeAnswers(20);
    const files = ['-o', at('out.ndjson'), '--summary', at('summary.json')];
    const { code, out } = await drill.run(['grade', input, ...judge('--dry-run'), ...files]);
    expect(code).toBe(0);
    expect([...out.matchAll(/Number (\d+)\./g)].map(([, n]) => Number(n))).toEqual(
      Array.from({ length: 20 }, (_, n) => n),
    );
    expect(readdirSync(drill.home).filter((name) => /out|summary/.test(name))).toEqual([]);
    expect(endpoint.connections).toBe(0);
  });

  test('a second scorer that fails is counted over all parts of a run', async () => {
    endpoint.follow(answersWith(401));
    const args = ['--scorer', 'both', ...model()];
    const { code, err } = await drill.run(['grade', writeAnswers(30), ...args]);
    expect([code, err]).toEqual([4, expect.stringContaining('second scorer left 30 answers')]);
  });

  test('a killed run goes on with --resume, and not with another stand-in', async () => {
    const args = ['grade', writeAnswers(30), ...judge(), '-o', at('out.ndjson')];
    const begun = [...args, '--fallback', 'rules'];
    const child = spawn(process.execPath, [bin, ...begun], {
      env: { DRILL_HOME: drill.home },
      stdio: 'ignore',
    });
    let asked = 0;
    endpoint.follow((socket, received) => {
      asked += 1;
      if (asked < 20) return says(readingAlong)(socket, received);
      child.kill('SIGKILL');
      return undefined;
    });
    await new Promise((resolve) => child.on('exit', resolve));
    endpoint.follow(says(readingAlong));
    expect(existsSync(at('out.ndjson'))).toBe(false);
    const refused = await drill.run([...args, '--resume']);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('the scorer')]);
    const resumed = await drill.run([...begun, '--resume']);
    expect([resumed.code, resumed.err]).toEqual([0, expect.stringContaining('30 scored')]);
    const whole = await drill.run(['grade', at('answers.ndjson'), ...judge()]);
    expect(read('out.ndjson')).toBe(whole.out);
  });

  test('workers are not asked for what needs a model', async () => {
    for (const command of [
      ['grade', '-', '--engine', 'bullmq', ...judge()],
      ['worker', '--scorer', 'both'],
    ]) {
      const { code, err } = await drill.run([...command, '--redis', 'redis://127.0.0.1:1']);
      expect([code, err]).toEqual([2, expect.stringContaining('Workers grade without a model')]);
    }
    expect(endpoint.connections).toBe(0);
  });
});
