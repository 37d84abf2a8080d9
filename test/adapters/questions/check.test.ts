import { expect, test } from 'vitest';
import { checkQuestionFile } from '../../../src/adapters/questions/check.ts';
import { quickCheck } from '../../../src/adapters/questions/quick-check.ts';
import { questionText } from '../../helpers/question-text.ts';

const point = '{ id: named, description: Names it., anyOf: [booked it twice] }';
const twice = `rubric: { keyPoints: [${point}, ${point}], words: { min: 90, max: 80 } }`;
const unreached = 'followUps: [{ when: { missing: nmaed }, ask: What was it? }]';
const meaning = ['duplicate-id', 'empty-range', 'unreachable-follow-up'];

test.each([
  ['nothing', [], []],
  ['its type', ['type: behavoral'], ['not-one-of']],
  ['a weight', [twice.replace('named,', 'named, weight: 900,')], ['out-of-range']],
  ['its words', [twice.replace('90', 'many')], ['wrong-type', 'empty-range']],
  ['its rubric', ['rubric: none'], ['wrong-type', 'duplicate-id', 'empty-range']],
])(
  'a fault of %s hides nothing that can still be said',
  async (_what, lines, [code, ...hidden]) => {
    const text = questionText([twice, unreached, ...lines].filter(isLast));
    const checked = checkQuestionFile('a.yaml', text);
    const codes = checked.problems.map((problem) => problem.code);
    const expected = [...(code === undefined ? [] : [code]), ...meaning];
    expect([...new Set(codes)].sort()).toEqual(
      expected.filter((each) => !hidden.includes(each)).sort(),
    );
    expect((await quickCheck('a.yaml', text))?.problems ?? checked.problems).toEqual(
      checked.problems,
    );
  },
);

/** Of lines with the same key the last one. */
function isLast(line: string, at: number, lines: readonly string[]): boolean {
  const keyOf = (each: string) => each.split(':')[0];
  return !lines.slice(at + 1).some((later) => keyOf(later) === keyOf(line));
}
