import { describe, expect, test } from 'vitest';
import type { Model, ModelReply } from '../../../src/domain/model.ts';
import { skeleton, written } from '../../../src/session/coach/draft.ts';
import { applied, modelEdits, ruleEdits } from '../../../src/session/coach/edits.ts';
import { notesIn, placed } from '../../../src/session/coach/notes.ts';
import { untracedWords } from '../../../src/session/coach/trace.ts';
import { scored } from '../../helpers/assessments.ts';
import { question } from '../../helpers/questions.ts';

const asked = question('q1');
const assess = (text: string) =>
  scored(Math.min(100, text.length), {
    feedback: [
      { kind: 'improve', code: 'result-missing', text: 'Result: say what changed.', evidence: [] },
    ],
  });
const notes = notesIn(
  'Situation: Last spring a man waited four hours at our desk\nAction:\n- I called the nurse\n* told him the machine had failed\n\n2) came back at 3 pm',
);
const signal = new AbortController().signal;

function modelSaying(text: string): Model {
  const reply: ModelReply = { kind: 'text', text };
  return {
    identity: { name: 'm', url: 'u' },
    complete: async () => reply,
    stream: async () => reply,
  };
}

describe('notes', () => {
  test('lose bullets, numbers and labels; a label holds until the next', () => {
    expect(notes.map(({ id, part, text }) => [id, part, text])).toEqual([
      [1, 'situation', 'Last spring a man waited four hours at our desk'],
      [2, 'action', 'I called the nurse'],
      [3, 'action', 'told him the machine had failed'],
      [4, 'action', 'came back at 3 pm'],
    ]);
  });

  test('without a label go where the offline scorer finds them', async () => {
    const [note] = await placed(notesIn('I rang the ward.'), () =>
      scored(50, {
        star: {
          situation: { present: false, evidence: [] },
          task: { present: false, evidence: [] },
          action: {
            present: true,
            evidence: [{ start: 0, end: 6, quote: 'I rang', kind: 'cue' }],
          },
          result: { present: false, evidence: [] },
        },
      }),
    );
    expect(note?.part).toBe('action');
  });
});

describe('a sentence', () => {
  const source = notes.map(({ text }) => text).join('\n');
  test.each([
    'Last spring a man had been waiting for four hours at our desk.',
    'I then called the nurse and told him that the machine failed.',
    'First, I called the nurse.',
    'He tells the nurse.',
  ])('%s rests on the notes', (sentence) => {
    expect(untracedWords(sentence, source)).toEqual([]);
  });

  test.each([
    ['a number', 'He waited five hours at our desk.', 'five'],
    ['a figure', 'I came back at 4 pm.', '4'],
    ['a name', 'I called the nurse, Mrs. Miller.', 'Miller'],
    ['an outcome', 'Satisfaction improved across our whole department afterwards.', 'Satisfaction'],
  ])('with %s of its own does not', (_what, sentence, word) => {
    expect(untracedWords(sentence, source)).toContain(word);
  });
});

describe('a draft', () => {
  test('without a model is the notes in order, and says what is missing', async () => {
    const draft = await skeleton(asked, [...notes].reverse(), assess);
    expect(draft.text).toBe(
      'Last spring a man waited four hours at our desk. I called the nurse. Told him the machine had failed. Came back at 3 pm.',
    );
    expect(draft.gaps.map(({ part }) => part)).toEqual(['task', 'result']);
    expect(draft.raise).toEqual(['Result: say what changed.']);
  });

  test('of a model keeps what the notes say and sets apart what they do not', async () => {
    const sentences = [
      {
        text: 'Last spring a man waited four hours at our desk. I called the nurse.',
        notes: [1, 2],
      },
      { text: 'He was so grateful that he wrote to the newspaper.', notes: [3] },
      { text: 'I came back at 3 pm.', notes: [99] },
    ];
    const result = await written(
      asked,
      notes,
      modelSaying(JSON.stringify({ sentences })),
      assess,
      signal,
    );
    if (result.kind !== 'draft') throw new Error(result.reason);
    const { draft } = result;
    expect(draft.text).toBe(
      'Last spring a man waited four hours at our desk. I called the nurse. I came back at 3 pm.',
    );
    expect(draft.sentences.map(({ notes: own, untraced }) => [own, untraced.length > 0])).toEqual([
      [[1, 2], false],
      [[1, 2], false],
      [[3], true],
      [[4], false],
    ]);
  });

  test.each(['', 'Here you are!', '{"sentences":"all"}', '{"sentences":[{"text":1,"notes":[]}]}'])(
    'is not read from %j',
    async (reply) => {
      expect((await written(asked, notes, modelSaying(reply), assess, signal)).kind).toBe('failed');
    },
  );
});

describe('edits', () => {
  const answer = 'I think I called the nurse. We told him why. He was calm.';

  test('without a model take soft words out and put slots where facts are missing', async () => {
    const { edits } = await ruleEdits(asked, answer, assess);
    expect(edits.map((edit) => applied(answer, edit))).toEqual([
      'I called the nurse. We told him why. He was calm.',
      `${answer} [Result: say what changed]`,
    ]);
    expect(edits.map(({ slot }) => slot)).toEqual([false, true]);
  });

  test('of a model come smallest first, three at most, and those that invent are refused', async () => {
    const edits = [
      { find: 'We told him why. He was calm.', replace: 'I told him why. He was calm.', why: 'a' },
      { find: 'We', replace: 'I', why: 'Says who.' },
      { find: 'He was calm.', replace: 'He was calm and thanked all 14 colleagues.', why: 'b' },
      { find: 'calm.', replace: 'calm. [how it ended]', why: 'c' },
      { find: 'not there', replace: 'x', why: 'd' },
      { find: 'e', replace: 'x', why: 'ambiguous' },
      { find: 'I think I', replace: 'I', why: 'f' },
    ];
    const result = await modelEdits(
      asked,
      answer,
      modelSaying(JSON.stringify({ edits })),
      assess,
      signal,
    );
    if (result.kind !== 'improvement') throw new Error(result.reason);
    const { improvement } = result;
    expect(improvement.edits.map(({ after }) => after)).toEqual(['I', 'I', 'calm. [how it ended]']);
    expect(improvement.refused.map(({ untraced }) => untraced)).toEqual([
      expect.arrayContaining(['14', 'colleagues']),
    ]);
  });
});
