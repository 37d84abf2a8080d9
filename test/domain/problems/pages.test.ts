import { describe, expect, test } from 'vitest';
import { pages } from '../../../src/domain/problems/pages.ts';
import { problemCodes } from '../../../src/domain/problems/wording.ts';
import { codesOf } from '../../helpers/checks.ts';
import { questionText } from '../../helpers/question-text.ts';

/** Scored, so that what makes them right depends on the scorer. */
const scored = new Set(['failed-sample', 'failed-example']);
/** Tested with assessments made by hand, and with a file that lacks something. */
const elsewhere = new Set(['unseen-key-point', 'missing-source']);

test('the base of the examples has no problem', async () => {
  expect(await codesOf(questionText())).toEqual([]);
});

describe('the page of each problem', () => {
  test.each(problemCodes.filter((code) => pages[code].wrong.length > 0 && !elsewhere.has(code)))(
    '%s: the wrong example has the problem and the right one has none',
    async (code) => {
      const { wrong, right } = pages[code];
      expect(await codesOf(questionText(wrong), { selfTest: scored.has(code) })).toContain(code);
      if (right.length > 0) expect(await codesOf(questionText(right))).not.toContain(code);
    },
  );

  test.each(problemCodes)('%s says what it is and why it matters', (code) => {
    expect(pages[code].what).toMatch(/\.$/);
    expect(pages[code].why.length).toBeGreaterThan(20);
  });
});
