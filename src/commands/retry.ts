import { NothingMatchedError } from '../domain/errors.ts';
import type { BankQuestion } from '../domain/question.ts';
import type { Command } from './command.ts';
import { paperOf } from './practice.ts';
import { questionNamed } from './question-named.ts';
import { questionsOption } from './selection-flags.ts';
import { type Choice, holdSession } from './session.ts';
import { sessionOptions } from './session-options.ts';

export const retry: Command = {
  name: 'retry',
  summary: 'Answer the last question again and see what changed',
  arguments: [{ name: '[id]', description: 'that question instead of the one answered last' }],
  options: [questionsOption, ...sessionOptions],
  examples: [
    { line: 'drill retry', does: 'The last question again, compared by criterion and key point.' },
    { line: 'drill retry pl-senior-upset-patient', does: 'That question again.' },
  ],
  run: (context, [id], flags) =>
    holdSession(context, flags, async (choice) => {
      const question =
        id === undefined ? lastAnswered(choice) : questionNamed(id, choice.bank.questions);
      return { ...paperOf([question], 'file', 0, context, flags), comparesWithEarlier: true };
    }),
};

function lastAnswered({ store, bank }: Choice): BankQuestion {
  const [last] = store?.attempts({ state: 'submitted', limit: 1 }) ?? [];
  if (last === undefined) {
    throw new NothingMatchedError(
      'There is no saved answer to try again.',
      'Run `drill` to answer a question.',
    );
  }
  const question = bank.questions.find(({ id }) => id === last.questionId);
  if (question !== undefined) return question;
  throw new NothingMatchedError(
    `The question answered last, "${last.questionId}", is not in these question files.`,
    'Name its file with --questions, or another question: drill retry ID.',
  );
}
