/**
 * The long form of the tests on the model's endpoint: every fault with 50 seeds, a reply cut at 1,000
 * places, a reply of 400 MB. Prints what the runner prints and ends with its exit code.
 */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=dot',
    'test/scoring/llm',
    'test/adapters/llm',
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      DRILL_FAULT_SEEDS: '50',
      DRILL_CUT_POINTS: '1000',
      DRILL_FLOOD_BYTES: '400000000',
    },
  },
);
process.exitCode = status ?? 1;
