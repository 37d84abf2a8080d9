import { DrillError, exitCodes, UsageError } from '../domain/errors.ts';
import { print } from '../domain/printable.ts';
import type { BankQuestion } from '../domain/question.ts';
import { verdictsByQuestion } from '../scoring/judge-requests.ts';
import type { Context, Flags } from './command.ts';
import { asksModel } from './model-flags.ts';
import { type AnswersAt, type PendingOfRow, pendingOfFile } from './pending-rows.ts';

/** Whether the flags ask for a batch at the provider; throws UsageError where that cannot be. */
export function batches(path: string, flags: Flags): boolean {
  if (flags.engine !== 'openai-batch') return false;
  const objection = objectionTo(path, flags);
  if (objection === null) return true;
  throw new UsageError(`--engine openai-batch ${objection}.`, 'See `drill grade --help`.');
}

function objectionTo(path: string, flags: Flags): string | null {
  if (!asksModel(flags)) return 'is for --scorer llm or both';
  if (path === '-') return 'needs a file: it reads the answers more than once';
  if (flags.cache === false) return 'keeps its replies on disk, which --no-cache forbids';
  return flags.dryRun === true
    ? 'cannot be shown by --dry-run, which prints single requests'
    : null;
}

/** Has every answer judged in a batch; the replies are kept, and grading finds them there. */
export async function runBatch(
  context: Context,
  answers: AnswersAt,
  questions: readonly BankQuestion[],
  flags: Flags,
): Promise<void> {
  const session = await context.model(flags);
  const requests = new Map<string, PendingOfRow>();
  for await (const pending of pendingOfFile(context, answers, questions, flags)) {
    requests.set(pending.key, pending);
  }
  const isVerdict = await verdictsByQuestion(questions);
  const fault = await session.batch.run(
    [...requests.values()].map(({ key, request }) => ({ key, request })),
    async (key, reply) => {
      const known = requests.get(key);
      if (known === undefined || !isVerdict(known.questionId, reply)) return false;
      await session.cache.set(key, reply);
      return true;
    },
    (sentence) => context.notes.write(print`${sentence}\n`),
    context.signal,
  );
  context.signal.throwIfAborted();
  if (fault !== null) throw new DrillError(exitCodes.unscored, fault.message);
}
