import type { Attempt } from '../domain/attempt.ts';
import type { AnswerInput, AnswerPrompt } from '../domain/ports.ts';
import { asksForStar, type BankQuestion } from '../domain/question.ts';
import { newAttempt } from './new-attempt.ts';
import type { PracticeSetup, SessionStyle } from './practice-setup.ts';
import { readByParts } from './star.ts';
import {
  type AnswerDraft,
  current,
  type FollowUpAsked,
  type SessionEvent,
  type SessionState,
} from './state.ts';

/** Unfinished answers by question. */
export type Drafts = Map<string, Attempt>;

type Asking = Extract<SessionState, { phase: 'asking' }>;

/** Asks the current question, or what follows up on it, and saves what is answered before anything is done with it. */
export async function ask(
  state: Asking,
  setup: PracticeSetup,
  drafts: Drafts,
): Promise<SessionEvent> {
  const { progress, followUp } = state;
  const question = current(progress);
  const draft = state.draft ?? (await announced(state, setup, drafts));
  setup.prepare(question);
  const attemptId = draft?.attemptId ?? setup.newId();
  const attempt = (text: string, spentMs: number, kind: Attempt['state']) =>
    newAttempt(question, {
      id: attemptId,
      sessionId: setup.sessionId,
      answer: textWith(followUp, text),
      state: kind,
      answeredAt: setup.clock(),
      spentMs,
      followUp: followUp?.ask ?? null,
    });
  const input = await readAnswer(question, followUp, draft, setup, (text, spentMs) => {
    return text.trim() !== '' && setup.recorder.draft(attempt(text, spentMs, 'incomplete'));
  });
  return received(input, attempt, setup);
}

/** Shows what is asked, and the unfinished answer there may be; each is offered once. */
async function announced(
  { progress, followUp }: Asking,
  { view }: PracticeSetup,
  drafts: Drafts,
): Promise<AnswerDraft | null> {
  const question = current(progress);
  if (followUp !== null) {
    await view.followUp(followUp.ask);
    return null;
  }
  await view.question(question, progress.index + 1, progress.queue.length);
  const unfinished = drafts.get(question.id);
  drafts.delete(question.id);
  if (unfinished === undefined) return null;
  await view.draftOffered(unfinished);
  return { attemptId: unfinished.id, text: unfinished.answer };
}

/** The answer to a follow-up is added to the answer that it asks about. */
function textWith(followUp: FollowUpAsked | null, text: string): string {
  return followUp === null ? text : `${followUp.onto.attempt.answer}\n\n${text}`;
}

function readAnswer(
  question: BankQuestion,
  followUp: FollowUpAsked | null,
  draft: AnswerDraft | null,
  { candidate, view, style }: PracticeSetup,
  onDraft: AnswerPrompt['onDraft'],
): Promise<AnswerInput> {
  const prompt: AnswerPrompt = {
    hints: style.hints === 'none' || followUp !== null ? [] : question.howToAnswer,
    hintsShown: style.hints === 'first-shown' ? 1 : 0,
    draft: draft?.text ?? '',
    limitMs: limitOf(question, style),
    inEditor: style.inEditor,
    onDraft,
  };
  const byParts = style.star && asksForStar(question) && followUp === null && draft === null;
  return byParts
    ? readByParts(candidate, prompt, (part) => view.part(part))
    : candidate.readAnswer(prompt);
}

/** What an answer takes when the question does not say. */
const usualLimitSeconds = 120;

function limitOf(question: BankQuestion, { mode, limitSeconds }: SessionStyle): number | null {
  if (limitSeconds !== null) return limitSeconds * 1000;
  return mode === 'exam' ? (question.timeLimitSeconds ?? usualLimitSeconds) * 1000 : null;
}

async function received(
  input: AnswerInput,
  attemptOf: (text: string, spentMs: number, state: Attempt['state']) => Attempt,
  { recorder }: PracticeSetup,
): Promise<SessionEvent> {
  if (input.kind === 'answer') {
    const attempt = attemptOf(input.text, input.spentMs, 'submitted');
    await recorder.attempt(attempt);
    return { kind: 'answered', attempt };
  }
  if (input.draft.trim() !== '') {
    await recorder.attempt(attemptOf(input.draft, input.spentMs, 'incomplete'));
  }
  return input.kind === 'skip' ? { kind: 'skipped' } : { kind: 'ended', exitCode: input.exitCode };
}
