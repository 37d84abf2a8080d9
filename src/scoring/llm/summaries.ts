import { type CriterionId, starParts } from '../../domain/question.ts';
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
  const count = (wanted: string) => keyPoints.filter(({ status }) => status === wanted).length;
  const partly = count('partial') === 0 ? '' : `, ${count('partial')} partly`;
  const shown = count('met') + count('partial') === 0 ? '' : ', each with a quote';
  return `${count('met')} of ${keyPoints.length} key points met${partly}${shown}.`;
}

function structureSummary({ star }: Verified): string {
  const missing = star === null ? [] : starParts.filter((part) => !star[part].present);
  if (missing.length === 0) return 'Situation, task, action and result are all there.';
  if (missing.length === starParts.length)
    return 'None of situation, task, action and result was found.';
  return `Not found: ${missing.join(', ')}.`;
}

function levelSummary(id: JudgedCriterion, { levels }: Verified, words: readonly string[]): string {
  const level = levels.get(id)?.level ?? 1;
  return `${words[level - 1] ?? ''} (level ${level} of 5).`;
}

function conductSummary({ levels, redFlags }: Verified): string {
  const found = redFlags.length + ((levels.get('conduct')?.level ?? 5) < 5 ? 1 : 0);
  if (found === 0) return 'Nothing that would put an interviewer off.';
  return `${found} ${found === 1 ? 'thing' : 'things'} that would put an interviewer off.`;
}
