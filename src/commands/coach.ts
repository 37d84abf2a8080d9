import { UsageError } from '../domain/errors.ts';
import type { BankQuestion } from '../domain/question.ts';
import { type Assess, createAssessor } from '../scoring/assess.ts';
import type { Context, Flags } from './command.ts';
import { questionNamed } from './question-named.ts';
import { readBank } from './selection-flags.ts';

/** A question by its id; throws NothingMatchedError with the nearest ids. */
export async function questionOf(
  context: Context,
  id: string,
  flags: Flags,
): Promise<BankQuestion> {
  const { questions } = await readBank(context, flags);
  return questionNamed(id, questions);
}

/** The offline scorer on one question: the one of the settings, unless that asks a model. */
export async function offlineAssess(context: Context, question: BankQuestion): Promise<Assess> {
  const { scorer } = context.configuration.settings;
  return createAssessor(await context.scorer(scorer === 'words' ? scorer : 'rules'), question);
}

/** Whether the coach may ask a model: where one is named, unless --offline says no. */
export function coachAsksModel({ offline, model, baseUrl }: Flags): boolean {
  if (offline === true) return false;
  if (typeof model === 'string' && typeof baseUrl === 'string') return true;
  if (typeof model === 'string' || typeof baseUrl === 'string') {
    throw new UsageError(
      'A model needs both --model and --base-url.',
      'Give both, or --offline to do without.',
    );
  }
  return false;
}
