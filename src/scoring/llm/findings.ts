import type { Delivery, FlagCode, StarFinding } from '../../domain/assessment.ts';
import type { Question, StarPart } from '../../domain/question.ts';
import { requiredPointCaps } from '../required-points.ts';
import type { Cap, CriterionFinding, Findings } from '../scorer.ts';
import { type Asked, judgedCriteria } from './asked.ts';
import { observationsOn } from './observations.ts';
import { summariesOf } from './summaries.ts';
import type { Verdict } from './verdict.ts';
import { highest, type JudgedAnswer, lowest, type Verified, verify } from './verified.ts';

/** What is known of the answer without a judge. */
export interface Gated {
  readonly flags: readonly FlagCode[];
  readonly caps: readonly Cap[];
  readonly delivery: Delivery;
}

/** Turns a verdict into findings. Only what a quote of the answer shows counts; all arithmetic is here. */
export function findingsFrom(
  question: Question,
  asked: Asked,
  verdict: Verdict,
  answer: JudgedAnswer,
  gated: Gated,
): Findings {
  const verified = verify(asked, verdict, answer);
  return {
    status: 'scored',
    criteria: criteriaOf(verified),
    keyPoints: verified.keyPoints,
    star: verified.star,
    redFlags: verified.redFlags,
    flags: gated.flags,
    caps: [...gated.caps, ...requiredPointCaps(question, verified.keyPoints)],
    delivery: gated.delivery,
    observations: observationsOn(question, verified),
    readings: { scores: [], droppedQuotes: verified.dropped },
  };
}

function criteriaOf(verified: Verified): CriterionFinding[] {
  const said = summariesOf(verified);
  const { levels, star } = verified;
  const scores = new Map([
    ['content', contentScore(verified)] as const,
    ...(star === null ? [] : [['structure', structureScore(star)] as const]),
    ...judgedCriteria.slice(1).map((id) => [id, percent(levels.get(id)?.level ?? lowest)] as const),
  ]);
  const conduct = scores.get('conduct') ?? 0;
  scores.set('conduct', Math.max(0, conduct - redFlagCost * verified.redFlags.length));
  return [...scores].map(([id, score]) => ({ id, score, summary: said[id] }));
}

const redFlagCost = 50;

function percent(level: number): number {
  return Math.round((100 * (level - lowest)) / (highest - lowest));
}

function contentScore({ keyPoints, levels }: Verified): number {
  const total = keyPoints.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return percent(levels.get('content')?.level ?? lowest);
  const earned = keyPoints.reduce((sum, { weight, coverage }) => sum + weight * coverage, 0);
  return Math.round((100 * earned) / total);
}

/** A story lives by what was done and what came of it. */
const partPoints: Readonly<Record<StarPart, number>> = {
  situation: 20,
  task: 20,
  action: 30,
  result: 30,
};

function structureScore(star: StarFinding): number {
  const parts = Object.entries(partPoints) as [StarPart, number][];
  return parts.reduce((sum, [part, points]) => sum + (star[part].present ? points : 0), 0);
}
