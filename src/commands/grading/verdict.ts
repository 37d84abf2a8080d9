import { type ExitCode, exitCodes } from '../../domain/errors.ts';
import type { GradeSummary } from '../../domain/grade-summary.ts';
import { alike } from './options.ts';
import type { GradeRequest } from './request.ts';

type Limits = Pick<GradeRequest, 'threshold' | 'minMean' | 'failOn'>;

/** A sentence for each limit that the run does not keep. */
export function failuresOf(summary: GradeSummary, limits: Limits): string[] {
  const { threshold, minMean } = limits;
  const { min, mean } = summary;
  const failures: string[] = [];
  if (summary.answers === 0 && (threshold !== null || minMean !== null)) {
    failures.push('There were no answers, so no score can reach what was asked for.');
  }
  if (threshold !== null && min !== null && min < threshold) {
    failures.push(`The lowest score, ${min}, is below the threshold of ${threshold}.`);
  }
  if (minMean !== null && mean !== null && mean < minMean) {
    failures.push(`The mean, ${mean}, is below ${minMean}.`);
  }
  return [...failures, ...flagFailures(summary, limits)];
}

function flagFailures({ flags, alike: likeness }: GradeSummary, { failOn }: Limits): string[] {
  const counted = [
    ...flags.map(({ code, count }) => ({ code: code as string, count })),
    { code: alike, count: likeness?.total ?? 0 },
  ];
  return counted
    .filter(({ code, count }) => count > 0 && (failOn ?? []).includes(code))
    .map(({ code, count }) => `${count} ${count === 1 ? 'place' : 'places'} to look: ${code}.`);
}

/** `second`: answers that only a second scorer left unscored. */
export function exitCodeFor(
  summary: GradeSummary,
  second: number,
  failures: readonly string[],
): ExitCode {
  if (failures.length > 0) return exitCodes.failed;
  return summary.unscored + second > 0 ? exitCodes.unscored : exitCodes.done;
}
