import type { Plan, PlannedDay, PlannedQuestion, PlanReason } from '../domain/plan.ts';
import type { BankQuestion } from '../domain/question.ts';
import { seededRandom, shuffled } from '../domain/random.ts';
import { dayMs } from '../domain/time.ts';
import { masteryOf } from './mastery.ts';
import { expectedAfter, isDue, type Memory } from './memory.ts';

export interface PlanInput {
  readonly questions: readonly BankQuestion[];
  readonly memories: ReadonlyMap<string, Memory>;
  readonly now: number;
  /** Null for the next sessions without a date. */
  readonly interviewAt: number | null;
  readonly perDay: number;
  readonly seed: number;
}

const sessionsWithoutDate = 3;

/**
 * Plans day by day. Each day takes the most useful questions as they would stand by then, and
 * supposes that they are answered well; the day before the interview looks once more at the weakest.
 */
export function planOf(input: PlanInput): Plan {
  const { questions, now, interviewAt, perDay, seed } = input;
  const mixed = shuffled(questions, seededRandom(seed));
  const memories = new Map(input.memories);
  const count = interviewAt === null ? sessionsWithoutDate : daysUntil(now, interviewAt);
  const days: PlannedDay[] = [];
  for (let day = 0; day < count; day++) {
    const at = now + day * dayMs;
    const isLast = interviewAt !== null && day === count - 1 && day > 0;
    const chosen = rankedOn(at, mixed, memories, isLast).slice(0, perDay);
    days.push({ at, questions: chosen.map(({ planned }) => planned) });
    for (const { question } of chosen) {
      memories.set(question.id, expectedAfter(memories.get(question.id), question.id, at));
    }
  }
  return { interviewAt, days, level: onlyLevelOf(questions) };
}

/** Whole days from today to the day before the interview; the day itself when that is today. */
function daysUntil(now: number, interviewAt: number): number {
  return Math.max(1, Math.ceil((interviewAt - now) / dayMs));
}

interface Candidate {
  readonly question: BankQuestion;
  readonly worth: number;
  readonly planned: PlannedQuestion;
}

function rankedOn(
  at: number,
  questions: readonly BankQuestion[],
  memories: ReadonlyMap<string, Memory>,
  isLast: boolean,
): Candidate[] {
  const practised = new Set(questions.filter(({ id }) => memories.has(id)).map(({ type }) => type));
  const masteryOfSkill = skillMastery(questions, memories, at);
  return questions
    .map((question) => {
      const memory = memories.get(question.id);
      const weighed = reasonsFor(question, memory, at, practised, masteryOfSkill, isLast);
      const worth =
        weighed.reduce((sum, reason) => sum + reason.worth, 0) - restedTooLittle(memory, at);
      return { question, worth, planned: plannedAs(question, memory, weighed) };
    })
    .sort((a, b) => b.worth - a.worth);
}

type Weighed = PlanReason & { readonly worth: number };

/** What a reason is worth against the others. */
const worths = { due: 3, newType: 1.5, newQuestion: 1, weakSkill: 2, lastLook: 4 } as const;
const weakBelow = 60;

function reasonsFor(
  { type, skills }: BankQuestion,
  memory: Memory | undefined,
  at: number,
  practised: ReadonlySet<string>,
  masteryOfSkill: ReadonlyMap<string, number>,
  isLast: boolean,
): Weighed[] {
  const reasons: Weighed[] = [];
  if (isLast && memory !== undefined) {
    reasons.push({ code: 'last-look', worth: worths.lastLook * (1 - memory.lastScore / 100) });
  }
  if (memory !== undefined && isDue(memory, at)) {
    reasons.push({ code: 'due', worth: worths.due + (1 - memory.lastScore / 100) });
  }
  const [weakest] = skills
    .map((skill) => ({ skill, mastery: masteryOfSkill.get(skill) ?? 0 }))
    .sort((a, b) => a.mastery - b.mastery);
  if (weakest !== undefined && weakest.mastery < weakBelow) {
    reasons.push({
      code: 'weak-skill',
      ...weakest,
      worth: worths.weakSkill * (1 - weakest.mastery / 100),
    });
  }
  if (!practised.has(type)) reasons.push({ code: 'new-type', type, worth: worths.newType });
  if (memory === undefined) reasons.push({ code: 'new-question', worth: worths.newQuestion });
  if (reasons.length === 0) reasons.push({ code: 'keep-fresh', worth: 0 });
  return reasons.sort((a, b) => b.worth - a.worth);
}

/** The same question on two days in a row teaches little, unless it went badly. */
function restedTooLittle(memory: Memory | undefined, at: number): number {
  if (memory === undefined || isDue(memory, at)) return 0;
  return (memory.dueAt - at) / Math.max(dayMs, memory.dueAt - memory.lastAt) + 1;
}

function skillMastery(
  questions: readonly BankQuestion[],
  memories: ReadonlyMap<string, Memory>,
  at: number,
): ReadonlyMap<string, number> {
  const members = new Map<string, string[]>();
  for (const { id, skills } of questions) {
    for (const skill of skills) members.set(skill, [...(members.get(skill) ?? []), id]);
  }
  return new Map([...members].map(([skill, ids]) => [skill, masteryOf(ids, memories, at)]));
}

function plannedAs(
  { id, text }: BankQuestion,
  memory: Memory | undefined,
  weighed: readonly Weighed[],
): PlannedQuestion {
  const reasons = weighed.map(({ worth: _worth, ...reason }) => reason);
  return { questionId: id, text, lastScore: memory?.lastScore ?? null, reasons };
}

function onlyLevelOf(questions: readonly BankQuestion[]): Plan['level'] {
  const [first] = questions;
  if (first === undefined || questions.some(({ level }) => level.id !== first.level.id))
    return null;
  return { title: first.level.title, focus: first.level.focus };
}
