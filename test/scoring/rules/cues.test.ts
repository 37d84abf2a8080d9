import { describe, expect, test } from 'vitest';
import { compileCues } from '../../../src/scoring/rules/cues.ts';
import { gradingCopy } from '../../../src/scoring/rules/normalise.ts';
import { tokenise } from '../../../src/scoring/rules/tokens.ts';

/** What a cue is found in, as it is written there. */
function found(cue: string, text: string): string[] {
  const tokens = tokenise(gradingCopy(text));
  return compileCues([['it', cue]])
    .find(tokens, tokens.sentences)
    .map(({ first, last }) => text.slice(tokens.starts[first], tokens.ends[last]));
}

describe('a cue is found', () => {
  test.each([
    [
      'any form of a word',
      'roll {eye,head}',
      'She rolled her eyes and rolling heads.',
      'rolling heads',
    ],
    ['this form only', '={i,we} =was', 'We were there and I was not.', 'I was'],
    ['a word left out', 'not {really}? sure', 'I am not sure.', 'not sure'],
    ['a word put in', 'not {really}? sure', 'I am not really sure.', 'not really sure'],
    ['one word between', '=i *? =set =out', 'I soon set out.', 'I soon set out'],
    ['none of two words between', '={we} *? *? =still', 'We still do.', 'We still'],
    [
      'both of two words between',
      '={we} *? *? =still',
      'We all here still do.',
      'We all here still',
    ],
    ['the further of two places', '={a} *? *? {man}', 'A man and man.', 'A man and man'],
    [
      'a word that must be there',
      '={the} * *? =said',
      'The loud man said so.',
      'The loud man said',
    ],
    ['any word at the end', '={we} =had *', 'We had three left.', 'We had three'],
    [
      'up to four words between',
      'get .. into trouble',
      'It got me and her into trouble.',
      'got me and her into trouble',
    ],
    [
      'the nearer of two places',
      'tell ... {team}',
      'I told the team of the team.',
      'told the team',
    ],
    ['a negation', 'i not {ask}', "I didn't ask.", "I didn't ask"],
    ['a number in figures', '# {complaint}', 'We had 9 complaints.', '9 complaints'],
    ['a past tense', '={she} past', 'She went home.', 'She went'],
    ['where a sentence begins', '^{sorry}', 'Sorry, I am late.', 'Sorry'],
  ])('%s', (_what, cue, text, quote) => {
    expect(found(cue, text)).toEqual([quote]);
  });
});

describe('a cue is not found', () => {
  test.each([
    ['across sentences', 'call .. nurse', 'I called. The nurse came.'],
    ['with more words between', '=i *? =set =out', 'I very soon set out.'],
    ['with a word missing', '={the} * *? =said', 'The said man.'],
    ['where the word is denied', '={did} {ask}', "I didn't ask."],
    ['where "cannot" is no refusal', 'i wont {help}', "I can't help."],
    ['behind the beginning', '^{sorry}', 'I am sorry.'],
    ['at the end of the text', '={we} =had *', 'That we had.'],
  ])('%s', (_what, cue, text) => {
    expect(found(cue, text)).toEqual([]);
  });
});
