/** SIGKILL at random moments of sessions: nothing lost that was shown, nothing twice after --resume. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/domain/random.ts';
import { Drill } from '../../helpers/drill.ts';
import { folderInMemory } from '../../helpers/folders.ts';
import { lookInto } from '../../helpers/saved.ts';

const kills = Number(process.env.DRILL_KILLS ?? 200);
const lanes = 4;
const questionsEach = 8;

interface Lane {
  readonly drill: Drill;
  readonly random: () => number;
  /** Words of answers whose results were on the screen before the kill. */
  readonly shown: Set<string>;
  answers: number;
}

/** One session until it is killed; resolves with whether the kill came before its end. */
function killedSession(lane: Lane, resumes: boolean): Promise<boolean> {
  const { drill, random } = lane;
  const args = resumes
    ? ['practice', '--resume', '-q']
    : ['practice', '-n', String(questionsEach), '--order', 'random', '-q'];
  const child = spawn(process.execPath, [drill.bin, ...args], { env: drill.env() });
  child.stdin.on('error', () => {});
  for (let count = 0; count < questionsEach; count++) {
    child.stdin.write(`I told her word${lane.answers++}x and she thanked me.\n.\n`);
  }
  const kill = () => child.kill('SIGKILL');
  killAt(random, child.stdout, kill);
  child.stdout.on('data', (chunk: Buffer) => {
    for (const [word] of chunk.toString('utf8').matchAll(/word\d+x/g)) lane.shown.add(word);
  });
  return new Promise((resolve) => {
    child.on('close', (_code, signal) => resolve(signal === 'SIGKILL'));
  });
}

/** Half of the kills come a moment after some result appeared, the others anywhere from the start on. */
function killAt(random: () => number, output: NodeJS.ReadableStream, kill: () => void): void {
  const moment = random() * 12;
  if (random() < 0.5) {
    setTimeout(kill, 100 + random() * 350).unref();
    return;
  }
  let left = Math.floor(random() * questionsEach);
  output.on('data', () => {
    if (left === 0) setTimeout(kill, moment).unref();
    left -= 1;
  });
}

async function check(lane: Lane): Promise<void> {
  if (!existsSync(join(lane.drill.home, 'history.db'))) return;
  const attempts = await lookInto(lane.drill.home, (store) => store.attempts({}));
  const words = attempts.map(({ answer }) => /word\d+x/.exec(answer)?.[0] ?? answer);
  expect(words).toHaveLength(new Set(words).size);
  expect([...lane.shown].filter((word) => !words.includes(word))).toEqual([]);
  const asked = attempts
    .filter(({ state }) => state === 'submitted')
    .map(({ sessionId, questionId }) => `${sessionId} ${questionId}`);
  expect(asked).toHaveLength(new Set(asked).size);
  expect(attempts.filter(({ damaged }) => damaged)).toEqual([]);
}

async function runLane(number: number): Promise<number> {
  const lane: Lane = {
    drill: new Drill(folderInMemory('kills')),
    random: seededRandom(20261126 + number),
    shown: new Set(),
    answers: number * 1_000_000,
  };
  const wanted = Math.ceil(kills / lanes);
  let killed = 0;
  while (killed < wanted) {
    const known = existsSync(join(lane.drill.home, 'history.db'));
    const left = known && (await lookInto(lane.drill.home, (store) => store.unfinishedSession()));
    if (await killedSession(lane, Boolean(left))) killed += 1;
    await check(lane);
  }
  lane.drill.remove();
  return lane.shown.size;
}

test(`${kills} kills lose nothing that was shown and save nothing twice`, async () => {
  const shown = await Promise.all(Array.from({ length: lanes }, (_, number) => runLane(number)));
  // Without results on the screen before the kills the test would prove nothing.
  expect(shown.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(kills);
}, 1_800_000);
