/**
 * Grades the project's graded answers on several versions of Node and compares the bytes: the score
 * must not depend on a version's Unicode tables. Fetches the binaries from the npm registry.
 *
 *     node scripts/long/same-bytes.mjs [VERSION …]
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { panelFolder, panelNames, readRows } from '../../bench/panels.mjs';

const versions = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'drill-nodes-'));
const root = join(import.meta.dirname, '../..');
const odd = [
  'İstanbul’da I asked her ①②③ and ﬁnally ﬁxed it',
  'ΑΒΓ ẞ straße ǅ: “we’re sorry”, I said',
  'Ｉ ａｓｋｅｄ ｈｅｒ what was wrong',
  'cafe\u0301 e\u0301te\u0301 I wrote it down',
];

try {
  const rows = panelNames()
    .filter((name) => panelFolder(name).includes(join('bench', 'panel')))
    .flatMap((name) => readRows(join(panelFolder(name), 'answers.ndjson')));
  const questionId = rows[0].questionId;
  const answers = [
    ...rows.map(({ id, questionId: asked, answer }) => ({ id, questionId: asked, answer })),
    ...odd.map((answer, at) => ({ id: `odd-${at}`, questionId, answer })),
  ];
  const input = join(folder, 'answers.ndjson');
  writeFileSync(input, answers.map((row) => JSON.stringify(row)).join('\n'));
  const nodes = [
    process.execPath,
    ...(versions.length === 0 ? ['22', '24'] : versions).map(fetched),
  ];
  const hashes = nodes.map((node) => graded(node, input));
  if (new Set(hashes).size > 1) process.exitCode = 1;
  console.log(
    `${answers.length} answers: ${new Set(hashes).size === 1 ? 'the same bytes' : 'other bytes'}`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

function fetched(version) {
  const run = (command, args) => execFileSync(command, args, { cwd: folder, encoding: 'utf8' });
  const name = `node-${process.platform}-${process.arch}@${version}`;
  const archive = run('npm', ['pack', name, '--silent']).trim().split('\n').at(-1);
  run('mkdir', ['-p', version]);
  run('tar', ['xzf', archive, '-C', version]);
  return join(folder, version, 'package/bin/node');
}

function graded(node, input) {
  const output = join(folder, 'out.ndjson');
  const args = ['grade', input, '--questions', join(root, 'bench/panel/questions'), '-o', output];
  const env = { ...process.env, DRILL_HOME: join(folder, 'home') };
  execFileSync(node, [join(root, 'bin/drill.js'), ...args], { env, stdio: 'ignore' });
  const hash = createHash('sha256').update(readFileSync(output)).digest('hex');
  console.log(`${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()} ${hash}`);
  rmSync(output);
  return hash;
}
