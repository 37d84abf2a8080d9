import type { EvidenceKind, StarFinding } from '../../domain/assessment.ts';
import { type StarPart, starParts } from '../../domain/question.ts';
import { type Reading, storyParts } from '../../domain/reading.ts';
import { type Answer, evidenceAt } from './answer.ts';

/** The story of an answer. */
export interface Structure {
  readonly star: StarFinding;
  readonly missing: readonly StarPart[];
  /** 0–100. */
  readonly score: number;
}

/** Probability from which on a sentence is a part; what one's task was is often said by the way. */
const leastSure: Readonly<Record<StarPart, number>> = {
  situation: 0.5,
  task: 0.35,
  action: 0.5,
  result: 0.5,
};

/** What a part is worth: a story lives by what was done and what came of it. */
export const partPoints: Readonly<Record<StarPart, number>> = {
  situation: 20,
  task: 10,
  action: 40,
  result: 30,
};

export function readStructure(answer: Answer, reading: Reading, kind: EvidenceKind): Structure {
  const found = (part: StarPart) => findPart(part, answer, reading, kind);
  const star: StarFinding = {
    situation: found('situation'),
    task: found('task'),
    action: found('action'),
    result: found('result'),
  };
  const missing = starParts.filter((part) => !star[part].present);
  const score = starParts.reduce(
    (sum, part) => sum + (star[part].present ? partPoints[part] : 0),
    0,
  );
  return { star, missing, score };
}

function findPart(part: StarPart, answer: Answer, { parts }: Reading, kind: EvidenceKind) {
  const sure = parts.map((each) => each[storyParts.indexOf(part)] ?? 0);
  const most = Math.max(0, ...sure);
  const sentence = answer.sentences[sure.indexOf(most)];
  if (sentence === undefined || most < leastSure[part]) return { present: false, evidence: [] };
  return { present: true, evidence: [evidenceAt(answer, sentence.start, sentence.end, kind)] };
}
