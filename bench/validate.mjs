/**
 * Validating many question files against what `yaml` alone takes to parse them, in turns, each in a
 * process of its own.
 *
 *     node bench/validate.mjs [files]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const count = Number(process.argv[2] ?? 1000);
const runs = 3;
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'drill-bench-'));
const source = readFileSync(join(root, 'questions/patient-liaison/senior.yaml'), 'utf8');
mkdirSync(join(folder, 'questions'));
for (let index = 0; index < count; index++) {
  const text = source.replaceAll('- id: pl-senior-', `- id: pl-${index}-`);
  writeFileSync(join(folder, 'questions', `file-${index}.yaml`), text);
}
const parseOnly = `
  const { readdirSync, readFileSync } = require('node:fs');
  const { parseDocument } = require('yaml');
  for (const name of readdirSync(${JSON.stringify(join(folder, 'questions'))})) {
    parseDocument(readFileSync(${JSON.stringify(join(folder, 'questions'))} + '/' + name, 'utf8')).toJS();
  }`;
const env = { ...process.env, DRILL_HOME: folder };
delete env.NODE_EXTRA_CA_CERTS;

const commands = {
  'yaml alone': ['-e', parseOnly],
  'drill validate': [join(root, 'bin/drill.js'), 'validate', join(folder, 'questions')],
};
const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
for (let run = 0; run < runs; run++) {
  for (const [name, args] of Object.entries(commands)) {
    const start = performance.now();
    const { status, stderr, stdout } = spawnSync(process.execPath, args, { env, cwd: root });
    if (status !== 0)
      throw new Error(`${name} ended with ${status}: ${stderr}${stdout}`.slice(0, 2000));
    times[name].push(performance.now() - start);
  }
}
rmSync(folder, { recursive: true });
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const alone = median(times['yaml alone']);
console.log(
  `${count} files of ${(source.length / 1000).toFixed(0)} KB, ${runs} runs, Node ${process.version}`,
);
for (const [name, values] of Object.entries(times)) {
  console.log(
    `${name.padEnd(16)} ${(median(values) / 1000).toFixed(2).padStart(7)} s  ${(median(values) / alone).toFixed(2)} x`,
  );
}
