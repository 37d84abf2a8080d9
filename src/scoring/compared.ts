import type { Comparison, ScorerIdentity } from '../domain/assessment.ts';
import type { CriterionId, Question } from '../domain/question.ts';
import { type Combined, combine } from './combine.ts';
import { identityOf } from './identity.ts';
import type { CouldNotScore, Findings } from './scorer.ts';

/** More points than this between two scorers are worth a look. */
const widestAgreement = 35;

/**
 * Findings with what a second scorer made of the same answer beside them. A wide difference is
 * flagged; a narrow one is left unsaid where only disagreement matters.
 */
export function compared(
  question: Question,
  found: Findings,
  other: Findings | CouldNotScore,
  second: ScorerIdentity,
  when: 'always' | 'apart',
): Findings {
  const scorer = identityOf(second);
  if (other.status === 'unscored') {
    return { ...found, comparison: { scorer, status: 'unscored', reason: other.reason } };
  }
  const comparison = comparisonOf(
    combine(question, found.criteria, found.caps),
    combine(question, other.criteria, other.caps),
    scorer,
  );
  const apart = Math.abs(comparison.difference) > widestAgreement;
  if (!apart && when === 'apart') return found;
  const flags = apart ? [...found.flags, 'scorers-disagree' as const] : found.flags;
  const readings = found.readings ?? other.readings;
  return { ...found, flags, comparison, ...(readings && { readings }) };
}

function comparisonOf(own: Combined, other: Combined, scorer: Comparison['scorer']) {
  return {
    scorer,
    status: 'scored',
    score: other.score,
    criteria: other.criteria,
    difference: other.score - own.score,
    widest: widestOf(own, other),
  } as const;
}

/** The criterion that does most of the difference in points of the score. */
function widestOf(own: Combined, other: Combined): CriterionId | null {
  const points = ({ criteria }: Combined, id: CriterionId) => {
    const found = criteria.find((criterion) => criterion.id === id);
    return found === undefined ? 0 : found.score * found.weight;
  };
  const apart = own.criteria
    .map(({ id }) => ({ id, by: Math.abs(points(own, id) - points(other, id)) }))
    .sort((a, b) => b.by - a.by);
  return apart[0] === undefined || apart[0].by === 0 ? null : apart[0].id;
}
