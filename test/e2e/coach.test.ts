import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answersWith, keepsSilent, says } from '../helpers/behaviours.ts';
import { Drill } from '../helpers/drill.ts';
import { neverMet } from '../helpers/judges.ts';
import { conversing } from '../helpers/minds.ts';
import { keys } from '../helpers/pty.ts';
import { ScriptedEndpoint } from '../helpers/scripted-endpoint.ts';

const id = 'pl-junior-long-wait';
let drill: Drill;
let endpoint: ScriptedEndpoint;
beforeAll(async () => {
  endpoint = await ScriptedEndpoint.start();
});
afterAll(() => endpoint.stop());
beforeEach(() => {
  drill = new Drill();
  endpoint.forget();
});
afterEach(() => drill.remove());

const model = () => ['--model', 'scripted', '--base-url', endpoint.url];
const answers = (...texts: string[]) => texts.map((text) => `${text}\n.\n`).join('');
const first =
  'A man waited four hours and shouted. I said I was sorry and called the nurse about it.';

describe('drill interview', () => {
  test('asks no draft unless it is named, and does not begin without a question', async () => {
    const file = join(drill.home, 'drafts.yaml');
    const shipped = readFileSync(
      join(import.meta.dirname, '../../questions/patient-liaison/junior.yaml'),
      'utf8',
    );
    writeFileSync(file, shipped.replaceAll('status: active', 'status: draft'));
    const args = ['interview', '--questions', file, '--offline'];
    const { code, err } = await drill.run(args, { input: answers(first) });
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('are drafts') });
    const named = await drill.run([...args, '--id', id, '--plan']);
    expect(named).toMatchObject({ code: 0, out: expect.stringContaining(id) });
  });

  test('tells that a damaged history was replaced', async () => {
    writeFileSync(join(drill.home, 'history.db'), 'no database at all '.repeat(500));
    const { err } = await drill.run(['interview', '--id', id, '--offline'], {
      input: answers(first),
    });
    expect(err).toContain('history.damaged-');
  });

  test('--offline is whole: opening, follow-ups of the file, closing, report, history', async () => {
    const { code, out, err } = await drill.run(['interview', '--id', id, '--offline', '--json'], {
      input: answers(first, 'He was seen at four.', 'He thanked me.'),
    });
    expect(code).toBe(0);
    expect(err).toMatch(
      /thank you for coming[\s\S]*upset over a long wait[\s\S]*Those were my questions/,
    );
    expect(JSON.parse(out)).toMatchObject({
      questions: [{ questionId: id, followUps: expect.any(Number), score: expect.any(Number) }],
    });
    const { out: saved } = await drill.run(['history', '--json']);
    const attempts: { answer: string; assessment: object }[] = JSON.parse(saved);
    expect(attempts.at(-1)?.answer).toBe(first);
    expect(attempts.at(-2)?.answer).toBe(`${first}\n\nHe was seen at four.`);
    expect(attempts.every(({ assessment }) => assessment !== null)).toBe(true);
  });

  test('with a model speaks as the words come, and follows up on what the judge missed', async () => {
    endpoint.follow(conversing({ followUp: 'How did that go from there?', judge: says(neverMet) }));
    const terminal = drill.start({ args: ['interview', '--id', id, ...model()] });
    await terminal.waitFor('Good morning, do sit down.');
    await terminal.waitFor('submit');
    terminal.type(first + keys.ctrlD);
    await terminal.waitFor(/How did that go from there\?[\s\S]*submit/);
    terminal.type(`He was seen at four.${keys.ctrlD}`);
    // The model has no other question, so the file’s comes next.
    await terminal.waitFor(/How did that go[\s\S]*Interviewer[\s\S]*submit/);
    terminal.type(`He thanked me.${keys.ctrlD}`);
    await terminal.waitFor('Thank you.');
    await terminal.waitFor('Saved in');
    expect((await terminal.ended).code).toBe(0);
    expect(terminal.screen()).toContain('Three things to practise');
  });

  test('Ctrl-C while the model thinks goes on with the file; the answer is saved', async () => {
    endpoint.follow(conversing({ judge: keepsSilent() }));
    const terminal = drill.start({
      args: ['interview', '--id', id, '--scorer', 'llm', ...model()],
    });
    await terminal.waitFor('submit');
    terminal.type(first + keys.ctrlD);
    await terminal.waitFor('Ctrl+C stops waiting');
    terminal.type(keys.ctrlC);
    await terminal.waitFor(/stops waiting[\s\S]*Interviewer[\s\S]*submit/);
    terminal.type(keys.ctrlC);
    await terminal.ended;
    const { out } = await drill.run(['history', '--json']);
    expect(JSON.parse(out)).toMatchObject([{ answer: first }]);
  });

  test('goes on in the words of the file when the model fails', async () => {
    endpoint.follow(answersWith(401));
    const { code, err } = await drill.run(
      ['interview', '--id', id, '--fallback', 'rules', ...model()],
      { input: answers(first, 'x', 'y') },
    );
    expect(err).toContain('goes on in the words of the question file');
    expect(err).toContain('OPENAI_API_KEY');
    expect(endpoint.received).toHaveLength(1);
    expect(code).toBe(0);
  });

  test('--posting shows which of its words led to which questions', async () => {
    const posting = join(drill.home, 'posting.txt');
    writeFileSync(posting, 'You resolve complaints and keep medical records confidential.');
    const { code, out } = await drill.run(['interview', '--posting', posting, '--plan', '--json']);
    expect(code).toBe(0);
    const [choice] = JSON.parse(out);
    expect(choice).toMatchObject({ questionId: expect.any(String), links: expect.any(Array) });
    expect(JSON.stringify(JSON.parse(out))).toContain('"posting":"complaints"');
    writeFileSync(posting, '1234');
    expect((await drill.run(['interview', '--posting', posting, '--plan'])).code).toBe(3);
    expect((await drill.run(['interview', '--posting', 'nowhere.txt', '--plan'])).code).toBe(2);
  });
});

describe('drill draft and drill improve', () => {
  const notes = 'Situation: A man waited four hours\nAction: I called the nurse\n';

  test('without a model order the notes and mark what is missing', async () => {
    const file = join(drill.home, 'notes.txt');
    writeFileSync(file, notes);
    const { code, out } = await drill.run(['draft', id, '--notes', file]);
    expect(code).toBe(0);
    expect(out).toContain(
      'A man waited four hours. (1) [Task: yours to fill in] I called the nurse.',
    );
    expect(out).toContain('What would raise it');
  });

  test('with a model show only what the notes say, and name what they do not', async () => {
    const file = join(drill.home, 'notes.txt');
    writeFileSync(file, notes);
    endpoint.follow(
      conversing({
        draft: {
          sentences: [
            { text: 'When a man waited four hours, I called the nurse.', notes: [1, 2] },
            { text: 'Our chief physician Dr. Miller praised me.', notes: [2] },
          ],
        },
      }),
    );
    const { code, out } = await drill.run(['draft', id, '--notes', file, '--json', ...model()]);
    expect(code).toBe(0);
    const draft = JSON.parse(out);
    expect(draft.text).toBe('When a man waited four hours, I called the nurse.');
    expect(draft.sentences[1].untraced).toContain('Miller');
  });

  test('ask for the facts at a terminal, part by part', async () => {
    const terminal = drill.start({ args: ['draft', id, '--offline'] });
    for (const [ask, fact] of [
      ['Where and when was it', 'A man waited four hours'],
      ['What was yours to do', 'I ran the desk'],
      ['What did you do yourself', 'I called the nurse'],
      ['What came of it', 'He was seen at four'],
    ] as const) {
      await terminal.waitFor(ask);
      await terminal.waitFor(new RegExp(`${ask}[\\s\\S]*submit`));
      terminal.type(fact + keys.ctrlD);
    }
    await terminal.waitFor('He was seen at four. (4)');
    expect((await terminal.ended).code).toBe(0);
  });

  test('improve edits the last answer, refuses what a model invents, and falls back with a reason', async () => {
    await drill.run(['practice', '--id', id], { input: answers(`I think ${first}`) });
    const offline = await drill.run(['improve', id]);
    expect(offline.out).toContain('+ A man waited four hours and shouted.');
    endpoint.follow(
      conversing({
        edits: {
          edits: [
            { find: 'called the nurse', replace: 'called the nurse myself', why: 'Your part.' },
            { find: 'shouted', replace: 'shouted for 20 minutes', why: 'Detail.' },
          ],
        },
      }),
    );
    const edited = await drill.run(['improve', id, '--json', ...model()]);
    expect(JSON.parse(edited.out)).toMatchObject({
      by: 'model',
      edits: [{ after: 'called the nurse myself' }],
      refused: [{ untraced: expect.arrayContaining(['20']) }],
    });
    endpoint.follow(answersWith(404));
    const failed = await drill.run(['improve', id, ...model()]);
    expect([failed.code, failed.err]).toEqual([
      4,
      expect.stringContaining('No edits by the model'),
    ]);
    expect((await drill.run(['improve', 'pl-junior-long-wiat'])).code).toBe(3);
  });
});

test('what a model says cannot move the cursor', async () => {
  endpoint.follow(
    conversing({ followUp: 'How \u001b[2J did\u202e it end\u0007?', judge: says(neverMet) }),
  );
  const { err, out } = await drill.run(['interview', '--id', id, ...model()], {
    input: answers(first, 'x', 'y'),
  });
  expect(err + out).not.toMatch(/[\u001b\u0007\u202e]/);
  expect(readFileSync(join(drill.home, 'history.db')).length).toBeGreaterThan(0);
});
