import type { RecordedAttempt, SessionStart } from '../domain/attempt.ts';
import type { BestAttempt } from '../domain/comparison.ts';
import { type ExitCode, exitCodes } from '../domain/errors.ts';
import type { Bank, Candidate, HistoryStore } from '../domain/ports.ts';
import { print } from '../domain/printable.ts';
import type { BankQuestion } from '../domain/question.ts';
import { summaryText } from '../reporters/summary.ts';
import { type Experience, experienceOf } from '../session/paper.ts';
import { type PracticeOutcome, practise } from '../session/practice.ts';
import type { SessionStyle } from '../session/practice-setup.ts';
import { createRecorder } from '../session/recorder.ts';
import { positionOf, type Result, type SessionState } from '../session/state.ts';
import { summarise } from '../session/summary.ts';
import type { Context, Flags } from './command.ts';
import { scorerName } from './model-flags.ts';
import { patientScoring } from './patience.ts';
import { createPracticeView, writeExamReport } from './practice-view.ts';
import { begun, openRecords, type Records, savedSentence, sayNotSaved } from './records.ts';
import { readBank } from './selection-flags.ts';
import { cutsOf, styleOf } from './session-options.ts';

/** What a command may choose the questions of a session from. */
export interface Choice {
  readonly bank: Bank;
  readonly candidate: Candidate;
  /** Past answers; null where they cannot be read. */
  readonly store: HistoryStore | null;
  readonly experience: Experience;
}

/** What is asked. */
export interface Paper {
  readonly session: SessionStart;
  readonly start: SessionState;
  /** Compare with the last attempt from before the session. */
  readonly comparesWithEarlier: boolean;
}

/** Holds a session over the questions that `choose` picks; null ends it before it begins. */
export async function holdSession(
  context: Context,
  flags: Flags,
  choose: (choice: Choice) => Promise<Paper | null>,
): Promise<ExitCode> {
  // Flags that cannot go together are told before anything is opened or asked.
  styleOf(flags, context);
  const cuts = cutsOf(flags);
  const bank = await readBank(context, flags);
  const candidate = await context.candidate();
  const records = await openRecords(context, flags);
  const { store } = records;
  try {
    const experience = experienceOf(store?.outlines() ?? [], cuts, context.clock());
    const paper = await choose({ bank, candidate, store, experience });
    if (paper === null) return exitCodes.done;
    const saving = await begun(context, records, paper.session);
    // A session that goes on keeps the mode it was begun in.
    const held = styleOf({ ...flags, mode: paper.session.mode }, context);
    const outcome = await ask(context, flags, {
      ...paper,
      style: held,
      bank,
      candidate,
      saving,
      store,
    });
    return await conclude(context, outcome, saving, held, { flags, session: paper.session });
  } finally {
    store?.close();
  }
}

interface Sitting extends Paper {
  readonly style: SessionStyle;
  readonly bank: Bank;
  readonly candidate: Candidate;
  readonly saving: Records;
  readonly store: HistoryStore | null;
}

interface Sat extends PracticeOutcome {
  /** Answers that could not be saved. */
  readonly lost: number;
}

async function ask(context: Context, flags: Flags, sitting: Sitting): Promise<Sat> {
  const { session, start, style, bank, candidate, saving, store } = sitting;
  const scorer = await context.scorer(scorerName(flags), flags);
  const kept = saving.path === null ? null : store;
  const drafts = new Map((kept?.drafts() ?? []).map((draft) => [draft.questionId, draft]));
  const recorder = createRecorder(kept, (loss) => sayNotSaved(context, loss));
  const outcome = await practise({
    sessionId: session.id,
    start,
    style,
    drafts,
    earlier: (id) => (sitting.comparesWithEarlier ? lastResult(store, bank, id, session.id) : null),
    candidate,
    view: createPracticeView(context, flags.numbers !== false, (id) => bestOf(store, id)),
    recorder,
    ...patientScoring(context, scorer),
    clock: context.clock,
    newId: context.newId,
  });
  return { ...outcome, lost: recorder.lost };
}

function lastResult(
  store: HistoryStore | null,
  { questions }: Bank,
  questionId: string,
  sessionId: string,
): Result | null {
  const attempt = store
    ?.attempts({ questionId, state: 'submitted', limit: 20 })
    .find((each) => each.sessionId !== sessionId && each.assessment?.status === 'scored');
  return attempt === undefined ? null : resultOf(attempt, questions);
}

/** A recorded attempt as a result; null without an assessment or when its question is gone. */
export function resultOf(
  attempt: RecordedAttempt,
  questions: readonly BankQuestion[],
): Result | null {
  const question = questions.find(({ id }) => id === attempt.questionId);
  const { assessment } = attempt;
  return question === undefined || assessment === null ? null : { question, attempt, assessment };
}

/** The best answer that counts, this session's included. */
function bestOf(store: HistoryStore | null, questionId: string): BestAttempt | null {
  const scored = (store?.outlines(questionId) ?? []).flatMap(({ score, answeredAt }) =>
    score === null ? [] : [{ score, at: answeredAt }],
  );
  return scored.reduce<BestAttempt | null>(
    (best, each) => (best === null || each.score > best.score ? each : best),
    null,
  );
}

async function conclude(
  context: Context,
  { progress, exitCode, lost }: Sat,
  saving: Records,
  style: SessionStyle,
  { flags, session }: { readonly flags: Flags; readonly session: SessionStart },
): Promise<ExitCode> {
  const numbers = flags.numbers !== false;
  if (style.mode === 'exam') await writeExamReport(context, progress.results, numbers);
  const summary = summarise(progress);
  if (summary.answered + summary.skipped > 0) {
    const saved = savedSentence(saving, session, lost);
    const text = summaryText(summary, context.outLayout, { numbers, saved });
    await context.out.write(print`${text}\n`);
  }
  if (saving.path !== null && positionOf(progress) < progress.queue.length) {
    await context.notes.write(print`\`drill --resume\` goes on with this session.\n`);
  }
  return exitCode;
}
