import type { Assessment } from '../../domain/assessment.ts';
import { type BankQuestion, type StarPart, starParts } from '../../domain/question.ts';

/** Something that the answer does not show: a part of the story or a key point. */
export type Gap =
  | { readonly kind: 'part'; readonly id: StarPart }
  | { readonly kind: 'point'; readonly id: string; readonly description: string };

/** How much a gap matters; a story without an act or an end is the first thing to ask about. */
const partWeights: Readonly<Record<StarPart, number>> = {
  situation: 0.4,
  task: 0.5,
  action: 2.5,
  result: 2.2,
};
const requiredBonus = 10;
const partialShare = 0.4;

/** What is missing, most important first; nothing where the answer could not be scored. */
export function gapsOf(question: BankQuestion, assessment: Assessment): Gap[] {
  if (assessment.status === 'unscored') return [];
  const { star, keyPoints } = assessment;
  const parts = starParts
    .filter((part) => star !== null && !star[part].present)
    .map((id) => ({ gap: { kind: 'part', id } as Gap, weight: partWeights[id] }));
  const points = (question.rubric?.keyPoints ?? []).flatMap((point) => {
    const { id, description, weight = 1, required = false } = point;
    const status = keyPoints.find((found) => found.id === id)?.status ?? 'met';
    if (status === 'met') return [];
    const share = status === 'partial' ? partialShare : 1;
    const gap: Gap = { kind: 'point', id, description };
    return [{ gap, weight: weight * share + (required ? requiredBonus : 0) }];
  });
  return [...points, ...parts].sort((a, b) => b.weight - a.weight).map(({ gap }) => gap);
}
