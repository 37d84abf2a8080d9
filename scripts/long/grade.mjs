/**
 * The long forms of what the tests of `drill grade` do in short: 200 kills over 100,000 rows, and a
 * million rows file to file with the memory they took.
 *
 *     node scripts/long/grade.mjs [--kills 200] [--rows 1000000] [--scorer rules] [--jobs 2]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeAnswers } from '../../bench/answers.mjs';
import { gradeRun } from '../../bench/grade-run.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    rows: { type: 'string', default: '1000000' },
    scorer: { type: 'string', default: 'rules' },
    jobs: { type: 'string', default: '2' },
  },
});
const mostMiB = 150;

const killed = Number(values.kills) === 0 || kill();
const flat = Number(values.rows) === 0 || (await million());
process.exitCode = killed && flat ? 0 : 1;

function kill() {
  const { status } = spawnSync('npx', ['vitest', 'run', 'test/e2e/grade-resume.test.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, DRILL_KILLS: values.kills },
  });
  return status === 0;
}

async function million() {
  const folder = mkdtempSync(join(tmpdir(), 'drill-long-'));
  try {
    const input = join(folder, 'answers.ndjson');
    await writeAnswers(input, Number(values.rows));
    const args = [input, '-o', join(folder, 'scores.ndjson'), '-q', '--jobs', values.jobs];
    const { seconds, peakMiB, code } = await gradeRun([...args, '--scorer', values.scorer]);
    console.log(
      `${values.rows} rows in ${seconds.toFixed(0)} s on ${values.jobs} jobs, peak ${peakMiB.toFixed(0)} MiB (at most ${mostMiB}), exit code ${code}`,
    );
    return code === 0 && peakMiB <= mostMiB;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
