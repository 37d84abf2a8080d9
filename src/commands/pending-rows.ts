import type { BankQuestion } from '../domain/question.ts';
import { type PendingRequest, pendingByAnswer } from '../scoring/judge-requests.ts';
import type { Context, Flags } from './command.ts';
import { formatOf } from './input-format.ts';
import { numberFlag } from './model-flags.ts';

export interface PendingOfRow extends PendingRequest {
  readonly questionId: string;
}

/** Everything that the judge would still be asked for a file of answers. */
export async function* pendingOfFile(
  context: Context,
  path: string,
  questions: readonly BankQuestion[],
  flags: Flags,
): AsyncGenerator<PendingOfRow> {
  const { model, cache } = await context.model(flags);
  const samples = numberFlag(flags, 'samples', 1);
  const pending = await pendingByAnswer(questions, { identity: model.identity, cache, samples });
  for await (const batch of context.readRows(path, formatOf(path, flags))) {
    context.signal.throwIfAborted();
    for (const input of batch) {
      const row = 'fault' in input ? '' : context.checkRow(input.value);
      if (typeof row === 'string') continue;
      const { questionId, answer } = row;
      for (const each of await pending(questionId, answer)) yield { ...each, questionId };
    }
  }
}
