/** SIGKILL at every step of a recovery: the next start ends it, and says what happened. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openHistoryStore } from '../../../src/adapters/history/open.ts';
import { dayMs } from '../../../src/domain/time.ts';
import { attempt, session } from '../../helpers/attempts.ts';
import { Drill } from '../../helpers/drill.ts';

const preload = join(import.meta.dirname, '../../helpers/kill-at.cjs');
const [inBackup, all] = [3, 6];

/** A history of six answers, of which the backup has three, and whose index is damaged. */
async function damagedHistory(): Promise<Drill> {
  const drill = new Drill();
  const path = join(drill.home, 'history.db');
  const save = async (numbers: readonly number[], now: number) => {
    const { store } = await openHistoryStore(path, 'write', now);
    store?.saveSession(session);
    for (const number of numbers)
      store?.saveAttempt(attempt(`a${number}`, { answer: `${number}` }));
    store?.close();
  };
  const numbers = Array.from({ length: all }, (_, number) => number);
  await save(numbers.slice(0, inBackup), dayMs);
  await save(numbers.slice(inBackup), 3 * dayMs);
  const bytes = readFileSync(path);
  const ends = Array.from({ length: bytes.length / 4096 }, (_, page) => (page + 1) * 4096);
  // The leaf of an index, with a key in it.
  const end = ends.findLast((at) => bytes[at - 4096] === 0x0a && bytes[at - 1] !== 0) ?? 0;
  writeFileSync(path, bytes.fill(1, end - 40, end));
  return drill;
}

test('killed at every change of a file', async () => {
  let killed = 0;
  for (let step = 0; ; step++) {
    const drill = await damagedHistory();
    const first = await drill.run(['history', '--json'], {
      env: { NODE_OPTIONS: `--require "${preload}"`, KILL_AT: String(step) },
    });
    const second = await drill.run(['history', '--json']);
    const answers = JSON.parse(second.out).map(({ answer }: { answer: string }) => answer);
    expect({ step, answers: answers.sort() }).toEqual({
      step,
      answers: ['0', '1', '2', '3', '4', '5'],
    });
    expect({ step, said: first.err + second.err }).toEqual({
      step,
      said: expect.stringMatching(/was\s+damaged/),
    });
    const left = readdirSync(drill.home).filter((name) => /copy|recovery|partial/.test(name));
    expect({ step, left }).toEqual({ step, left: [] });
    expect((await drill.run(['doctor'])).out.replaceAll(/\s+/g, ' ')).toContain(
      'Damaged history kept',
    );
    drill.remove();
    if (first.code === 0) break;
    killed += 1;
  }
  expect(killed).toBeGreaterThanOrEqual(8);
});
