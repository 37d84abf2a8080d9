import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openHistoryStore } from '../../src/adapters/history/open.ts';
import { scored } from '../helpers/assessments.ts';
import { attempt, session } from '../helpers/attempts.ts';
import { bank } from '../helpers/bank.ts';
import { answersWith, says } from '../helpers/behaviours.ts';
import { Drill } from '../helpers/drill.ts';
import { neverMet } from '../helpers/judges.ts';
import { lookInto } from '../helpers/saved.ts';
import { ScriptedEndpoint } from '../helpers/scripted-endpoint.ts';

let drill: Drill;
beforeEach(() => {
  drill = new Drill();
});
afterEach(() => drill.remove());

const id = 'pl-junior-long-wait';
const dayMs = 86_400_000;

/** Puts answers into the history; each is a question, how many days ago, a score, and its text. */
async function answered(
  ...answers: readonly (readonly [string, number, number | null, string?])[]
) {
  const opened = await openHistoryStore(join(drill.home, 'history.db'), 'write', Date.now());
  if (opened.store === null) throw new Error(opened.reason);
  const { store } = opened;
  store.saveSession(session);
  answers.forEach(([questionId, daysAgo, score, text], index) => {
    const name = `a${index}`;
    const at = Date.now() - daysAgo * dayMs;
    const answer = text ?? `Answer ${index}. I rang.`;
    store.saveAttempt(attempt(name, { questionId, answeredAt: at, answer }));
    if (score !== null) store.saveAssessment(name, scored(score, { questionId }), at);
  });
  store.close();
}

describe('what is due', () => {
  test('is asked, least remembered first, and compared with the last time', async () => {
    await answered([id, 9, 20], ['pl-junior-own-mistake', 9, 65], ['pl-junior-interpreter', 0, 90]);
    const { out: list } = await drill.run(['due', '--list']);
    expect(list.indexOf(id)).toBeGreaterThan(0);
    expect(list.indexOf('pl-junior-own-mistake')).toBeGreaterThan(list.indexOf(id));
    expect(list).not.toContain('interpreter');
    const { out, err } = await drill.run(['due'], { input: 'I said I was sorry.\n.\n' });
    expect(err).toContain('Question 1 of 2');
    expect(out).toMatch(/Since \d{4}-\d\d-\d\d \d\d:\d\d\nScore: \d+, was 20/);
    expect(out).toContain('drill rescore');
  });

  test('may be nothing', async () => {
    expect((await drill.run(['due'])).out).toContain('no question was answered yet');
    await answered([id, 0, 90]);
    expect(await drill.run(['due'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Nothing is due\. The next question comes on/),
    });
  });

  test('follows the cuts it is given', async () => {
    await answered([id, 1.5, 60]);
    expect((await drill.run(['due', '--list'])).out).toContain('Nothing is due');
    expect((await drill.run(['due', '--list', '--grades', '70,80,90'])).out).toContain(id);
    const { code, err } = await drill.run(['due', '--grades', '80,70']);
    expect(code).toBe(2);
    expect(err).toContain('three ascending scores');
  });

  test('ignores copies of the example', async () => {
    const example = bank.find((question) => question.id === id)?.exampleAnswer ?? '';
    await drill.run(['--id', id], { input: `${example.replaceAll('\n', ' ')}\n.\n` });
    const outlines = await lookInto(drill.home, (store) => store.outlines());
    expect(outlines).toMatchObject([{ questionId: id, score: null }]);
  });
});

describe('retry', () => {
  test('asks the last question again and shows the change, word by word, and the best', async () => {
    await drill.run(['--id', id], { input: 'I said I was sorry.\n.\n' });
    const { out, err } = await drill.run(['retry'], {
      input: 'I said I was sorry and called the nurse.\n.\n',
    });
    expect(err).toContain('Question 1 of 1');
    expect(out).toMatch(/Score: \d+, was \d+|Score: \d+, as before/);
    expect(out).toMatch(/Best so far: \d+ of 100/);
    expect(out).toMatch(/I said I was sorry\{\+ and called the nurse\+\}\./);
  });

  test('takes the question it is told, and says which there is', async () => {
    const { err } = await drill.run(['retry', 'pl-junior-own-mistake']);
    expect(err).toContain('Question 1 of 1');
    expect(await drill.run(['retry', 'pl-junior-own-mistak'])).toMatchObject({
      code: 3,
      err: expect.stringContaining('pl-junior-own-mistake'),
    });
  });

  test('needs an answer to try again', async () => {
    expect(await drill.run(['retry'])).toMatchObject({ code: 3 });
  });
});

describe('undo', () => {
  test('takes the last answer out of the figures, keeps its text, and can be undone', async () => {
    await answered([id, 2, 50], [id, 1, 90]);
    expect((await drill.run(['undo'])).out).toContain('Answer 1.');
    const mean = async () => JSON.parse((await drill.run(['stats', '--json'])).out).mean;
    expect(await mean()).toBe(50);
    expect((await drill.run(['history'])).out).toContain('Undone');
    await drill.run(['undo']);
    expect((await drill.run(['undo'])).code).toBe(3);
    await drill.run(['undo', '--redo']);
    await drill.run(['undo', '--redo']);
    expect(await mean()).toBe(70);
    expect((await drill.run(['undo', '--redo'])).code).toBe(3);
  });
});

describe('rescore', () => {
  test('adds an assessment to answers of an earlier scorer and keeps the old one', async () => {
    await answered([id, 2, 50], ['gone', 1, 60]);
    const { out } = await drill.run(['rescore', '--json']);
    expect(JSON.parse(out)).toMatchObject({ answers: 2, rescored: 1, withoutQuestion: 1 });
    const kept = await lookInto(drill.home, (store) => store.assessmentsOf('a0'));
    expect(kept).toHaveLength(2);
    expect(kept[0]).toMatchObject({ score: 50, scorer: { version: '1' } });
    expect(JSON.parse((await drill.run(['rescore', '--json'])).out)).toMatchObject({
      rescored: 0,
      current: 1,
    });
    expect(JSON.parse((await drill.run(['rescore', '--json', '--force'])).out).rescored).toBe(1);
  });

  test('of a file keeps the score each row came with', async () => {
    const rows = [
      {
        id: 1,
        questionId: id,
        answer: 'I said I was sorry.',
        score: 12,
        scorer: { name: 'other' },
      },
      { id: 2, questionId: id, answer: 'I rang.' },
      { id: 3, questionId: 'none', answer: 'I rang.', score: 5 },
    ];
    const file = join(drill.home, 'rows.ndjson');
    writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const { code, out, err } = await drill.run(['rescore', file]);
    expect({ code, err }).toMatchObject({
      code: 4,
      err: expect.stringContaining('1 row could not be scored'),
    });
    const graded = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(graded).toMatchObject([
      { row: 1, status: 'scored', previous: { score: 12, scorer: { name: 'other' } } },
      { row: 2, status: 'scored' },
      { row: 3, status: 'unscored', previous: { score: 5 } },
    ]);
    expect(graded[1]).not.toHaveProperty('previous');
  });

  describe('by a model', () => {
    let endpoint: ScriptedEndpoint;
    beforeAll(async () => {
      endpoint = await ScriptedEndpoint.start();
    });
    afterAll(() => endpoint.stop());
    beforeEach(() => endpoint.forget());

    const long = (nth: number) =>
      `On day ${nth} a man waited four hours for a scan and shouted at our desk. I let him shout, said I was sorry for the wait and called the nurse to find out why it took so long.`;
    const judge = (...more: string[]) => [
      'rescore',
      ...['--scorer', 'llm', '--model', 'scripted', '--base-url', endpoint.url],
      ...more,
    ];
    const scoresOf = (name: string) =>
      lookInto(drill.home, (store) => store.assessmentsOf(name).map(({ scorer }) => scorer.name));

    test('saves the new score beside the old one, and asks once for the same', async () => {
      await answered([id, 2, 50, long(1)], [id, 1, 60, long(2)]);
      endpoint.follow(says(neverMet));
      const { code, out } = await drill.run(judge('--json'));
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ scorer: { name: 'llm' }, rescored: 2, unscored: 0 });
      expect(await scoresOf('a0')).toEqual(['rules', 'llm']);
      const again = await drill.run(judge('--json', '--no-cache'));
      expect(JSON.parse(again.out)).toMatchObject({ rescored: 0, current: 2 });
      expect(endpoint.received).toHaveLength(2);
    });

    test('leaves what could not be scored as it is, says why, and exits 4', async () => {
      await answered([id, 2, 50, long(1)], [id, 1, 60, long(2)]);
      endpoint.follow(answersWith(401));
      const { code, out } = await drill.run(judge(), { env: { COLUMNS: '300' } });
      expect(code).toBe(4);
      expect(out).toContain('0 answers scored again, 2 could not be scored and stay as they are.');
      expect(out).toContain('OPENAI_API_KEY');
      expect(await scoresOf('a0')).toEqual(['rules']);
      expect(JSON.parse((await drill.run(['stats', '--json'])).out).mean).toBe(55);
    });

    test('a dry run prints what would be sent and saves nothing', async () => {
      await answered([id, 2, 50, long(1)], [id, 1, 60, 'I rang.']);
      const { code, out } = await drill.run(judge('--dry-run'));
      expect(code).toBe(0);
      expect(out.match(/^POST /gm)).toHaveLength(1);
      expect(endpoint.received).toEqual([]);
      expect([await scoresOf('a0'), await scoresOf('a1')]).toEqual([['rules'], ['rules']]);
    });

    test('interrupted, ends with 130 and keeps what was scored', async () => {
      await answered([id, 2, 50, long(1)], [id, 1, 60, long(2)]);
      const terminal = drill.start({ args: judge('--concurrency', '1') });
      endpoint.follow(says(neverMet), () => terminal.kill('SIGINT'));
      expect((await terminal.ended).code).toBe(130);
      const kept = [...(await scoresOf('a0')), ...(await scoresOf('a1'))];
      expect(kept.sort()).toEqual(['llm', 'rules', 'rules']);
    });

    test('of a file ends with 130 and no row that was not scored', async () => {
      const file = join(drill.home, 'rows.ndjson');
      const rows = [1, 2].map((nth) => JSON.stringify({ questionId: id, answer: long(nth) }));
      writeFileSync(file, `${rows.join('\n')}\n`);
      const terminal = drill.start({ args: judge(file, '--concurrency', '1') });
      endpoint.follow(says(neverMet), () => terminal.kill('SIGINT'));
      expect((await terminal.ended).code).toBe(130);
      expect(terminal.raw().match(/"row":\d/g)).toEqual(['"row":1']);
    });
  });
});

describe('plan and stats', () => {
  test('a plan goes up to the day before the interview and says why', async () => {
    await answered([id, 9, 20]);
    const { out } = await drill.run(['plan', '--interview', '+4', '--json']);
    const plan = JSON.parse(out);
    expect(plan.days).toHaveLength(4);
    expect(plan.level.title).toContain('Junior');
    const shown = await drill.run(['plan', '--interview', '+4']);
    expect(shown.out).toContain('Why: ');
    expect(shown.out).toContain('due for a repeat');
  });

  test.each([
    ['+400', /at most/],
    ['2001-01-01', /is over/],
    ['2031-02-30', /takes a day such as/],
    ['soon', /takes a day such as/],
  ])('the interview %s is explained', async (date, sentence) => {
    const { code, err } = await drill.run(['plan', '--interview', date]);
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
  });

  test('statistics count what there is and name what there is not', async () => {
    await answered([id, 2, 50], [id, 1, 90], ['pl-junior-own-mistake', 0, null]);
    const { out } = await drill.run(['stats']);
    expect(out).toContain('3 answers, 2 scored, on average 70 of 100.');
    expect(out).toMatch(/Not answered yet: .*senior/s);
    expect((await drill.run(['stats', '--level', 'senior'])).code).toBe(3);
    expect(
      (await drill.run(['stats'], { env: { COLUMNS: '40' } })).out
        .split('\n')
        .every((line) => line.length <= 40),
    ).toBe(true);
  });
});

describe('history', () => {
  test.each([
    [['rang'], 3],
    [['RANG', 'answer', '2.'], 1],
    [['nowhere'], 0],
    [['--min-score', '50'], 2],
    [['--max-score', '50'], 1],
    [['--id', id], 2],
    [['--type', 'technical'], 0],
    [['--since', '2001-01-01', '--until', '2001-01-02'], 0],
  ] as const)('with %j finds %d', async (args, count) => {
    await answered([id, 2, 50], [id, 1, 90], ['pl-junior-own-mistake', 0, null]);
    const { code, out } = await drill.run(['history', ...args, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toHaveLength(count);
    if (count === 0) expect((await drill.run(['history', ...args])).code).toBe(3);
  });
});

test('the history looks for changed rubrics in the question files that are configured', async () => {
  const shipped = join(import.meta.dirname, '../../questions/patient-liaison/junior.yaml');
  const own = join(drill.home, 'own.yaml');
  writeFileSync(own, readFileSync(shipped, 'utf8'));
  writeFileSync(join(drill.home, '.drillrc.yaml'), 'questions: [own.yaml]\n');
  await drill.run(['--id', id], { input: 'I said I was sorry.\n.\n' });
  expect((await drill.run(['history'])).out).not.toContain('earlier rubric');
  writeFileSync(own, readFileSync(shipped, 'utf8').replaceAll('upset over a long wait', 'upset'));
  expect((await drill.run(['history'])).out).toContain('earlier rubric');
  const { out } = await drill.run(['history', '--questions', shipped]);
  expect(out).not.toContain('earlier rubric');
});

describe('export', () => {
  test.each(['html', 'md', 'csv', 'json'])('writes a private .%s file', async (extension) => {
    await drill.run(['--id', id], { input: 'I said I was sorry.\n.\n' });
    const file = join(drill.home, `report.${extension}`);
    const { code, err } = await drill.run(['export', '-o', file]);
    expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('only you') });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain('sorry');
  });

  test('has a format, by flag or by name, and something to report', async () => {
    expect((await drill.run(['export'])).code).toBe(3);
    await answered([id, 1, 50]);
    expect((await drill.run(['export', '-o', join(drill.home, 'x')])).code).toBe(2);
    expect((await drill.run(['export'])).out).toContain('# Interview practice');
    expect((await drill.run(['export', '--id', 'none'])).code).toBe(3);
  });

  test('remarks a rubric that was changed since, as the history does', async () => {
    await answered([id, 1, 50]);
    expect((await drill.run(['history'])).out).toContain('earlier rubric');
    await drill.run(['rescore']);
    expect((await drill.run(['export'])).out).toContain('Earlier scored 50 by rules 1');
    expect((await drill.run(['history'])).out).not.toContain('earlier rubric');
    await answered([id, 1, 50], [id, 0, 60]);
    expect((await drill.run(['export'])).out).toContain('earlier rubric');
  });
});

describe('purge', () => {
  test('leaves not one of 1,000 planted words in any byte', async () => {
    const word = (index: number) => `canary${index}bird`;
    const opened = await openHistoryStore(join(drill.home, 'history.db'), 'write', 0);
    if (opened.store === null) throw new Error(opened.reason);
    opened.store.saveSession(session);
    for (let index = 0; index < 1000; index += 10) {
      const answer = Array.from({ length: 10 }, (_, more) => word(index + more)).join(' ');
      opened.store.saveAttempt(
        attempt(`a${index}`, { answer, state: index % 3 === 0 ? 'incomplete' : 'submitted' }),
      );
    }
    opened.store.close();
    await drill.run(['--id', id], { input: 'I rang.\n.\n' });
    writeFileSync(join(drill.home, 'history.damaged-1.db'), word(1));
    mkdirSync(join(drill.home, 'cache', 'model', 'replies'), { recursive: true });
    writeFileSync(join(drill.home, 'cache', 'model', 'replies', 'one.json'), word(2));
    writeFileSync(join(drill.home, 'consent.json'), word(3));
    const hits = () => bytesUnder(drill.home).match(/canary\d+bird/g)?.length ?? 0;
    expect(hits()).toBeGreaterThan(2000);
    expect((await drill.run(['purge'])).code).toBe(2);
    expect(hits()).toBeGreaterThan(2000);
    const { code, out } = await drill.run(['purge', '--yes'], { env: { TMPDIR: drill.home } });
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('Erased: ') });
    expect(hits()).toBe(0);
    expect((await drill.run(['purge', '--yes'], { env: { TMPDIR: drill.home } })).out).toContain(
      'nothing to erase',
    );
  });

  test('finds answers kept beside the history, and leaves alone what a link leads to', async () => {
    await drill.run(['--id', id], { input: 'I rang.\n.\n' });
    const precious = join(drill.home, 'precious.dat');
    writeFileSync(precious, 'not an answer of drill');
    const kept = (digit: string) => `drill-answer-00000000-0000-4000-8000-00000000000${digit}.txt`;
    symlinkSync(precious, join(drill.home, kept('1')));
    writeFileSync(join(drill.home, kept('2')), 'canary1bird');
    const purged = await drill.run(['purge', '--yes'], { env: { TMPDIR: drill.home } });
    expect(purged.code).toBe(0);
    expect(bytesUnder(drill.home)).not.toContain('canary');
    expect(readFileSync(precious, 'utf8')).toBe('not an answer of drill');
  });

  test('erases exactly what drill made: through links, after a killed recovery, and nothing of others', async () => {
    await drill.run(['--id', id], { input: 'I rang the ward canary1bird.\n.\n' });
    const elsewhere = mkdtempSync(join(tmpdir(), 'drill-elsewhere-'));
    const moved = join(elsewhere, 'mine.db');
    renameSync(join(drill.home, 'history.db'), moved);
    symlinkSync(moved, join(drill.home, 'history.db'));
    await drill.run(['--id', id], { input: 'I rang the ward canary2bird.\n.\n' });
    const salvage = join(drill.home, 'salvage-aB3dE6');
    mkdirSync(salvage);
    writeFileSync(join(salvage, 'history.db'), 'canary3bird');
    const foreign = [
      ['backups', 'my-notes.txt'],
      ['backups', 'history-plan.db'],
      ['cache', 'mine.txt'],
      ['editing', 'letter.txt'],
      ['', 'drill-answer-notes.txt'],
      ['', 'history.db.mine'],
      ['', 'history.damaged-by-me.txt'],
    ].map(([folder = '', name = '']) => {
      mkdirSync(join(drill.home, folder), { recursive: true });
      writeFileSync(join(drill.home, folder, name), 'of somebody else');
      return join(drill.home, folder, name);
    });
    const { out } = await drill.run(['purge', '--yes'], { env: { TMPDIR: drill.home } });
    expect(out).toContain('Erased: ');
    expect(bytesUnder(drill.home) + bytesUnder(elsewhere)).not.toContain('canary');
    expect(existsSync(salvage)).toBe(false);
    for (const file of foreign) expect(readFileSync(file, 'utf8')).toBe('of somebody else');
    rmSync(elsewhere, { recursive: true });
  });

  test('of old answers keeps the new ones', async () => {
    await answered([id, 400, 50], [id, 1, 90]);
    const day = new Date(Date.now() - 100 * dayMs).toISOString().slice(0, 10);
    expect((await drill.run(['purge', '--before', day, '--yes'])).out).toContain(
      '1 answer was erased',
    );
    expect(bytesUnder(drill.home)).not.toContain('Answer 0.');
    expect(bytesUnder(drill.home)).toContain('Answer 1.');
  });

  test('waits for another session', async () => {
    const terminal = drill.start({ args: ['--id', id] });
    await terminal.waitFor('0 words');
    const { code, err } = await drill.run(['purge', '--yes'], { env: { TMPDIR: drill.home } });
    expect(code).toBe(2);
    expect(err).toContain('Another drill session');
    terminal.type('\u0003');
    await terminal.ended;
  });

  test('--retention-days erases what is older before the session', async () => {
    await answered([id, 400, 50], [id, 1, 90]);
    await drill.run(['--id', id, '--retention-days', '30'], { input: 'I rang.\n.\n' });
    const answers = await lookInto(drill.home, (store) => store.attempts({}));
    expect(answers).toHaveLength(2);
    expect(bytesUnder(drill.home)).not.toContain('Answer 0.');
  });
});

/** Everything in every file of a folder. */
function bytesUnder(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

describe('doctor', () => {
  test('finds everything well in a new home but the editor', async () => {
    const { code, out } = await drill.run(['doctor', '--json']);
    expect(code).toBe(0);
    const findings = JSON.parse(out) as { code: string; status: string }[];
    expect(findings.filter(({ status }) => status !== 'ok').map((each) => each.code)).toEqual([
      'editor',
    ]);
  });

  test('says how to mend what is wrong, and exits 1', async () => {
    await answered([id, 1, 50]);
    appendFileSync(join(drill.home, 'history.db'), '');
    const { code, out } = await drill.run(['doctor'], {
      env: {
        EDITOR: 'no-such-editor',
        DRILL_BASE_URL: 'nonsense',
        TMPDIR: tmpdir(),
        COLUMNS: '300',
      },
    });
    expect(code).toBe(1);
    expect(out).toContain('The editor no-such-editor (EDITOR) was not found. Install it');
    expect(out).toContain('The base URL of the model is no http or https address.');
    expect(out).toContain('1 answer that counts');
  });

  test('looks at what the configuration names', async () => {
    writeFileSync(
      join(drill.home, 'config.yaml'),
      'baseUrl: http://api.example.com/v1\nquestions: [nowhere.yaml]\n',
    );
    const { code, out } = await drill.run(['doctor'], {
      env: { EDITOR: 'true', COLUMNS: '300' },
    });
    expect(code).toBe(1);
    expect(out).toContain('api.example.com is asked for over plain http');
    expect(out).toContain('0 questions; 1 error in question files.');
  });
});
