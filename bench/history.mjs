/**
 * A long history: the time from Enter to the result on the screen, and of `drill stats`, beside the
 * same with an empty history and a bare Node.
 *
 *     node bench/history.mjs [attempts for stats] [attempts for practice]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import { importSource } from './bundle.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const drill = join(root, 'bin', 'drill.js');
const [forStats = 100_000, forPractice = 10_000] = process.argv.slice(2).map(Number);

const { openHistoryStore } = await importSource('src/adapters/history/open.ts');
const { loadDriver } = await importSource('src/adapters/history/driver.ts');
const { digestOf, digestOfAttempt } = await importSource('src/adapters/history/digest.ts');

/** Questions of the bank with their example answers and real assessments of them. */
const questions = JSON.parse(run(['list', '--json']).stdout).map((question) => {
  const row = JSON.stringify({ questionId: question.id, answer: question.exampleAnswer });
  return { question, body: run(['grade', '-'], row).stdout.trim() };
});

function run(args, input = '', home = tmpdir()) {
  const result = spawnSync(process.execPath, [drill, ...args], {
    env: { ...process.env, DRILL_HOME: home },
    input,
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(result.stderr);
  return result;
}

/** A home with so many answers, a few a day up to today. */
async function homeWith(count) {
  const home = mkdtempSync(join(tmpdir(), 'drill-bench-'));
  const path = join(home, 'history.db');
  const { store } = await openHistoryStore(path, 'write', 0);
  store.close();
  const database = (await loadDriver()).open(path, { readOnly: false });
  database.exec('BEGIN');
  database.exec(
    "INSERT INTO sessions (id, started_at, question_order, seed) VALUES ('s', 0, 'file', 0)",
  );
  const addAttempt = database.prepare(
    `INSERT INTO attempts (id, session_id, question_id, question_type, role, level, skills, question_text,
       answer, state, answered_at, spent_ms, follow_up, score, digest)
     VALUES (?, 's', ?, ?, ?, ?, ?, ?, ?, 'submitted', ?, 60000, NULL, ?, ?)`,
  );
  const addAssessment = database.prepare(
    "INSERT INTO assessments (attempt_id, assessed_at, scorer, score, body, digest) VALUES (?, ?, 'rules', ?, ?, ?)",
  );
  for (let index = 0; index < count; index++) {
    const { question, body } = questions[index % questions.length];
    const at = Date.now() - (count - index) * 3_600_000;
    const attempt = attemptOf(question, `a${index}`, at);
    const score = (index * 37) % 101;
    const scored = body.replace(/"score":\d+/, `"score":${score}`);
    addAttempt.run(
      ...[attempt.id, attempt.questionId, attempt.questionType, attempt.role, attempt.level],
      ...[JSON.stringify(attempt.skills), attempt.questionText, attempt.answer, at, score],
      digestOfAttempt(attempt),
    );
    addAssessment.run(attempt.id, at, score, scored, digestOf(scored));
  }
  database.exec('COMMIT');
  database.close();
  return home;
}

function attemptOf(question, id, answeredAt) {
  return {
    id,
    questionId: question.id,
    questionType: question.type,
    role: question.role.id,
    level: question.level.id,
    skills: question.skills,
    questionText: question.text,
    answer: question.exampleAnswer,
    state: 'submitted',
    answeredAt,
    spentMs: 60_000,
    followUp: null,
    sessionId: 's',
    selfRating: null,
    undoneAt: null,
  };
}

/** Milliseconds from the key that submits to the choice after the result, in a pseudo-terminal. */
function timeToResult(home) {
  const terminal = spawn(process.execPath, [drill, '--id', 'pl-junior-long-wait'], {
    cols: 110,
    rows: 50,
    env: { PATH: process.env.PATH, TERM: 'xterm-256color', DRILL_HOME: home },
  });
  let seen = '';
  let submitted = 0;
  let took = 0;
  return new Promise((resolve) => {
    terminal.onExit(() => resolve(took));
    terminal.onData((data) => {
      seen += data;
      if (submitted === 0 && seen.includes('15 words')) {
        submitted = performance.now();
        terminal.write('\u0004');
      } else if (submitted === 0 && /[^\d]0 words/.test(seen)) {
        seen = '';
        terminal.write('A man had waited three hours. I said I was sorry and called the nurse.');
      } else if (took === 0 && submitted > 0 && seen.includes('Delivery:')) {
        took = performance.now() - submitted;
        terminal.write('\u0003');
      }
    });
  });
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const rounds = 7;

async function measured(name, home) {
  const result = [];
  const stats = [];
  const bare = [];
  for (let round = 0; round < rounds; round++) {
    result.push(await timeToResult(home));
    for (const [list, args] of [
      [bare, ['-e', '0']],
      [stats, [drill, 'stats', '--json']],
    ]) {
      const start = performance.now();
      spawnSync(process.execPath, args, { env: { ...process.env, DRILL_HOME: home } });
      list.push(performance.now() - start);
    }
  }
  const size = (statSync(join(home, 'history.db')).size / 1_048_576).toFixed(0);
  console.log(
    `${name.padEnd(18)} ${size.padStart(5)} MB   submit to result ${median(result).toFixed(0).padStart(5)} ms   drill stats ${median(stats).toFixed(0).padStart(5)} ms   (${(median(stats) / median(bare)).toFixed(1)} x node -e 0)`,
  );
  rmSync(home, { recursive: true });
}

console.log(`Node ${process.version}, median of ${rounds}`);
await measured('one answer', await homeWith(1));
await measured(`${forPractice} answers`, await homeWith(forPractice));
await measured(`${forStats} answers`, await homeWith(forStats));
