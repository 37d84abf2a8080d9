import { nearest } from '../domain/nearest.ts';
import type { BankQuestion } from '../domain/question.ts';

/** The filters in the order they are applied. */
export const filterNames = ['role', 'level', 'type', 'skill', 'id'] as const;
export type FilterName = (typeof filterNames)[number];

/** Wanted values per filter; an absent or empty list lets everything through. */
export type Filters = Readonly<Partial<Record<FilterName, readonly string[]>>>;

export type Selection =
  | { readonly kind: 'matched'; readonly questions: readonly BankQuestion[] }
  | {
      readonly kind: 'emptied';
      /** The filter that left nothing, and what was asked of it. */
      readonly by: FilterName;
      readonly wanted: readonly string[];
      /** The values that exist where the earlier filters left something. */
      readonly available: readonly string[];
      readonly nearest: readonly string[];
      /** The filters before it, which are part of the reason. */
      readonly within: Filters;
    };

const valuesOf: Record<FilterName, (question: BankQuestion) => readonly string[]> = {
  role: (question) => [question.role.id],
  level: (question) => [question.level.id],
  type: (question) => [question.type],
  skill: (question) => question.skills,
  id: (question) => [question.id],
};

/** The questions that pass every filter, or which filter left none. Values compare without case. */
export function select(questions: readonly BankQuestion[], filters: Filters): Selection {
  let left = questions;
  const within: Partial<Record<FilterName, readonly string[]>> = {};
  for (const name of filterNames) {
    const wanted = filters[name] ?? [];
    if (wanted.length === 0) continue;
    const passed = passing(left, name, wanted);
    if (passed.length === 0) return emptied(left, name, wanted, within);
    left = passed;
    within[name] = wanted;
  }
  return { kind: 'matched', questions: left };
}

/** The values of a filter that exist in the questions, each once, in order of appearance. */
export function valuesIn(questions: readonly BankQuestion[], name: FilterName): string[] {
  return [...new Set(questions.flatMap(valuesOf[name]))];
}

function passing(questions: readonly BankQuestion[], name: FilterName, wanted: readonly string[]) {
  const known = new Set(wanted.map((value) => value.toLowerCase()));
  return questions.filter((question) => valuesOf[name](question).some((value) => known.has(value)));
}

function emptied(
  questions: readonly BankQuestion[],
  by: FilterName,
  wanted: readonly string[],
  within: Filters,
): Selection {
  const available = valuesIn(questions, by);
  const near = wanted.flatMap((value) => nearest(value, available, 2));
  return { kind: 'emptied', by, wanted, available, nearest: [...new Set(near)], within };
}
