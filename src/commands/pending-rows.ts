import type { RowMapping } from '../domain/answer-row.ts';
import type { BankQuestion } from '../domain/question.ts';
import { type PendingRequest, pendingByAnswer } from '../scoring/judge-requests.ts';
import { mapRow, neededFields } from '../session/map-row.ts';
import type { Context, Flags } from './command.ts';
import { formatOf } from './input-format.ts';
import { numberFlag } from './model-flags.ts';

export interface PendingOfRow extends PendingRequest {
  readonly questionId: string;
}

/** Where answers are, and which of their fields stand for what. */
export interface AnswersAt {
  readonly path: string;
  readonly mapping: RowMapping;
}

const linesAtOnce = 256;

/** Everything that the judge would still be asked for a file or folder of answers. */
export async function* pendingOfFile(
  context: Context,
  { path, mapping }: AnswersAt,
  questions: readonly BankQuestion[],
  flags: Flags,
): AsyncGenerator<PendingOfRow> {
  const { model, cache } = await context.model(flags);
  const samples = numberFlag(flags, 'samples', 1);
  const pending = await pendingByAnswer(questions, {
    identity: model.identity,
    offline: await context.scorer('rules'),
    cache,
    samples,
  });
  const source = await context.openAnswers(path, formatOf(path, flags), neededFields(mapping));
  for await (const chunk of source.chunks(() => linesAtOnce)) {
    context.signal.throwIfAborted();
    for (const input of context.rowsOf(chunk)) {
      const row = 'fault' in input ? '' : context.checkRow(mapRow(input.value, mapping));
      if (typeof row === 'string') continue;
      const { questionId, answer } = row;
      for (const each of await pending(questionId, answer)) yield { ...each, questionId };
    }
  }
}
