/**
 * The long forms of the tests that count: 1,000 kills, 10,000 damaged histories, 8 writers, a paste of
 * 10 MB and three times as many cases of what holds for every score.
 *
 *     npm run test:long
 */
import { spawnSync } from 'node:child_process';

const runs = [
  ['test/e2e/faults/kills.test.ts', { DRILL_KILLS: '1000' }],
  ['test/e2e/faults/writers.test.ts', { DRILL_WRITERS: '8' }],
  ['test/e2e/modes.test.ts', { DRILL_PASTE: '10000000' }],
  ['test/scoring/properties.test.ts', { DRILL_RUNS: '3' }],
  ...Array.from({ length: 10 }, (_, thousand) => [
    'test/adapters/history/damage.test.ts',
    { DRILL_DAMAGE_FIRST: String(thousand * 1000) },
  ]),
];

const failed = runs.filter(([file, env]) => {
  console.log(`\n${file} ${JSON.stringify(env)}`);
  const { status } = spawnSync('npx', ['vitest', 'run', file], {
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  return status !== 0;
});
console.log(`\n${runs.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
