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
  /** Days to practice on, today included. */
  readonly days: number;
  readonly perDay: number;
  readonly seed: number;
}

/** How things are supposed to stand on a day, and how they stand today. */
interface Forecast {
  readonly at: number;
  readonly memories: ReadonlyMap<string, Memory>;
  readonly practisedTypes: ReadonlySet<string>;
  readonly masteryOfSkill: ReadonlyMap<string, number>;
  readonly today: {
    readonly memories: ReadonlyMap<string, Memory>;
    readonly masteryOfSkill: ReadonlyMap<string, number>;
  };
  /** The day before the interview: no time for what is new. */
  readonly isLast: boolean;
}

/**
 * Plans day by day. Each day takes the most useful questions as they would stand by then, and
 * supposes that they are answered well; the day before the interview looks once more at the weakest.
 */
export function planOf(input: PlanInput): Plan {
  const { questions, now, interviewAt, perDay, seed } = input;
  const mixed = shuffled(questions, seededRandom(seed));
  const memories = new Map(input.memories);
  const today = {
    memories: input.memories,
    masteryOfSkill: skillMastery(questions, input.memories, now),
  };
  const days: PlannedDay[] = [];
  for (let day = 0; day < input.days; day++) {
    const at = now + day * dayMs;
    const chosen = rankedOn(mixed, {
      at,
      memories,
      practisedTypes: new Set(mixed.filter(({ id }) => memories.has(id)).map(({ type }) => type)),
      masteryOfSkill: skillMastery(questions, memories, at),
      today,
      isLast: interviewAt !== null && day > 0 && day === input.days - 1,
    }).slice(0, perDay);
    days.push({ at, questions: chosen.map(({ planned }) => planned) });
    for (const { question } of chosen) {
      memories.set(question.id, expectedAfter(memories.get(question.id), question.id, at));
    }
  }
  return { interviewAt, days, level: onlyLevelOf(questions) };
}

interface Ranked {
  readonly question: BankQuestion;
  readonly worth: number;
  readonly planned: PlannedQuestion;
}

function rankedOn(questions: readonly BankQuestion[], forecast: Forecast): Ranked[] {
  return questions
    .map((question) => {
      const memory = forecast.memories.get(question.id);
      const weighed = reasonsFor(question, memory, forecast);
      const lateForNew = forecast.isLast && memory === undefined ? worths.lastLook : 0;
      const gained = weighed.reduce((sum, reason) => sum + reason.worth, 0);
      const worth = gained - restedTooLittle(memory, forecast.at) - lateForNew;
      return { question, worth, planned: plannedAs(question, weighed, forecast) };
    })
    .sort((a, b) => b.worth - a.worth);
}

type Weighed = PlanReason & { readonly worth: number };

/** What a reason is worth against the others. */
const worths = { due: 3, newType: 2.5, newQuestion: 1, weakSkill: 2, lastLook: 4 } as const;

function reasonsFor(
  question: BankQuestion,
  memory: Memory | undefined,
  forecast: Forecast,
): Weighed[] {
  const reasons: Weighed[] = weakSkill(question, forecast);
  const { type } = question;
  if (memory === undefined) {
    reasons.push(
      forecast.practisedTypes.has(type)
        ? { code: 'new-question', worth: worths.newQuestion }
        : { code: 'new-type', type, worth: worths.newType },
    );
  } else {
    const lacking = 1 - memory.lastScore / 100;
    if (forecast.isLast) reasons.push({ code: 'last-look', worth: worths.lastLook * lacking });
    if (isDue(memory, forecast.at)) reasons.push({ code: 'due', worth: worths.due + lacking });
  }
  if (reasons.length === 0) reasons.push({ code: 'keep-fresh', worth: 0 });
  return reasons.sort((a, b) => b.worth - a.worth);
}

const weakBelow = 60;

/** The weakest skill of a question, where it is weak; its mastery is told as it is today. */
function weakSkill({ skills }: BankQuestion, { masteryOfSkill, today }: Forecast): Weighed[] {
  const [weakest] = skills
    .map((skill) => ({ skill, expected: masteryOfSkill.get(skill) ?? 0 }))
    .sort((a, b) => a.expected - b.expected);
  if (weakest === undefined || weakest.expected >= weakBelow) return [];
  const { skill, expected } = weakest;
  const mastery = today.masteryOfSkill.get(skill) ?? 0;
  return [{ code: 'weak-skill', skill, mastery, worth: worths.weakSkill * (1 - expected / 100) }];
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
  weighed: readonly Weighed[],
  { today }: Forecast,
): PlannedQuestion {
  const reasons = weighed.map(({ worth: _worth, ...reason }) => reason);
  return { questionId: id, text, lastScore: today.memories.get(id)?.lastScore ?? null, reasons };
}

function onlyLevelOf(questions: readonly BankQuestion[]): Plan['level'] {
  const [first] = questions;
  if (first === undefined || questions.some(({ level }) => level.id !== first.level.id))
    return null;
  return { title: first.level.title, focus: first.level.focus };
}
