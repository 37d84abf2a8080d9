import { type ChildProcess, spawn } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../src/domain/random.ts';
import { bank } from '../helpers/bank.ts';
import { Drill } from '../helpers/drill.ts';

const drill = new Drill();
afterAll(() => drill.remove());

const bin = join(import.meta.dirname, '../../bin/drill.js');
const quick = join(import.meta.dirname, '../fixtures/scorers/quick.mjs');
const good = join(import.meta.dirname, '../fixtures/questions/good.yaml');
const at = (name: string) => join(drill.home, name);
const read = (name: string) => readFileSync(at(name), 'utf8');

/** Rows of which some cannot be graded. */
function writeRows(name: string, count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    if (index % 997 === 5) return 'no json';
    if (index % 501 === 7) return '';
    const questionId = bank[index % bank.length]?.id;
    const answer = `Answer ${index} ${'is told at length '.repeat(index % 9)}`;
    return JSON.stringify({ id: `s${index}`, questionId, answer, group: index % 3 });
  });
  writeFileSync(at(name), `${rows.join('\n')}\n`);
  return at(name);
}

/** Runs until the output has grown to so many bytes, then kills; whether it ended by itself before. */
function killAt(bytes: number, args: readonly string[], partial: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child: ChildProcess = spawn(process.execPath, [bin, ...args], {
      env: { DRILL_HOME: drill.home },
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const look = () => {
      const size = statSync(partial, { throwIfNoEntry: false })?.size ?? -1;
      if (size >= bytes) child.kill('SIGKILL');
    };
    const watcher = watch(drill.home, look);
    child.on('exit', (code) => {
      watcher.close();
      resolve(code !== null);
    });
  });
}

const kills = Number(process.env.DRILL_KILLS ?? 20);

test(`${kills} kills over 100,000 rows: the same bytes in the end`, async () => {
  const input = writeRows('many.ndjson', 100_000);
  const options = ['grade', input, '--scorer', quick, '-q', '--jobs', '2'];
  const whole = [...options, '-o', at('whole.ndjson'), '--summary', at('whole.json')];
  expect((await drill.run(whole)).code).toBe(4);
  const total = statSync(at('whole.ndjson')).size;

  const random = seededRandom(7);
  const out = at('killed.ndjson');
  const resumed = [...options, '-o', out, '--summary', at('killed.json'), '--resume'];
  let survived = 0;
  for (let kill = 0; kill < kills; kill++) {
    const aim = Math.floor(((kill + random()) / kills) * total);
    // One that was not killed in time is no run to go on with.
    rmSync(out, { force: true });
    if (await killAt(aim, resumed, `${out}.partial`)) survived += 1;
  }
  expect(survived).toBeLessThan(kills / 4);
  expect((await drill.run(resumed)).code).toBe(4);
  expect(read('killed.ndjson') === read('whole.ndjson')).toBe(true);
  expect(read('killed.json')).toBe(read('whole.json'));
  expect(existsSync(`${out}.partial`) || existsSync(`${out}.journal`)).toBe(false);
}, 900_000);

describe('an unfinished run', () => {
  const out = at('stopped.ndjson');
  const input = writeRows('some.ndjson', 20_000);
  const options = ['grade', input, '--scorer', quick, '--jobs', '1', '-o', out];

  async function stopHalfway(): Promise<void> {
    for (const name of [`${out}.partial`, `${out}.journal`]) rmSync(name, { force: true });
    const ended = await killAt(1_000_000, options, `${out}.partial`);
    expect(ended).toBe(false);
  }

  beforeAll(async () => {
    const whole = [...options.slice(0, -1), at('uninterrupted.ndjson')];
    expect((await drill.run(whole)).code).toBe(4);
  });

  test('is not overwritten unasked', async () => {
    await stopHalfway();
    const { code, err } = await drill.run(options);
    expect([code, err]).toEqual([
      2,
      `drill: An unfinished run of ${out} is there (${out}.journal).\nAdd --resume to go on with it, or --restart to begin again.\n`,
    ]);
  });

  test.each([
    ['the scorer', ['--scorer', 'rules']],
    ['the questions', ['--questions', good]],
    ['the output format', ['--no-row']],
    ['the mapping', ['--question', 'x']],
    ['what is counted', ['--summary', at('summary.json')]],
  ])('does not go on when %s changed', async (what, more) => {
    await stopHalfway();
    const { code, err } = await drill.run([...options, ...more, '--resume']);
    expect(code).toBe(2);
    expect(err).toContain(`cannot go on: ${what} changed since it was begun`);
  });

  test('does not go on when the input changed where it was graded, and goes on when it grew', async () => {
    await stopHalfway();
    const before = readFileSync(input);
    const changed = Buffer.from(before);
    changed[40] = 0x58;
    writeFileSync(input, changed);
    const refused = await drill.run([...options, '--resume']);
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/the first \d+ lines of the input are not those it graded/);
    writeFileSync(input, before.subarray(0, 3000));
    expect((await drill.run([...options, '--resume'])).code).toBe(2);
    writeFileSync(input, before);
    appendFileSync(input, 'one more\n');
    expect((await drill.run([...options, '--resume', '-q'])).code).toBe(4);
    expect(read('stopped.ndjson').trimEnd().split('\n').at(-1)).toContain('"row":20001');
    writeFileSync(input, before);
  });

  test.each<[string, () => void]>([
    ['its output lost its end', () => truncateSync(`${out}.partial`, 300_000)],
    ['its output has a torn row', () => appendFileSync(`${out}.partial`, '{"row":9')],
    ['its journal has a torn line', () => appendFileSync(`${out}.journal`, '{"lines":')],
    ['its output is gone', () => truncateSync(`${out}.partial`, 0)],
    ['its output was damaged', () => damage(`${out}.partial`, 200_000)],
  ])('ends the same when %s', async (_what, spoil) => {
    await stopHalfway();
    spoil();
    await drill.run([...options, '--resume', '-q']);
    expect(read('stopped.ndjson') === read('uninterrupted.ndjson')).toBe(true);
  });

  test('is over once its file has its name, although its journal is still there', async () => {
    await stopHalfway();
    renameSync(`${out}.partial`, out);
    expect((await drill.run([...options, '-q'])).code).toBe(4);
    expect(read('stopped.ndjson') === read('uninterrupted.ndjson')).toBe(true);
  });

  test('is not written to by a second run', async () => {
    const first = spawn(process.execPath, [bin, ...options.slice(0, 1), '-', ...options.slice(2)], {
      env: { DRILL_HOME: drill.home },
    });
    await new Promise<void>((resolve) => {
      const watcher = watch(drill.home, () => {
        if (!existsSync(`${out}.lock`) || !existsSync(`${out}.partial`)) return;
        watcher.close();
        resolve();
      });
    });
    const { code, err } = await drill.run([...options, '--resume']);
    expect([code, err]).toEqual([
      2,
      `drill: Another run (process ${first.pid}) is writing to the same file.\nWait until it has ended; if there is no such run, remove ${out}.lock.\n`,
    ]);
    first.kill('SIGKILL');
    await new Promise((resolve) => first.on('exit', resolve));
    expect((await drill.run([...options, '--restart', '-q'])).code).toBe(4);
    expect(existsSync(`${out}.lock`)).toBe(false);
  });

  test('a foreign file in the place of the journal is left alone', async () => {
    writeFileSync(at('mine.ndjson.journal'), '"my diary"\n');
    const args = ['grade', input, '--scorer', quick, '-o', at('mine.ndjson')];
    for (const flag of ['--resume', '--restart']) {
      expect((await drill.run([...args, flag])).err).toContain(
        'is not the journal of a run of drill',
      );
    }
    expect(read('mine.ndjson.journal')).toBe('"my diary"\n');
  });
});

describe('a run that graded nothing', () => {
  const out = at('nothing.ndjson');
  const beside = () => readdirSync(drill.home).filter((name) => name.startsWith('nothing'));

  test.each(['ndjson', 'csv'])(
    'leaves nothing behind, such as after a mistyped name (%s)',
    async (format) => {
      const { code, err } = await drill.run(['grade', 'mistyped', '-o', out, '--format', format]);
      expect([code, err]).toEqual([
        2,
        'drill: Cannot read mistyped: it does not exist.\nCheck the path.\n',
      ]);
      expect(beside()).toEqual([]);
    },
  );

  test('is begun again unasked, where it was killed', async () => {
    const ended = await killAt(0, ['grade', '-', '-o', out], `${out}.partial`);
    expect([ended, beside()]).toEqual([
      false,
      ['nothing.ndjson.journal', 'nothing.ndjson.lock', 'nothing.ndjson.partial'],
    ]);
    const input = '{"questionId":"x","answer":""}\n';
    expect((await drill.run(['grade', '-', '-o', out], { input })).code).toBe(4);
    expect(beside()).toEqual(['nothing.ndjson']);
  });
});

describe('a finished run', () => {
  const out = at('finished.ndjson');
  const input = writeRows('all.ndjson', 300);
  const options = ['grade', input, '--scorer', quick, '-o', out, '--resume'];
  const refused = 'is finished and not the output of this run';

  beforeAll(async () => {
    expect((await drill.run(options)).code).toBe(4);
  });

  /** What the run says; the file has to be left as it was. */
  async function resumed(args: readonly string[]): Promise<[number | null, string]> {
    const [before, { ino }] = [read('finished.ndjson'), statSync(out)];
    const { code, err } = await drill.run(args);
    expect(read('finished.ndjson')).toBe(before);
    expect(statSync(out).ino).toBe(ino);
    for (const beside of ['partial', 'journal', 'lock']) {
      expect(existsSync(`${out}.${beside}`)).toBe(false);
    }
    return [code, err];
  }

  test('is said to be complete and left as it is', async () => {
    const [code, err] = await resumed([...options, '--summary', at('finished.json')]);
    expect(code).toBe(4);
    expect(err).toContain(`${out} is finished already; this run only checks`);
    expect(err).toContain(`${out} is complete and was left as it is.`);
    expect(JSON.parse(read('finished.json')).answers).toBeGreaterThan(290);
  });

  test('a journal that a kill left after the file had got its name is removed', async () => {
    writeFileSync(`${out}.journal`, '{"drillJournal":1,"run":{}}\n');
    expect(await resumed(options)).toEqual([4, expect.stringContaining('is complete')]);
  });

  const others = 'the input, the questions, the scorer or the options are others';
  test.each<[string, string, readonly string[]]>([
    ['another scorer', 'the scorer is another, within', ['--scorer', 'rules']],
    ['other options', 'the output options are others, within', ['--no-row']],
    ['questions of which none fit', others, ['--questions', good]],
    ['rows in CSV', others, ['--format', 'csv']],
  ])('is not replaced by one with %s', async (_what, reason, more) => {
    const [code, err] = await resumed([...options, ...more]);
    expect([code, err]).toEqual([2, expect.stringContaining(`${refused}: ${reason}`)]);
    expect(err).toContain('--restart');
  });

  test.each<[string, string, (text: string) => string]>([
    ['others', 'the input is another', (text) => text.replace('"id":"s3"', '"id":"x"')],
    ['other answers', others, (text) => text.replace('Answer 3', 'An answer')],
    ['fewer', 'the input is shorter', (text) => text.split('\n').slice(0, 200).join('\n')],
    ['more', 'the input is longer', (text) => `${text}no json\n`],
  ])('is not replaced by one of rows that are %s', async (_what, reason, change) => {
    writeFileSync(at('changed.ndjson'), change(read('all.ndjson')));
    const args = options.map((arg) => (arg === input ? at('changed.ndjson') : arg));
    const [code, err] = await resumed(args);
    expect([code, err]).toEqual([2, expect.stringContaining(`${refused}: ${reason}`)]);
  });

  test('is replaced when asked', async () => {
    const args = [...options.filter((arg) => arg !== '--resume'), '--restart', '--no-row'];
    expect((await drill.run(args)).code).toBe(4);
    expect(read('finished.ndjson')).not.toContain('"row":');
  });
});

function damage(path: string, place: number): void {
  const bytes = readFileSync(path);
  bytes[place] = 0;
  writeFileSync(path, bytes);
}
