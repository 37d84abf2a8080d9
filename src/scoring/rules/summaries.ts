import type { CriterionId } from '../../domain/question.ts';
import { conductSentence, keyPointsMet, partsSentence } from '../sentences.ts';
import type { Judged } from './observe.ts';

/** One sentence for each criterion that says why its score is what it is. */
export function summaries(judged: Judged): Readonly<Record<CriterionId, string>> {
  const { found, structure, telling } = judged;
  return {
    content:
      found.keyPoints.length === 0
        ? 'The question has no key points: this is how far the answer is to the question.'
        : `${keyPointsMet(found.keyPoints)}.`,
    structure: partsSentence(structure?.missing ?? []),
    specificity: specificitySentence(telling),
    ownership: ownershipSentence(telling),
    conduct: conductSentence(found.redFlags.length + found.misconduct.length),
  };
}

function specificitySentence({ told, concrete }: Judged['telling']): string {
  const share =
    told < 1
      ? `${Math.round(100 * told)}% of what a full answer tells of what happened and was done`
      : 'It tells what happened and was done';
  const details = `${concrete.length} ${concrete.length === 1 ? 'sentence' : 'sentences'} with a figure, a day or a quotation`;
  return `${share}; ${details}.`;
}

function ownershipSentence({ acts, shared }: Judged['telling']): string {
  if (acts.length === 0) return 'No sentence was found that tells what you do yourself.';
  const own = acts.length - shared.length;
  return `${own} of ${acts.length} ${acts.length === 1 ? 'sentence' : 'sentences'} on what is done ${own === 1 ? 'is' : 'are'} about you.`;
}
