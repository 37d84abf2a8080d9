import type { Question } from '../domain/question.ts';
import type { PendingRequest, PendingRequests, PendingSetup } from './llm/pending.ts';

export type { PendingRequest } from './llm/pending.ts';

/** What the judge would still send, by question id and answer; nothing for an unknown question. */
export async function pendingByAnswer(
  questions: readonly Question[],
  setup: Omit<PendingSetup, 'seed'>,
): Promise<(questionId: string, answer: string) => Promise<readonly PendingRequest[]>> {
  const { pendingRequests } = await import('./llm/pending.ts');
  const byId = new Map(questions.map((question) => [question.id, question]));
  const prepared = new Map<string, PendingRequests>();
  const full = { ...setup, seed: judgeSeed };
  return async (questionId, answer) => {
    const question = byId.get(questionId);
    if (question === undefined) return [];
    const known = prepared.get(questionId) ?? pendingRequests(question, full);
    prepared.set(questionId, known);
    return known(answer);
  };
}

/** Whether a reply is a verdict on a question, by its id. */
export async function verdictsByQuestion(
  questions: readonly Question[],
): Promise<(questionId: string, reply: string) => boolean> {
  const { isVerdictOn } = await import('./llm/pending.ts');
  const byId = new Map(questions.map((question) => [question.id, question]));
  return (questionId, reply) => {
    const question = byId.get(questionId);
    return question !== undefined && isVerdictOn(question)(reply);
  };
}

/** The same for everybody, so that replies that are kept are found again. */
export const judgeSeed = 1;
