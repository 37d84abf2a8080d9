import { describe, expect, test } from 'vitest';
import { kinship, kinshipOf } from '../../../src/scoring/rules/kinship.ts';
import { gradingCopy } from '../../../src/scoring/rules/normalise.ts';
import { tokenise } from '../../../src/scoring/rules/tokens.ts';

function kin(pair: string): number {
  const [a, b] = tokenise(gradingCopy(pair)).words;
  if (a === undefined || b === undefined) throw new Error(`no two words in ${pair}`);
  expect(kinshipOf(b, a)).toBe(kinshipOf(a, b));
  return kinshipOf(a, b);
}

describe('words are kin', () => {
  test.each([
    ['as forms', 'tight tighter', kinship.form],
    ['as forms', 'tighter tightened', kinship.form],
    ['as forms', 'hotter hottest', kinship.form],
    ['as forms', 'larger largely', kinship.form],
    ['as forms', 'heavy heavier', kinship.form],
    ['as forms that no rule makes', 'farther far', kinship.form],
    ['as forms that no rule makes', 'longer length', kinship.form],
    ['as synonyms', 'big large', kinship.synonym],
    ['as synonyms in other forms', 'bigger largest', kinship.synonym],
    ['as synonyms in other forms', 'expands spreading', kinship.synonym],
    ['as opposites', 'more less', kinship.opposite],
    ['as opposites in other forms', 'higher lowest', kinship.opposite],
    ['as opposites in other forms', 'increased decreasing', kinship.opposite],
    ['not at all', 'water wat', 0],
    ['not at all', 'copper iron', 0],
    ['not through a third word, "soft"', 'gentle silent', 0],
  ])('%s: %s', (_, pair, expected) => {
    expect(kin(pair)).toBe(expected);
  });
});
