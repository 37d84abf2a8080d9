/**
 * Validating many question files, whole processes in turns: against Sourcemeta's jsonschema (the
 * fastest peer, which stops at the first problem), against ajv-cli (the usual one), against `yaml`
 * alone, and beside what it takes to start and read. Wall-clock time, processor time and memory, each as a ratio to Sourcemeta.
 *
 *     node bench/validate.mjs [files] [runs]
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const count = Number(process.argv[2] ?? 1000);
const runs = Number(process.argv[3] ?? 3);
const root = join(import.meta.dirname, '..');
const bin = join(root, 'bin/drill.js');
const schema = join(root, 'schemas/question-file.schema.json');
const folder = mkdtempSync(join(tmpdir(), 'drill-bench-'));
const source = readFileSync(join(root, 'questions/patient-liaison/senior.yaml'), 'utf8');

/** No two files and no two questions are alike. */
function fileText(index) {
  const salt = Array.from({ length: 12 }, (_, word) => `w${index * 12 + word}`);
  return source
    .replaceAll('- id: pl-senior-', `- id: pl-${index}-`)
    .replaceAll(/\n {4}text: >-\n {6}(?=\S)/g, (start) => `${start}${salt.join(' ')} `);
}

/** Three faults, at the beginning, in the middle and at the end. */
function withFaults(text) {
  return text
    .replace('type: behavioral', 'type: behavioural')
    .replace(/weight: \d/, 'weight: heavy')
    .replace(/timeLimitSeconds: \d+(?![\s\S]*timeLimitSeconds)/, 'timeLimitSecond: 120');
}

function fill(name, files, textOf) {
  mkdirSync(join(folder, name));
  for (let index = 0; index < files; index++)
    writeFileSync(join(folder, name, `file-${index}.yaml`), textOf(index));
  return join(folder, name);
}

const clean = fill('clean', count, fileText);
const few = fill('few', 200, fileText);
const faulty = fill('faulty', 200, (index) => withFaults(fileText(index)));
const inNode = (code) => [
  process.execPath,
  '-e',
  `const { readdirSync, readFileSync } = require('node:fs');
   for (const name of readdirSync(${JSON.stringify(clean)})) { const text = readFileSync(${JSON.stringify(clean)} + '/' + name, 'utf8'); ${code} }`,
];
const drill = (...args) => [process.execPath, bin, 'validate', ...args];
const commands = {
  'sourcemeta --fast': [
    join(root, 'node_modules/.bin/jsonschema'),
    'validate',
    '--fast',
    schema,
    clean,
  ],
  'ajv-cli': [
    join(root, 'node_modules/.bin/ajv'),
    'validate',
    '--spec=draft2020',
    '-s',
    schema,
    '-d',
    join(clean, '*.yaml'),
  ],
  'read only': inNode(''),
  'yaml alone': inNode("require('yaml').parseDocument(text).toJS();"),
  'drill, nothing known': drill('--no-self-test', '--no-cache', clean),
  'drill, all known': drill('--no-self-test', clean),
  '200 clean': drill('--no-self-test', '--no-cache', few),
  '200 with 3 faults': drill('--no-self-test', '--no-cache', '--format', 'jsonl', faulty),
};

const env = { ...process.env, DRILL_HOME: folder, DRILL_LINT: 'missing-schema-line=off' };
delete env.NODE_EXTRA_CA_CERTS;
const usage = join(folder, 'usage');
function measure([command, ...args]) {
  const format = ['-f', '%e %U %S %M', '-o', usage, command];
  const { status, stdout, error } = spawnSync('/usr/bin/time', [...format, ...args], {
    env,
    cwd: root,
    maxBuffer: 1 << 30,
  });
  if (error !== undefined) throw new Error('GNU time is needed: apt-get install time');
  const [wall = 0, user = 0, system = 0, kilobytes = 0] = readFileSync(usage, 'utf8')
    .trim()
    .split('\n')
    .at(-1)
    .split(' ')
    .map(Number);
  return { wall, cpu: user + system, megabytes: kilobytes / 1024, status, out: String(stdout) };
}

measure(commands['drill, all known']);
const results = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
for (let run = 0; run < runs; run++)
  for (const [name, command] of Object.entries(commands)) results[name].push(measure(command));
rmSync(folder, { recursive: true });

const median = (name, of) => {
  const values = results[name].map((result) => result[of]).sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)];
};
const row = (name, peer) => {
  const cell = (of, unit, digits) => {
    const value = median(name, of);
    return `${value.toFixed(digits).padStart(8)} ${unit} ${(value / median(peer, of)).toFixed(2).padStart(6)} x`;
  };
  console.log(
    [name.padEnd(22), cell('wall', 's', 2), cell('cpu', 's', 2), cell('megabytes', 'MB', 0)].join(
      '  ',
    ),
  );
};
console.log(
  `${count} files of ${(source.length / 1000).toFixed(0)} KB, median of ${runs} runs, Node ${process.version}\n` +
    `${' '.repeat(22)}  wall clock              processor               memory`,
);
for (const name of Object.keys(commands).slice(0, 6)) row(name, 'sourcemeta --fast');
for (const name of Object.keys(commands).slice(6)) row(name, '200 clean');
const reported = results['200 with 3 faults'][0].out.trim().split('\n').length;
console.log(`problems reported of 600: ${reported}`);
