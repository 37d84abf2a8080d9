import type { FlagCode } from '../../domain/assessment.ts';

/** Flags of a text on its own, as the offline scorer finds them. */
export type FlagsOf = (text: string) => Promise<readonly FlagCode[]>;

/** A sentence with the white space behind it. */
const sentence = /[^.!?\n]+(?:[.!?]+|\n+|$)\s*|[.!?\n]+\s*/g;

/**
 * The answer without the sentences that speak to the grader: they are no part of what the judge
 * reads. Where no single sentence is to blame, it is left as it is.
 */
export async function withoutAsides(
  answer: string,
  flags: readonly FlagCode[],
  flagsOf: FlagsOf,
): Promise<string> {
  if (!flags.includes('injection-suspected')) return answer;
  const kept: string[] = [];
  for (const part of answer.match(sentence) ?? []) {
    if (!(await flagsOf(part)).includes('injection-suspected')) kept.push(part);
  }
  return kept.join('').trim();
}
