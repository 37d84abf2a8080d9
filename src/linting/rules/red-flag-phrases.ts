import type { Finding } from '../../domain/problems/finding.ts';
import type { Question, RedFlag } from '../../domain/question.ts';
import type { QuestionRule } from '../rule.ts';
import { wordsOf } from '../words.ts';

/** Phrases of red flags that stand word for word in what is shown as strong. */
export const redFlagPhrases: QuestionRule = (question, path) => {
  const redFlags = question.rubric?.redFlags ?? [];
  if (redFlags.length === 0) return [];
  return modelAnswers(question, path).flatMap(({ where, text, path: own }) => {
    const said = ` ${wordsOf(text).join(' ')} `;
    return redFlags.flatMap((redFlag) => finding(redFlag, said, where, own) ?? []);
  });
};

function modelAnswers({ exampleAnswer, samples = [] }: Question, path: string) {
  const strong = samples.flatMap(({ quality, text }, index) =>
    quality === 'strong'
      ? [{ where: 'this strong sample', text, path: `${path}/samples/${index}/text` }]
      : [],
  );
  const example = { where: 'the example answer', text: exampleAnswer };
  return [{ ...example, path: `${path}/exampleAnswer` }, ...strong];
}

function finding(
  { id, anyOf }: RedFlag,
  said: string,
  where: string,
  path: string,
): Finding | null {
  const quote = anyOf.find((phrase) => said.includes(` ${wordsOf(phrase).join(' ')} `));
  return quote === undefined
    ? null
    : { code: 'tripped-red-flag', given: { redFlag: id, quote, where }, path };
}
