import type { Finding } from '../../domain/problems/finding.ts';
import type { Question } from '../../domain/question.ts';
import type { QuestionRule } from '../rule.ts';
import { comparable, wordsOf } from '../words.ts';

/** Phrases of red flags that stand word for word in what is shown as strong. */
export const redFlagPhrases: QuestionRule = (question, path) => {
  const redFlags = (question.rubric?.redFlags ?? []).map(
    ({ id, anyOf = [] }): Sought => ({ id, anyOf, words: anyOf.map(wordsOf) }),
  );
  if (redFlags.length === 0) return [];
  return modelAnswers(question, path).flatMap(({ where, text, path: own }) => {
    const says = phrasesIn(text);
    return redFlags.flatMap((redFlag) => finding(redFlag, says, where, own) ?? []);
  });
};

interface Sought {
  readonly id: string;
  readonly anyOf: readonly string[];
  /** The words of each phrase. */
  readonly words: readonly (readonly string[])[];
}

function modelAnswers({ exampleAnswer, samples = [] }: Question, path: string) {
  const strong = samples.flatMap(({ quality, text }, index) =>
    quality === 'strong'
      ? [{ where: 'this strong sample', text, path: `${path}/samples/${index}/text` }]
      : [],
  );
  const example = { where: 'the example answer', text: exampleAnswer };
  return [{ ...example, path: `${path}/exampleAnswer` }, ...strong];
}

/** Whether words stand side by side in a text. Few do so much as follow one another, and only for those are its words told apart. */
function phrasesIn(text: string): (words: readonly string[]) => boolean {
  const letters = comparable(text);
  let said: string | undefined;
  return (words) => {
    if (!followOneAnother(words, letters)) return false;
    said ??= ` ${wordsOf(text).join(' ')} `;
    return said.includes(` ${words.join(' ')} `);
  };
}

function followOneAnother(words: readonly string[], letters: string): boolean {
  let from = 0;
  for (const word of words) {
    const at = letters.indexOf(word, from);
    if (at === -1) return false;
    from = at + word.length;
  }
  return true;
}

function finding(
  { id, anyOf, words }: Sought,
  says: (words: readonly string[]) => boolean,
  where: string,
  path: string,
): Finding | null {
  const quote = anyOf[words.findIndex(says)];
  return quote === undefined
    ? null
    : { code: 'tripped-red-flag', given: { redFlag: id, quote, where }, path };
}
