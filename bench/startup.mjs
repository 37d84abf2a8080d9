/**
 * Start-up against a bare Node: the median wall time of each command over that of `node -e 0`,
 * the runs of all commands taking turns so that a busy machine slows all of them alike.
 *
 *     node bench/startup.mjs [runs]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const runs = Number(process.argv[2] ?? 30);
const drill = join(dirname(dirname(fileURLToPath(import.meta.url))), 'bin', 'drill.js');
const home = mkdtempSync(join(tmpdir(), 'drill-bench-'));
const env = { ...process.env, DRILL_HOME: home };
// Node parses this file at every start, which is no property of the program.
delete env.NODE_EXTRA_CA_CERTS;

const commands = [
  ['node -e 0', ['-e', '0']],
  ['drill --version', [drill, '--version']],
  ['drill list', [drill, 'list']],
  ['drill show', [drill, 'show', 'pl-senior-upset-patient']],
  ['drill --help', [drill, '--help']],
];

const times = new Map(commands.map(([name]) => [name, []]));
for (let run = -2; run < runs; run++) {
  for (const [name, args] of commands) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { env });
    if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
    if (run >= 0) times.get(name).push(performance.now() - start);
  }
}
rmSync(home, { recursive: true });

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const bare = median(times.get('node -e 0'));
console.log(`${runs} runs, Node ${process.version}`);
for (const [name, values] of times) {
  const time = median(values);
  console.log(
    `${name.padEnd(18)} ${time.toFixed(1).padStart(7)} ms  ${(time / bare).toFixed(2)} x`,
  );
}
