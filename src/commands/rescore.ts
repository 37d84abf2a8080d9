import type { GradedRow, InputRow } from '../domain/answer-row.ts';
import { type ExitCode, exitCodes, NothingMatchedError, UsageError } from '../domain/errors.ts';
import type { HistoryStore } from '../domain/ports.ts';
import { Printable, print } from '../domain/printable.ts';
import { rescoringText } from '../reporters/rescoring.ts';
import { createAssessor } from '../scoring/assess.ts';
import type { Scorer } from '../scoring/scorer.ts';
import { neededFields } from '../session/map-row.ts';
import { rescoreBatches, rescoreSaved } from '../session/rescore.ts';
import type { Command, Context, Flags } from './command.ts';
import { formatOf, inputFormatOption } from './input-format.ts';
import { noteUse } from './model-estimate.ts';
import { asksModel, scorerName, scorerOptions } from './model-flags.ts';
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
    ...scorerOptions,
    { flags: '--force', description: 'also what this scorer scored by this rubric already' },
    inputFormatOption,
    { flags: '-o, --output <file>', description: 'with FILE: write the assessments there' },
    numbersOption,
    { flags: '--json', description: 'what changed as a JSON object' },
  ],
  examples: [
    { line: 'drill rescore', does: 'Scores what an older scorer or rubric scored again.' },
    {
      line: 'drill rescore --scorer llm --model llama3.1 --base-url http://localhost:11434/v1',
      does: 'The saved answers through a judge on this machine.',
    },
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
    const scorer = await context.scorer(scorerName(flags), flags);
    const setup = {
      questions,
      checkRow: context.checkRow,
      prepare: (question: (typeof questions)[number]) => {
        const assess = createAssessor(scorer, question);
        return (answer: string) => assess(answer, context.signal);
      },
    };
    const unscored =
      file === undefined
        ? await withHistory(context, 'write', (store) =>
            rescoreHistory(store, setup, scorer, context, flags),
          )
        : await rescoreFile(file, setup, context, flags);
    if (flags.dryRun === true) return exitCodes.done;
    if (asksModel(flags)) await noteUse(context, flags);
    return unscored;
  },
};

type Setup = Parameters<typeof rescoreBatches>[1];

async function rescoreFile(
  file: string,
  setup: Setup,
  context: Context,
  flags: Flags,
): Promise<ExitCode> {
  const needed = neededFields({ fields: {} });
  const rows = context.readRows(file, formatOf(file, flags), needed) as AsyncIterable<InputRow[]>;
  const counted = new UnscoredRows(rescoreBatches(rows, setup), context.signal);
  if (flags.dryRun === true) for await (const _ of counted.batches());
  else await writeRows(context, flags, counted.batches());
  const { count } = counted;
  if (count === 0) return exitCodes.done;
  await context.notes.write(
    print`${count} ${count === 1 ? 'row' : 'rows'} could not be scored; the reasons are in the output.\n`,
  );
  return exitCodes.unscored;
}

/** Passes rows on until the user interrupts, and counts those without a score. */
class UnscoredRows {
  count = 0;
  private readonly source: AsyncIterable<readonly GradedRow[]>;
  private readonly signal: AbortSignal;

  constructor(source: AsyncIterable<readonly GradedRow[]>, signal: AbortSignal) {
    this.source = source;
    this.signal = signal;
  }

  async *batches(): AsyncGenerator<readonly GradedRow[]> {
    for await (const batch of this.source) {
      const unscored = batch.filter(({ status }) => status === 'unscored').length;
      if (unscored > 0) this.signal.throwIfAborted();
      this.count += unscored;
      yield batch;
      this.signal.throwIfAborted();
    }
  }
}

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
  setup: Setup,
  scorer: Scorer,
  context: Context,
  flags: Flags,
): Promise<ExitCode> {
  const filter = typeof flags.id === 'string' ? { questionId: flags.id } : {};
  const rescoring = await rescoreSaved(store, setup, {
    filter,
    scorer,
    all: flags.force === true,
    save: flags.dryRun !== true,
    clock: context.clock,
    signal: context.signal,
  });
  if (rescoring.answers === 0) {
    throw new NothingMatchedError(
      'There are no saved answers to score.',
      'Run `drill` to answer a question.',
    );
  }
  if (flags.dryRun === true) return exitCodes.done;
  const text =
    flags.json === true
      ? Printable.json(rescoring, 2)
      : rescoringText(rescoring, context.outLayout, { numbers: flags.numbers !== false });
  await context.out.write(print`${text}\n`);
  return rescoring.unscored > 0 ? exitCodes.unscored : exitCodes.done;
}
