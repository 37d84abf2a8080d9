import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { batchProvider } from '../helpers/batches.ts';
import { answersWith, keepsSilent, says } from '../helpers/behaviours.ts';
import { ConnectProxy } from '../helpers/connect-proxy.ts';
import { Drill } from '../helpers/drill.ts';
import { caseIn, readingAlong } from '../helpers/judges.ts';
import { secretKey } from '../helpers/models.ts';
import { keys } from '../helpers/pty.ts';
import { ScriptedEndpoint } from '../helpers/scripted-endpoint.ts';

const tls = join(import.meta.dirname, '../fixtures/tls');
const certificate = join(tls, 'model.example.crt');
const answer =
  'Last spring a man waited four hours for a scan and shouted at our desk. I let him shout, said I was sorry for the wait and called the nurse to find out why it took so long. I told him the reason and came back every half hour until he was seen.';
const id = 'pl-junior-long-wait';
const row = (text: string, more: object = {}) =>
  `${JSON.stringify({ questionId: id, answer: text, ...more })}\n`;
const remote = 'https://model.example/v1';

let drill: Drill;
let local: ScriptedEndpoint;
let hosted: ScriptedEndpoint;
let proxy: ConnectProxy;
beforeAll(async () => {
  local = await ScriptedEndpoint.start();
  hosted = await ScriptedEndpoint.start({
    tls: {
      key: readFileSync(join(tls, 'model.example.key'), 'utf8'),
      cert: readFileSync(certificate, 'utf8'),
    },
  });
  proxy = await ConnectProxy.start(() => hosted.port);
});
afterAll(() => Promise.all([local.stop(), hosted.stop(), proxy.stop()]));
beforeEach(() => {
  drill = new Drill();
  for (const endpoint of [local, hosted]) {
    endpoint.forget();
    endpoint.connections = 0;
    endpoint.follow(says(readingAlong));
  }
  proxy.asked.length = 0;
});
afterEach(() => drill.remove());

const judge = (url: string, ...more: string[]) => [
  '--scorer',
  'llm',
  '--model',
  'scripted',
  '--base-url',
  url,
  ...more,
];
const env = { OPENAI_API_KEY: secretKey };
const throughProxy = () => ({
  ...env,
  HTTPS_PROXY: proxy.url,
  NODE_EXTRA_CA_CERTS: certificate,
});

/** Every file under the home of the test, as bytes. */
const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile());

describe('drill grade --scorer llm', () => {
  test('asks a server on this machine without consent, and once for the same answer', async () => {
    const input = join(drill.home, 'answers.ndjson');
    writeFileSync(input, `${row(answer, { id: 'a' })}${row('idk')}${row(answer, { id: 'b' })}`);
    const first = await drill.run(['grade', input, ...judge(local.url)], { env });
    expect(first.err).toContain('Graded 3 answers: 3 scored');
    expect(first.code).toBe(0);
    const rows = first.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map(({ id: own, scorer }) => [own, scorer.name])).toEqual([
      ['a', 'llm'],
      [undefined, 'llm'],
      ['b', 'llm'],
    ]);
    const sent = local.received.length;
    const again = await drill.run(['grade', input, ...judge(local.url)], { env });
    expect(again.out).toBe(first.out);
    expect(local.received).toHaveLength(sent);
  });

  test('sends nothing anywhere without consent', async () => {
    for (const more of [[], ['--allow-host', 'other.example'], ['--allow-host', 'example']]) {
      const { code, err, out } = await drill.run(['grade', '-', ...judge(remote, ...more)], {
        input: row(answer),
        env: throughProxy(),
      });
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('--allow-host model.example');
    }
    expect([proxy.asked, hosted.connections]).toEqual([[], 0]);
  });

  test('goes to an allowed host through the proxy, and leaves the key nowhere', async () => {
    const { code, out, err } = await drill.run(
      ['grade', '-', '-v', ...judge(remote, '--allow-host', 'model.example')],
      { input: row(answer), env: throughProxy() },
    );
    expect(err).toContain('1 scored');
    expect(code).toBe(0);
    expect(proxy.asked).toEqual(['model.example:443']);
    expect(hosted.received[0]?.headers.authorization).toBe(`Bearer ${secretKey}`);
    const kept = filesUnder(drill.home).map((path) => readFileSync(path, 'utf8'));
    expect([out, err, ...kept].join('\n')).not.toContain(secretKey.slice(3));
    for (const path of filesUnder(drill.home)) expect(statSync(path).mode & 0o077).toBe(0);
  });

  test('refuses a certificate that nobody vouches for', async () => {
    const { code, out } = await drill.run(
      ['grade', '-', ...judge(`https://127.0.0.1:${hosted.port}/v1`)],
      { input: row(answer), env },
    );
    expect(code).toBe(4);
    expect(JSON.parse(out)).toMatchObject({ status: 'unscored', reason: { code: 'tls-refused' } });
    expect(hosted.received).toEqual([]);
  });

  test('prints in a dry run exactly what a run sends', async () => {
    const args = (...more: string[]) => ['grade', '-', ...judge(local.url, ...more)];
    const input = row(`${answer} Caf\u00e9 \u200b\u202e\u0007 👋`);
    const dry = await drill.run(args('--dry-run'), { input, env });
    expect(local.connections).toBe(0);
    await drill.run(args(), { input, env });
    const [received] = local.received;
    expect(dry.out).toBe(`POST ${local.url}/chat/completions\n${received?.body}\n\n`);
    expect(dry.code).toBe(0);
  });

  test('a refused key leaves the rest of the batch unsent, and says so in every row', async () => {
    local.follow(answersWith(401, JSON.stringify({ error: { message: `Bad key ${secretKey}` } })));
    const input = Array.from({ length: 5 }, (_, n) => row(`${answer} Number ${n}.`)).join('');
    const { code, out, err } = await drill.run(
      ['grade', '-', ...judge(local.url, '--concurrency', '1')],
      { input, env },
    );
    expect(code).toBe(4);
    expect(local.received).toHaveLength(1);
    expect(out.match(/"key-refused"/g)).toHaveLength(5);
    expect(out).toContain('OPENAI_API_KEY');
    expect(out + err).not.toContain(secretKey.slice(3));
  });

  test('goes on where it stopped when the credit is there again, and asks nothing twice', async () => {
    const input = join(drill.home, 'answers.ndjson');
    writeFileSync(
      input,
      Array.from({ length: 5 }, (_, n) => row(`${answer} Number ${n}.`, { id: n })).join(''),
    );
    const args = ['grade', input, ...judge(local.url, '--concurrency', '1')];
    local.follow(says(readingAlong), says(readingAlong), answersWith(402));
    const stopped = await drill.run(args, { env });
    expect(stopped.code).toBe(4);
    expect(stopped.out.match(/"status":"scored"/g)).toHaveLength(2);
    expect(stopped.out.match(/"quota-exhausted"/g)).toHaveLength(3);
    expect(local.received).toHaveLength(3);
    local.forget();
    local.follow(says(readingAlong));
    const resumed = await drill.run(args, { env });
    expect([resumed.code, local.received.length]).toEqual([0, 3]);
    expect(resumed.out.match(/"status":"scored"/g)).toHaveLength(5);
  });

  test('--fallback rules is marked and never passes for the judge', async () => {
    local.follow(answersWith(401));
    const { code, out } = await drill.run(
      ['grade', '-', ...judge(local.url, '--fallback', 'rules')],
      { input: row(answer), env },
    );
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      status: 'scored',
      scorer: { name: 'rules', options: { insteadOf: 'llm', because: 'key-refused' } },
      flags: expect.arrayContaining(['fallback-scorer']),
    });
  });

  test('both keeps the offline score when the judge fails, and says so with exit code 4', async () => {
    local.follow(answersWith(401));
    const args = ['grade', '-', '--scorer', 'both', '--model', 'm', '--base-url', local.url];
    const { code, out, err } = await drill.run(args, { input: row(answer), env });
    expect(JSON.parse(out)).toMatchObject({
      status: 'scored',
      comparison: { status: 'unscored', reason: { code: 'key-refused' } },
    });
    expect([code, err]).toEqual([4, expect.stringContaining('second scorer left 1 answer')]);
  });

  test('says beforehand what a batch needs, and does not begin what the caps forbid', async () => {
    const input = join(drill.home, 'answers.ndjson');
    writeFileSync(
      input,
      Array.from({ length: 3 }, (_, n) => row(`${answer} Number ${n}.`)).join(''),
    );
    const prices = ['--price-input', '1000', '--price-output', '2000'];
    const { code, err } = await drill.run(
      ['grade', input, ...judge(local.url, '--max-cost', '0.5', ...prices)],
      { env },
    );
    expect(err).toMatch(/About 3 requests .* at a cost of about \d+\.\d\d/);
    expect(err).toContain('--max-cost 0.5');
    expect([code, local.connections]).toEqual([2, 0]);
    const unpriced = await drill.run(['grade', input, ...judge(local.url, '--max-cost', '1')], {
      env,
    });
    expect([unpriced.code, unpriced.err]).toEqual([2, expect.stringContaining('--price-input')]);
  });

  test.each([
    [['--scorer', 'llm'], '--model'],
    [['--scorer', 'llm', '--model', 'm'], '--base-url'],
    [judge('http://api.example.com/v1'), 'plain http'],
    [judge('http://localhost:1/v1', '--offline'), '--offline'],
  ])('%j is refused with the way out', async (flags, said) => {
    const { code, err } = await drill.run(['grade', '-', ...flags], { input: row(answer) });
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  });
});

describe('packets', () => {
  const traced = async (args: readonly string[], input: string) => {
    const file = join(drill.home, 'trace.txt');
    const tracer = join(import.meta.dirname, '../fixtures/trace-network.cjs');
    const more = { NODE_OPTIONS: `--require ${tracer}`, TRACE_FILE: file };
    const run = await drill.run(args, { input, env: { ...throughProxy(), ...more } });
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    return { ...run, lines };
  };
  const told = `${answer}\n.\n`;

  test.each<[string, readonly string[], string]>([
    ['practice', ['practice', '--id', id], told],
    ['grade', ['grade', '-'], row(answer)],
    ['interview', ['interview', '--id', id], told],
    ['a judge without consent', ['grade', '-', ...judge(remote)], row(answer)],
    ['a dry run', ['grade', '-', ...judge(remote, '--dry-run')], row(answer)],
    [
      'an interview without consent',
      ['interview', '--id', id, '--model', 'm', '--base-url', remote],
      told,
    ],
    [
      'an interview offline',
      ['interview', '--id', id, '--offline', '--model', 'm', '--base-url', remote],
      told,
    ],
    [
      'a draft without consent',
      ['draft', id, '--model', 'm', '--base-url', remote],
      told.repeat(4),
    ],
  ])('of %s: none, and no name is looked up', async (_what, args, input) => {
    expect((await traced(args, input)).lines).toEqual([]);
  });

  test('of a judge on this machine go to this machine only', async () => {
    const { lines, code } = await traced(['grade', '-', ...judge(local.url)], row(answer));
    expect(code).toBe(0);
    expect(new Set(lines)).toEqual(new Set(['connect 127.0.0.1']));
  });
});

describe('apiKeyCommand', () => {
  const grade = () => drill.run(['grade', '-', ...judge(local.url)], { input: row(answer) });

  test('in the user’s own file prints the key', async () => {
    writeFileSync(join(drill.home, 'config.yaml'), `apiKeyCommand: echo ${secretKey}\n`);
    expect((await grade()).code).toBe(0);
    expect(local.received[0]?.headers.authorization).toBe(`Bearer ${secretKey}`);
  });

  test('that prints none is said without a word of its output', async () => {
    writeFileSync(join(drill.home, 'config.yaml'), `apiKeyCommand: echo two ${secretKey}\n`);
    const { code, err } = await grade();
    expect([code, err.includes(secretKey)]).toEqual([2, false]);
    expect(err).toContain('printed no key');
  });

  test('in a project’s file is named and not run', async () => {
    const proof = join(drill.home, 'was-run');
    writeFileSync(join(drill.home, '.drillrc.yaml'), `apiKeyCommand: touch ${proof}\n`);
    const { err } = await grade();
    expect(existsSync(proof)).toBe(false);
    expect(err).toContain('.drillrc.yaml:1:16: "apiKeyCommand" is yours alone to set');
  });
});

describe('drill practice with a model', () => {
  const asking = (url: string, ...more: string[]) => ({
    args: ['practice', '--id', id, ...judge(url, ...more)],
    env: throughProxy(),
  });

  test('Ctrl-C while the model thinks comes back to the prompt with the answer saved', async () => {
    local.follow(keepsSilent());
    const terminal = drill.start(asking(local.url));
    await terminal.waitFor('submit');
    terminal.type(answer);
    terminal.type(keys.ctrlD);
    await terminal.waitFor('Ctrl+C stops waiting');
    terminal.type(keys.ctrlC);
    await terminal.waitFor('What next?');
    expect(terminal.screen()).toContain('You stopped waiting for the model.');
    terminal.type(keys.ctrlC);
    await terminal.ended;
    const { out } = await drill.run(['history', '--json']);
    expect(JSON.parse(out)).toMatchObject([
      { answer, assessment: { status: 'unscored', reason: { code: 'cancelled' } } },
    ]);
  });

  test('asks before anything is sent to another machine, and remembers a yes', async () => {
    const terminal = drill.start(asking(remote));
    await terminal.waitFor('Send answers to model.example?');
    expect(terminal.screen()).toContain('its rubric and example answer');
    expect(proxy.asked).toEqual([]);
    terminal.type(keys.down + keys.down + keys.enter);
    await terminal.waitFor('submit');
    terminal.type(keys.ctrlC);
    await terminal.ended;
    expect(readFileSync(join(drill.home, 'consent.json'), 'utf8')).toContain('model.example');
    const { code } = await drill.run(['grade', '-', ...judge(remote)], {
      input: row(answer),
      env: throughProxy(),
    });
    expect([code, proxy.asked.length]).toEqual([0, 1]);
  });

  test('a no sends nothing and ends', async () => {
    const terminal = drill.start(asking(remote));
    await terminal.waitFor('Send answers to model.example?');
    terminal.type(keys.enter);
    expect((await terminal.ended).code).toBe(4);
    expect([proxy.asked, existsSync(join(drill.home, 'consent.json'))]).toEqual([[], false]);
  });
});

test('the judge gets the question, the rubric and the answer, and nothing else of the row', async () => {
  await drill.run(['grade', '-', ...judge(local.url)], {
    input: row(answer, { id: 'row-77', name: 'Jane Roe', mail: 'jane@example.com' }),
    env,
  });
  const body = local.received[0]?.body ?? '';
  expect(caseIn(body).answer).toBe(answer);
  expect(body).not.toMatch(/row-77|Jane|example\.com|scripted-home/);
  expect(body).not.toContain(drill.home);
});

test('--engine openai-batch has the answers judged in one batch and grades from what it brought', async () => {
  const input = join(drill.home, 'answers.ndjson');
  writeFileSync(input, `${row(answer, { id: 'a' })}${row('idk')}${row(`${answer} So it was.`)}`);
  const provider = batchProvider({ answer: readingAlong, polls: 0 });
  local.follow(provider.behaviour);
  const { code, out, err } = await drill.run(
    ['grade', input, ...judge(local.url), '--engine', 'openai-batch'],
    { env },
  );
  expect(err).toContain('Submitted 2 requests as batch batch_0');
  expect(code).toBe(0);
  expect(out.match(/"name":"llm"/g)).toHaveLength(3);
  expect(provider.submitted.map(({ length }) => length)).toEqual([2]);
  expect(
    (await drill.run(['grade', '-', ...judge(local.url), '--engine', 'openai-batch'])).code,
  ).toBe(2);
});
