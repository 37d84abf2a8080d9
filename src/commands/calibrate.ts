import type { BothCalibrations, Calibration } from '../domain/calibration.ts';
import { type ExitCode, exitCodes, NothingMatchedError, UsageError } from '../domain/errors.ts';
import { Printable, print } from '../domain/printable.ts';
import type { BankQuestion } from '../domain/question.ts';
import { bothCalibrationsText, calibrationText } from '../reporters/calibration.ts';
import { createAssessor } from '../scoring/assess.ts';
import type { Scorer } from '../scoring/scorer.ts';
import { type CalibrationSetup, calibrate as measure } from '../session/calibrate.ts';
import { calibrateBoth } from '../session/calibrate-both.ts';
import { assessorsById } from '../session/grade.ts';
import { neededFields } from '../session/map-row.ts';
import type { Command, Context, Flags } from './command.ts';
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
    {
      line: 'drill calibrate rated.ndjson --scorer both --model llama3.1 --base-url http://localhost:11434/v1',
      does: 'Rules and judge against people, and against each other.',
    },
  ],
  async run(context, [path = '-'], flags) {
    const { questions } = await readBank(context, flags);
    const name = scorerName(flags);
    const scorer = await context.scorer(name, flags);
    const rows = context.readRows(path, formatOf(path, flags), neededFields({ fields: {} }));
    const setup = setupFor(scorer, questions, context, flags);
    if (name === 'both') return both(context, await calibrateBoth(rows, setup), path, flags);
    const calibration = await measure(rows, setup);
    if (calibration.overall.n === 0) throw nothingRated(path, calibration);
    return show(context, flags, calibration, calibrationText(calibration, context.outLayout));
  },
};

function setupFor(
  scorer: Scorer,
  questions: readonly BankQuestion[],
  { checkRow, signal }: Context,
  flags: Flags,
): CalibrationSetup {
  const assessorOf = assessorsById({
    questions,
    prepare: (question) => {
      const assess = createAssessor(scorer, question);
      return (answer) => assess(answer, signal);
    },
  });
  return {
    scorer,
    checkRow,
    assess: ({ questionId, answer }) => assessorOf(questionId)?.(answer) ?? null,
    bands: bandsOf(flags),
  };
}

async function both(
  context: Context,
  calibrations: BothCalibrations,
  path: string,
  flags: Flags,
): Promise<ExitCode> {
  if (calibrations.first.overall.n === 0) throw nothingRated(path, calibrations.first);
  await show(context, flags, calibrations, bothCalibrationsText(calibrations, context.outLayout));
  const { length } = Object.keys(calibrations.second.leftOut);
  return length > 0 && calibrations.second.overall.n === 0 ? exitCodes.unscored : exitCodes.done;
}

async function show(
  { out }: Context,
  { json, format }: Flags,
  measured: object,
  text: Printable,
): Promise<ExitCode> {
  const shown = json === true || format === 'json' ? Printable.json(measured, 2) : text;
  await out.write(print`${shown}\n`);
  return exitCodes.done;
}

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
