import { beforeEach, expect, test } from 'vitest';
import type { AnswerChunk, ChunkGrader, GradedChunk, RunPlan } from '../../src/domain/grading.ts';
import { RunGraders } from '../../src/session/run-graders.ts';

const planOf = (column: string): RunPlan => ({
  mapping: { fields: {} },
  output: { format: 'csv', rowNumbers: false, columns: [column] },
  closely: false,
});
const chunk = {} as AnswerChunk;
const graded = {} as GradedChunk;

let made: string[];
let closed: string[];
let finish: Map<string, () => void>;
beforeEach(() => {
  made = [];
  closed = [];
  finish = new Map();
});

const nameOf = ({ output }: RunPlan) => output.columns.join();

/** A grader that answers at once, but for runs whose name begins with "slow". */
async function create(run: RunPlan): Promise<ChunkGrader> {
  const name = nameOf(run);
  made.push(name);
  return {
    grade: () =>
      name.startsWith('slow')
        ? new Promise((resolve) => finish.set(name, () => resolve(graded)))
        : Promise.resolve(graded),
    giveBack: () => {},
    close: async () => {
      closed.push(name);
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('the graders of a hundred runs are not all kept', async () => {
  const graders = new RunGraders(create);
  const names = Array.from({ length: 100 }, (_, index) => `run ${index}`);
  for (const name of names) await graders.grade(planOf(name), chunk);
  await settled();
  expect(closed).toEqual(names.slice(0, 98));
  await graders.close();
  expect(closed).toEqual(names);
});

test('runs that take turns keep their graders', async () => {
  const graders = new RunGraders(create);
  for (const name of ['a', 'b', 'a', 'b', 'c', 'b', 'c', 'a']) {
    await graders.grade(planOf(name), chunk);
  }
  expect(made).toEqual(['a', 'b', 'c', 'a']);
  expect(closed).toEqual(['a', 'b']);
});

test('a grader with a chunk under way is closed no sooner than it is done', async () => {
  const graders = new RunGraders(create);
  const slow = graders.grade(planOf('slow'), chunk);
  for (const name of ['a', 'b', 'c']) await graders.grade(planOf(name), chunk);
  await settled();
  expect(closed).not.toContain('slow');
  finish.get('slow')?.();
  expect(await slow).toBe(graded);
  for (const name of ['b', 'c']) await graders.grade(planOf(name), chunk);
  await settled();
  expect(closed).toContain('slow');
});

test('more than are kept may be at work; they go when they are done', async () => {
  const graders = new RunGraders(create);
  const names = ['slow 1', 'slow 2', 'slow 3', 'slow 4'];
  const all = names.map((name) => graders.grade(planOf(name), chunk));
  await settled();
  expect(closed).toEqual([]);
  for (const end of finish.values()) end();
  await Promise.all(all);
  await settled();
  expect(closed).toHaveLength(2);
});

test('a grader that could not be made is made again for the next chunk', async () => {
  let tries = 0;
  const graders = new RunGraders(async (run) => {
    tries += 1;
    if (tries === 1) throw new Error('no threads left');
    return create(run);
  });
  await expect(graders.grade(planOf('a'), chunk)).rejects.toThrow('no threads left');
  expect(await graders.grade(planOf('a'), chunk)).toBe(graded);
});
