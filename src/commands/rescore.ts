import type { InputRow } from '../domain/answer-row.ts';
import { exitCodes, NothingMatchedError, UsageError } from '../domain/errors.ts';
import type { HistoryStore } from '../domain/ports.ts';
import { Printable, print } from '../domain/printable.ts';
import { rescoringText } from '../reporters/rescoring.ts';
import { createAssessor } from '../scoring/assess.ts';
import type { Scorer } from '../scoring/scorer.ts';
import { rescoreBatches, rescoreSaved } from '../session/rescore.ts';
import type { Command, Context, Flags } from './command.ts';
import { formatOf, inputFormatOption } from './input-format.ts';
import { questionsOption, readBank } from './selection-flags.ts';
import { numbersOption } from './session-options.ts';
import { withHistory } from './with-history.ts';

export const rescore: Command = {
  name: 'rescore',
  summary: "Score saved answers again with today's scorer or another; old scores are kept",
  arguments: [
    {
      name: '[file]',
      description: 'answer rows instead of the history; their old score and scorer are kept',
    },
  ],
  options: [
    questionsOption,
    { flags: '--id <id>', description: 'only answers to this question' },
    { flags: '--scorer <name>', description: 'the scorer (default: rules)' },
    { flags: '--force', description: 'also what this scorer scored by this rubric already' },
    inputFormatOption,
    { flags: '-o, --output <file>', description: 'with FILE: write the assessments there' },
    numbersOption,
    { flags: '--json', description: 'what changed as a JSON object' },
  ],
  examples: [
    { line: 'drill rescore', does: 'Scores what an older scorer or rubric scored again.' },
    {
      line: 'drill rescore scored.ndjson -o rescored.ndjson',
      does: 'A file of answers; each row keeps its previous score.',
    },
  ],
  async run(context, [file], flags) {
    const { questions } = await readBank(context, flags);
    if (questions.length === 0) {
      throw new UsageError('There are no questions to score by.', 'Check --questions.');
    }
    const scorer = await context.scorer(typeof flags.scorer === 'string' ? flags.scorer : 'rules');
    const setup = {
      questions,
      checkRow: context.checkRow,
      prepare: (question: (typeof questions)[number]) => createAssessor(scorer, question),
    };
    if (file !== undefined) {
      const batches = context.readRows(file, formatOf(file, flags));
      await writeRows(context, flags, rescoreBatches(batches as AsyncIterable<InputRow[]>, setup));
      return exitCodes.done;
    }
    await withHistory(context, 'write', (store) =>
      rescoreHistory(store, setup, scorer, context, flags),
    );
    return exitCodes.done;
  },
};

async function writeRows(
  context: Context,
  { output }: Flags,
  batches: AsyncIterable<readonly unknown[]>,
): Promise<void> {
  const chunks = printed(batches);
  if (typeof output === 'string') return context.writeFile(output, chunks);
  for await (const chunk of chunks) {
    if (context.out.closed) return;
    await context.out.write(chunk);
  }
}

async function* printed(batches: AsyncIterable<readonly unknown[]>): AsyncGenerator<Printable> {
  for await (const batch of batches) {
    yield Printable.join(batch.map((row) => print`${Printable.json(row)}\n`));
  }
}

async function rescoreHistory(
  store: HistoryStore,
  setup: Parameters<typeof rescoreSaved>[1],
  scorer: Scorer,
  context: Context,
  flags: Flags,
): Promise<void> {
  const filter = typeof flags.id === 'string' ? { questionId: flags.id } : {};
  const rescoring = await rescoreSaved(store, setup, {
    filter,
    scorer,
    all: flags.force === true,
    clock: context.clock,
  });
  if (rescoring.answers === 0) {
    throw new NothingMatchedError(
      'There are no saved answers to score.',
      'Run `drill` to answer a question.',
    );
  }
  const text =
    flags.json === true
      ? Printable.json(rescoring, 2)
      : rescoringText(rescoring, context.outLayout, { numbers: flags.numbers !== false });
  await context.out.write(print`${text}\n`);
}
