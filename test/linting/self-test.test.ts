import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/domain/assessment.ts';
import { problemAt } from '../../src/domain/problems/finding.ts';
import type { Question } from '../../src/domain/question.ts';
import { selfTest } from '../../src/linting/self-test.ts';
import { scored, unscored } from '../helpers/assessments.ts';
import { question } from '../helpers/questions.ts';

const keyPoint = { id: 'rang-the-ward', description: 'Rings.', anyOf: ['rang the ward', 'phoned'] };
const met = { id: keyPoint.id, status: 'met', coverage: 1, weight: 1, evidence: [] } as const;
const missed = { ...met, status: 'missed', coverage: 0 } as const;

const tested: Question = question('q', {
  rubric: { keyPoints: [keyPoint] },
  samples: [
    { quality: 'weak', text: 'weak answer', why: 'It says nothing.', expect: { min: 10 } },
    { quality: 'strong', text: 'strong answer', why: 'It says all.', expect: { max: 100 } },
    { quality: 'adequate', text: 'adequate answer', why: 'Some.', expect: { min: 40, max: 70 } },
  ],
});

/** What each answer is made to get; by the first word. */
const fine: Readonly<Record<string, Assessment>> = {
  example: scored(85, { keyPoints: [met] }),
  weak: scored(30),
  strong: scored(80, { keyPoints: [met] }),
  adequate: scored(55),
  empty: scored(0),
  question: scored(4),
  phrases: scored(40),
};

/** Findings as `path message`, with some of the assessments replaced. */
async function findings(other: Readonly<Record<string, Assessment>> = {}): Promise<string[]> {
  const got = { ...fine, ...other };
  const nameOf = (answer: string) =>
    ({
      [tested.exampleAnswer]: 'example',
      '': 'empty',
      [tested.text]: 'question',
      'rang the ward, phoned': 'phrases',
    })[answer] ?? answer.split(' ')[0];
  const found = await selfTest(tested, '/questions/0', (answer) => {
    const assessment = got[nameOf(answer) ?? ''];
    if (assessment === undefined) throw new Error(answer);
    return assessment;
  });
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  return found.map((finding) => {
    const { code, path, message } = problemAt('a.yaml', finding, place);
    return `${code} ${path} ${message}`;
  });
}

describe('self-tests', () => {
  test('nothing is said where everything is as expected', async () => {
    expect(await findings()).toEqual([]);
  });

  test('a violated expectation says the score, the criteria, the key points and what limited it', async () => {
    const low = scored(47, {
      keyPoints: [missed],
      criteria: [{ id: 'content', score: 20, weight: 100, summary: '' }],
      flags: ['off-topic'],
    });
    expect(await findings({ strong: low })).toEqual([
      'failed-sample /questions/0/samples/1 This strong sample scores 47; it must score at least 60. Criteria: content 20. missed: rang-the-ward. Limited by: off-topic.',
    ]);
  });

  test.each<[string, Record<string, Assessment>, RegExp]>([
    ['an example below 80', { example: scored(79, { keyPoints: [met] }) }, /^failed-example .*79/],
    ['a weak sample that passes', { weak: scored(60) }, /^failed-sample .*\/0 .*10 to 59/],
    ['a sample above its band', { adequate: scored(71) }, /^failed-sample .*\/2 .*40 to 70/],
    ['a sample without a score', { adequate: unscored() }, /could not be scored.*off-language/],
    ['points for nothing', { empty: scored(1) }, /^free-points \/questions\/0\/id An empty/],
    ['points for the question', { question: scored(6) }, /^free-points \/questions\/0\/text/],
    ['points for the phrases', { phrases: scored(41) }, /^free-points .*keyPoints The bare list/],
    [
      'a red flag in a strong sample',
      {
        strong: scored(80, {
          keyPoints: [met],
          redFlags: [{ id: 'r', evidence: [{ start: 0, end: 6, quote: 'strong', kind: 'exact' }] }],
        }),
      },
      /^tripped-red-flag \/questions\/0\/samples\/1\/text .*this strong sample: "strong"/,
    ],
    [
      'a key point that no model answer has',
      {
        example: scored(85, { keyPoints: [missed] }),
        strong: scored(80, { keyPoints: [missed] }),
      },
      /^unseen-key-point \/questions\/0\/rubric\/keyPoints\/0/,
    ],
  ])('%s', async (_what, other, wanted) => {
    const found = await findings(other);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(wanted);
  });
});
