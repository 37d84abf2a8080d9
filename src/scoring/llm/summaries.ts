import { type CriterionId, starParts } from '../../domain/question.ts';
import { conductSentence, keyPointsMet, partsSentence } from '../sentences.ts';
import type { JudgedCriterion } from './asked.ts';
import type { Verified } from './verified.ts';

/** One sentence for each criterion that says why its score is what it is. */
export function summariesOf(verified: Verified): Readonly<Record<CriterionId, string>> {
  return {
    content: contentSummary(verified),
    structure: structureSummary(verified),
    specificity: levelSummary('specificity', verified, levelWords.specificity),
    ownership: levelSummary('ownership', verified, levelWords.ownership),
    conduct: conductSummary(verified),
  };
}

const levelWords = {
  content: [
    'Does not answer',
    'Answers in part',
    'Answers in general',
    'Answers well',
    'Answers in full',
  ],
  specificity: [
    'Only general statements',
    'Few particulars',
    'Some particulars',
    'Many particulars',
    'Particulars throughout',
  ],
  ownership: [
    'Your own part is not told',
    'Your own part is hinted at',
    'Your own part can be guessed at',
    'Your own part is mostly plain',
    'Your own part is plain at every step',
  ],
} as const;

function contentSummary(verified: Verified): string {
  const { keyPoints } = verified;
  if (keyPoints.length === 0) return levelSummary('content', verified, levelWords.content);
  const shown = keyPoints.some(({ status }) => status !== 'missed') ? ', each with a quote' : '';
  return `${keyPointsMet(keyPoints)}${shown}.`;
}

function structureSummary({ star }: Verified): string {
  return partsSentence(star === null ? [] : starParts.filter((part) => !star[part].present));
}

function levelSummary(id: JudgedCriterion, { levels }: Verified, words: readonly string[]): string {
  const level = levels.get(id)?.level ?? 1;
  return `${words[level - 1] ?? ''} (level ${level} of 5).`;
}

function conductSummary({ levels, redFlags }: Verified): string {
  const found = redFlags.length + ((levels.get('conduct')?.level ?? 5) < 5 ? 1 : 0);
  return conductSentence(found);
}
