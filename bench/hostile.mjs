/**
 * Processor time and memory of files made to cost them, each in a process of its own, beside those
 * of `drill --version`.
 *
 *     node bench/hostile.mjs [part of a name]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostileFiles } from '../test/helpers/hostile.mjs';

const only = process.argv[2] ?? '';
const bin = join(import.meta.dirname, '../bin/drill.js');
const folder = mkdtempSync(join(tmpdir(), 'drill-hostile-'));
const env = { ...process.env, DRILL_HOME: folder };
delete env.NODE_EXTRA_CA_CERTS;
const report = join(folder, 'peak');
writeFileSync(
  join(folder, 'peak.cjs'),
  `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(report)}, JSON.stringify(process.resourceUsage())));`,
);

function measure(args) {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--require', join(folder, 'peak.cjs'), bin, ...args],
    { env, maxBuffer: 1 << 30 },
  );
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(readFileSync(report, 'utf8'));
  const ms = (userCPUTime + systemCPUTime) / 1000;
  return { ms, megabytes: maxRSS / 1024, status, stdout };
}

const floor = measure(['--version']);
console.log(`drill --version: ${floor.ms.toFixed(0)} ms, ${floor.megabytes.toFixed(0)} MB`);
for (const [name, text] of hostileFiles.filter(([each]) => each.includes(only))) {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, text());
  for (const more of [[], ['--check']]) {
    const { ms, megabytes, status, stdout } = measure(['validate', ...more, file]);
    const problems = /(\d+ errors?,.*)\n/.exec(stdout.toString())?.[1] ?? '';
    console.log(
      [
        `${name} ${more.join('')}`.padEnd(30),
        `exit ${status}`,
        `${ms.toFixed(0)} ms`.padStart(9),
        `${(ms / floor.ms).toFixed(0)} x`.padStart(6),
        `${megabytes.toFixed(0)} MB`.padStart(8),
        problems,
      ].join('  '),
    );
  }
}
rmSync(folder, { recursive: true });
