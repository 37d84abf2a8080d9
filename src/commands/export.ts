import { exitCodes, NothingMatchedError, UsageError } from '../domain/errors.ts';
import type { MentorReport, ReportedAttempt } from '../domain/mentor-report.ts';
import { print } from '../domain/printable.ts';
import { type ReportFormat, reportFormatNames, reportFormats } from '../reporters/export/index.ts';
import { statisticsOf } from '../session/statistics.ts';
import type { Command, Context, Flags } from './command.ts';
import { localDay } from './days.ts';
import { scoredByEarlierRubric } from './earlier-rubric.ts';
import { filtersAsked, historyFilterOf, historyOptions } from './history-filter.ts';
import { questionsOption, readBank } from './selection-flags.ts';
import { cutsOf, gradesOption } from './session-options.ts';
import { withHistory } from './with-history.ts';

export const exportReport: Command = {
  name: 'export',
  summary: 'Write a report for a mentor: HTML, Markdown, CSV or JSON',
  options: [
    ...historyOptions,
    questionsOption,
    {
      flags: '--format <format>',
      description: `${reportFormatNames.join(', ')} (default: by the name of the file, else markdown)`,
      choices: reportFormatNames,
    },
    { flags: '-o, --output <file>', description: 'write it there instead of standard output' },
    gradesOption,
  ],
  examples: [
    {
      line: 'drill export -o report.html',
      does: 'Every answer with score, evidence, example and what was contested, and the progress.',
    },
    { line: 'drill export --format csv --skill empathy', does: 'A table of answers on one skill.' },
  ],
  async run(context, _args, flags) {
    const format = formatOf(flags);
    const report = await readReport(context, flags);
    const text = print`${reportFormats[format](report)}\n`;
    if (typeof flags.output !== 'string') {
      await context.out.write(text);
      return exitCodes.done;
    }
    await context.writeFile(flags.output, [text]);
    await context.notes.write(
      print`${report.attempts.length} answers written to ${flags.output}; only you can read it.\n`,
    );
    return exitCodes.done;
  },
};

const extensions: Readonly<Record<string, ReportFormat>> = {
  html: 'html',
  htm: 'html',
  md: 'markdown',
  markdown: 'markdown',
  csv: 'csv',
  json: 'json',
};

function formatOf({ format, output }: Flags): ReportFormat {
  if (typeof format === 'string') return format as ReportFormat;
  if (typeof output !== 'string') return 'markdown';
  const extension = /\.([^./\\]+)$/.exec(output)?.[1]?.toLowerCase() ?? '';
  const known = Object.hasOwn(extensions, extension) ? extensions[extension] : undefined;
  if (known !== undefined) return known;
  throw new UsageError(
    `The name ${output} does not say which format it is to have.`,
    `Say it with --format: ${reportFormatNames.join(', ')}.`,
  );
}

async function readReport(context: Context, flags: Flags): Promise<MentorReport> {
  const cuts = cutsOf(flags);
  const { questions } = await readBank(context, flags);
  const filter = { ...historyFilterOf([], flags), state: 'submitted' } as const;
  const [attempts, outlines] = await withHistory(context, 'read', (store) => [
    store.attempts(filter).map((attempt) => ({
      ...attempt,
      earlierAssessments: store.assessmentsOf(attempt.id).slice(0, -1),
    })),
    store.outlines(),
  ]);
  if (attempts.length === 0) {
    const asked = filtersAsked([], flags);
    throw new NothingMatchedError(
      asked.length === 0
        ? 'There are no saved answers to report.'
        : `No saved answer matches ${asked.join(' ')}.`,
      'Run `drill` to answer a question.',
    );
  }
  const shown = new Set(attempts.map(({ id }) => id));
  const isEarlier = scoredByEarlierRubric(questions);
  const byId = new Map(questions.map((question) => [question.id, question]));
  const counted = outlines.filter(({ id }) => shown.has(id));
  return {
    madeAt: context.clock(),
    statistics: statisticsOf({
      outlines: counted,
      questions,
      cuts,
      now: context.clock(),
      dayOf: localDay,
    }),
    attempts: attempts.map(
      (attempt): ReportedAttempt => ({
        ...attempt,
        question: byId.get(attempt.questionId) ?? null,
        earlierRubric: isEarlier(attempt),
      }),
    ),
  };
}
