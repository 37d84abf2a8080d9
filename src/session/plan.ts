import type { AttemptOutline } from '../domain/attempt.ts';
import type { Plan } from '../domain/plan.ts';
import type { ScoreCuts } from '../scheduling/grading.ts';
import { memoriesOf } from '../scheduling/memory.ts';
import { type PlanInput, planOf } from '../scheduling/plan.ts';

export interface PlanWishes extends Omit<PlanInput, 'memories'> {
  /** Past answers, oldest first. */
  readonly outlines: readonly AttemptOutline[];
  readonly cuts: ScoreCuts;
}

/** Plans from past answers. */
export function planFrom({ outlines, cuts, ...input }: PlanWishes): Plan {
  return planOf({ ...input, memories: memoriesOf(outlines, cuts) });
}
