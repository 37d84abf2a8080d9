import type { Calibration } from '../domain/calibration.ts';
import { exitCodes, NothingMatchedError, UsageError } from '../domain/errors.ts';
import { Printable, print } from '../domain/printable.ts';
import { calibrationText } from '../reporters/calibration.ts';
import { createAssessor } from '../scoring/assess.ts';
import { calibrate as measure } from '../session/calibrate.ts';
import { assessorsById } from '../session/grade.ts';
import type { Command, Flags } from './command.ts';
import { formatOf, inputFormatOption } from './input-format.ts';
import { scorerName, scorerOptions } from './model-flags.ts';
import { questionsOption, readBank } from './selection-flags.ts';

export const calibrate: Command = {
  name: 'calibrate',
  summary: 'Measure how well a scorer agrees with human scores',
  arguments: [
    {
      name: '<file>',
      description:
        'NDJSON or CSV with questionId, answer and humanScore (or humanScores, or gold); - for standard input',
    },
  ],
  options: [
    questionsOption,
    ...scorerOptions,
    inputFormatOption,
    {
      flags: '--bands <cuts>',
      description:
        'where the human scale is cut into bands for kappa, e.g. 40,75 (default: whole points up to 10, else 40,75)',
      list: true,
    },
    { flags: '--format <format>', description: 'text or json', choices: ['text', 'json'] },
    { flags: '--json', description: 'the same as --format json' },
  ],
  examples: [
    {
      line: 'drill calibrate rated.ndjson',
      does: 'Prints agreement, baselines and the answers furthest apart.',
    },
    {
      line: 'drill calibrate rated.csv --bands 40,75 --json',
      does: 'The same as JSON, with kappa over three bands.',
    },
  ],
  async run(context, [path = '-'], flags) {
    const bank = await readBank(context, flags);
    const scorer = await context.scorer(scorerName(flags), flags);
    const assessorOf = assessorsById({
      questions: bank.questions,
      prepare: (question) => createAssessor(scorer, question),
    });
    const calibration = await measure(context.readRows(path, formatOf(path, flags)), {
      scorer,
      checkRow: context.checkRow,
      assess: ({ questionId, answer }) => assessorOf(questionId)?.(answer) ?? null,
      bands: bandsOf(flags),
    });
    if (calibration.overall.n === 0) throw nothingRated(path, calibration);
    const json = flags.json === true || flags.format === 'json';
    const text = json
      ? Printable.json(calibration, 2)
      : calibrationText(calibration, context.outLayout);
    await context.out.write(print`${text}\n`);
    return exitCodes.done;
  },
};

function nothingRated(path: string, { leftOut }: Calibration): NothingMatchedError {
  const reasons = Object.entries(leftOut).map(([code, count]) => `${count} ${code}`);
  return new NothingMatchedError(
    `No row of ${path} has an answer to a known question with a human score${reasons.length === 0 ? '' : ` (${reasons.join(', ')})`}.`,
    'Each row needs questionId, answer and humanScore; --questions names the question files.',
  );
}

/** Ascending numbers, or null where none are given. */
function bandsOf({ bands }: Flags): readonly number[] | null {
  if (!Array.isArray(bands)) return null;
  const cuts = bands.map(Number);
  const ascending = cuts.every((cut, index) => index === 0 || cut > (cuts[index - 1] ?? 0));
  if (cuts.some((cut) => !Number.isFinite(cut)) || !ascending) {
    throw new UsageError(
      `--bands ${bands.join(',')} is not a list of ascending numbers.`,
      'Give the points where the human scale is cut, for example --bands 40,75.',
    );
  }
  return cuts;
}
