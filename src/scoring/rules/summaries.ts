import type { KeyPointFinding } from '../../domain/assessment.ts';
import type { CriterionId } from '../../domain/question.ts';
import { thresholds } from './key-points.ts';
import type { Measured } from './measured.ts';

/** Coverage from which a key point earns all of its weight. */
const fullCoverage = 0.45;
/**
 * How much the likeness to the model answers counts beside the key points. Phrases miss what is said
 * in other words; on the development answers the two together agree best with human ratings.
 */
const alignmentShare = 0.5;
/**
 * Shares of a model answer's telling words: what answers to other questions have in common with it
 * anyway, and what a different good story has. On the development answers the middle of the ones is
 * 0.06, of the others 0.15 to 0.20.
 */
const likeness = { none: 0.05, full: 0.2 } as const;
/** How far the likeness may run ahead of the key points: an answer to another question shares words and no points. */
const mostAhead = 0.4;
/** What the key points earn at least, however different the words are otherwise. */
const leastOfPoints = 0.7;
/** The same where the model answers are the only yardstick. */
const enoughAlone = 0.6;

/** 0–100 from the key points by weight and the likeness to the model answers; the likeness alone where there are no key points. */
export function contentScore(keyPoints: readonly KeyPointFinding[], alignment: number): number {
  if (keyPoints.length === 0) return Math.round(100 * Math.min(1, alignment / enoughAlone));
  const total = keyPoints.reduce((sum, { weight }) => sum + weight, 0);
  const earned = keyPoints.reduce((sum, { weight, coverage }) => {
    return sum + weight * Math.min(1, coverage / fullCoverage);
  }, 0);
  const points = total === 0 ? 0 : earned / total;
  const like = (alignment - likeness.none) / (likeness.full - likeness.none);
  const shared = Math.min(1, Math.max(0, like), points + mostAhead);
  const joined = (1 - alignmentShare) * points + alignmentShare * shared;
  return Math.round(100 * Math.max(joined, leastOfPoints * points));
}

/** One sentence for each criterion that says why its score is what it is. */
export function summaries(measured: Measured): Readonly<Record<CriterionId, string>> {
  return {
    content: contentSummary(measured),
    structure: structureSummary(measured),
    specificity: specificitySummary(measured),
    ownership: ownershipSummary(measured),
    conduct: conductSummary(measured),
  };
}

function contentSummary({ keyPoints, alignment }: Measured): string {
  const shared = `shares ${Math.round(100 * alignment)}% of the telling words of the model answers`;
  if (keyPoints.length === 0) return `It ${shared}; the question has no rubric.`;
  const met = keyPoints.filter(({ coverage }) => coverage >= thresholds.met).length;
  const partial = keyPoints.filter(({ status }) => status === 'partial').length;
  const rest = partial === 0 ? '' : `, ${partial} partly`;
  return `${met} of ${keyPoints.length} key points met${rest}; it ${shared}.`;
}

function structureSummary({ structure }: Measured): string {
  if (structure === null) return 'The question asks for no particular structure.';
  if (structure.missing.length === 0) return 'Situation, task, action and result are all there.';
  if (structure.missing.length === 4)
    return 'None of situation, task, action and result was found.';
  return `Not found: ${structure.missing.join(', ')}.`;
}

function specificitySummary({ specificity }: Measured): string {
  const { concrete, vague } = specificity;
  const words = vague === 0 ? '' : `, ${vague} vague ${vague === 1 ? 'word' : 'words'}`;
  return `${concrete} concrete ${concrete === 1 ? 'detail' : 'details'} (people, places, times, numbers)${words}.`;
}

function ownershipSummary({ ownership }: Measured): string {
  const { own, shared } = ownership;
  return `${own} ${own === 1 ? 'sentence says' : 'sentences say'} what you do, ${shared} what "we" do.`;
}

function conductSummary({ conduct }: Measured): string {
  const count = conduct.redFlags.length + conduct.lapses.length;
  if (count === 0) return 'Nothing that would put an interviewer off.';
  return `${count} ${count === 1 ? 'thing' : 'things'} that would put an interviewer off.`;
}
