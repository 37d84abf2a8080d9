import type { KeyPointFinding } from '../../domain/assessment.ts';
import type { CriterionId } from '../../domain/question.ts';
import { thresholds } from './key-points.ts';
import type { Measured } from './measured.ts';

/** Coverage from which a key point earns all of its weight. */
const fullCoverage = 0.52;
/** How much the likeness to the example counts beside the key points. */
const alignmentShare = 0.15;

/** 0–100 from the key points by weight, with the likeness to the example beside them; alone where there are none. */
export function contentScore(keyPoints: readonly KeyPointFinding[], alignment: number): number {
  if (keyPoints.length === 0) return Math.round(100 * alignment);
  const total = keyPoints.reduce((sum, { weight }) => sum + weight, 0);
  const earned = keyPoints.reduce((sum, { weight, coverage }) => {
    return sum + weight * Math.min(1, coverage / fullCoverage);
  }, 0);
  const points = total === 0 ? 0 : earned / total;
  return Math.round(100 * ((1 - alignmentShare) * points + alignmentShare * alignment));
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

function contentSummary({ keyPoints }: Measured): string {
  if (keyPoints.length === 0)
    return 'Compared with the example answer, as the question has no rubric.';
  const met = keyPoints.filter(({ coverage }) => coverage >= thresholds.met).length;
  const partial = keyPoints.filter(({ status }) => status === 'partial').length;
  const rest = partial === 0 ? '' : `, ${partial} partly`;
  return `${met} of ${keyPoints.length} key points met${rest}.`;
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
