import { type MappedField, mappedFields, type RowMapping } from '../../domain/answer-row.ts';
import type { FlagCode } from '../../domain/assessment.ts';
import { UsageError } from '../../domain/errors.ts';
import type { Flags, SinkRequest } from '../command.ts';
import { asksModel, numberFlag as numberOr, scorerName } from '../model-flags.ts';
import { listFlag } from '../selection-flags.ts';
import { alike, type outputFormats, redisUrl } from './options.ts';

/** What the flags ask for. */
export interface GradeRequest {
  readonly scorer: string;
  /** Whether that scorer waits for a model; null where it does not, else the requests at the same time. */
  readonly waits: { readonly concurrency: number } | null;
  /** The scorer that stands in where the model cannot. */
  readonly fallback: string | null;
  readonly format: (typeof outputFormats)[number];
  /** Null for standard output. */
  readonly output: string | null;
  readonly summary: string | null;
  readonly mapping: RowMapping;
  readonly rowNumbers: boolean;
  readonly threshold: number | null;
  readonly minMean: number | null;
  /** Flag codes that fail the run; null where none does. */
  readonly failOn: readonly string[] | null;
  readonly jobs: number | null;
  /** The Redis server of the queue; null to grade on threads of this machine. */
  readonly redis: string | null;
  readonly unfinished: SinkRequest['unfinished'];
  /** An earlier output to compare with, and how the comparison is written. */
  readonly compare: string | null;
  readonly comparison: 'text' | 'json' | 'markdown' | 'html';
}

/** Reads the flags; throws UsageError for those that do not go together. */
export function requestFrom(flags: Flags): GradeRequest {
  const output = textFlag(flags, 'output');
  const request: GradeRequest = {
    scorer: scorerName(flags),
    waits: waitsFrom(flags),
    fallback: textFlag(flags, 'fallback'),
    format: formatFrom(flags, output),
    output,
    summary: textFlag(flags, 'summary'),
    mapping: mappingFrom(flags),
    rowNumbers: flags.row !== false,
    threshold: numberFlag(flags, 'threshold'),
    minMean: numberFlag(flags, 'minMean'),
    failOn: failOnFrom(flags),
    jobs: numberFlag(flags, 'jobs'),
    redis: flags.engine === 'bullmq' ? redisUrl(flags) : null,
    unfinished: unfinishedFrom(flags),
    compare: textFlag(flags, 'compare'),
    comparison: comparisonFrom(flags),
  };
  if (request.redis !== null && request.waits !== null) throw modelInQueue();
  checkResume(request);
  checkCompare(request, flags);
  return request;
}

function waitsFrom(flags: Flags): GradeRequest['waits'] {
  const waits = asksModel(flags);
  return waits ? { concurrency: numberOr(flags, 'concurrency', 4) } : null;
}

/** Workers have no model: what is sent to one, and on what terms, is said where a run begins. */
export function modelInQueue(): UsageError {
  return new UsageError(
    'Workers grade without a model.',
    'Leave out --engine bullmq: `drill grade` asks a model itself, --concurrency requests at a time.',
  );
}

/** Whether the output is rows, not a report or a comparison. */
export function writesRows({ format, compare, output }: GradeRequest): boolean {
  return (format === 'ndjson' || format === 'csv') && (compare === null || output !== null);
}

export function textFlag(flags: Flags, name: string): string | null {
  const value = flags[name];
  return typeof value === 'string' ? value : null;
}

function numberFlag(flags: Flags, name: string): number | null {
  const value = flags[name];
  return typeof value === 'number' ? value : null;
}

const endings: Readonly<Record<string, GradeRequest['format']>> = {
  csv: 'csv',
  md: 'markdown',
  html: 'html',
};

function formatFrom({ format }: Flags, output: string | null): GradeRequest['format'] {
  if (typeof format === 'string') return format as GradeRequest['format'];
  return endings[/\.(\w+)$/.exec(output ?? '')?.[1]?.toLowerCase() ?? ''] ?? 'ndjson';
}

function mappingFrom(flags: Flags): RowMapping {
  const fields: Partial<Record<MappedField, string>> = {};
  for (const pair of listFlag(flags, 'map')) {
    const [, target = '', source = ''] = /^([^=]+)=(.+)$/.exec(pair) ?? [];
    if (!(mappedFields as readonly string[]).includes(target)) {
      throw new UsageError(
        `--map ${pair} names no field of an answer row.`,
        `Write ${mappedFields.join('=…, ')}=…, for example --map answer=Response.`,
      );
    }
    fields[target as MappedField] = source;
  }
  const questionId = textFlag(flags, 'question');
  return questionId === null ? { fields } : { fields, questionId };
}

/** Flags that put in doubt whose answer it is. */
const doubtful: readonly (FlagCode | typeof alike)[] = [
  'copied-question',
  'copied-example',
  'keyword-list',
  'list-copy',
  'hidden-text',
  'repeated-text',
  'injection-suspected',
  alike,
];

function failOnFrom({ failOnFlags }: Flags): readonly string[] | null {
  if (failOnFlags === true) return doubtful;
  return Array.isArray(failOnFlags) ? failOnFlags : null;
}

function unfinishedFrom({ resume, restart }: Flags): SinkRequest['unfinished'] {
  if (resume === true && restart === true) {
    throw new UsageError('--resume and --restart do not go together.', 'Give one of them.');
  }
  if (resume === true) return 'resume';
  return restart === true ? 'restart' : 'refuse';
}

function comparisonFrom({ json, format, output }: Flags): GradeRequest['comparison'] {
  if (json === true) return 'json';
  return output === undefined && (format === 'markdown' || format === 'html') ? format : 'text';
}

function checkCompare(request: GradeRequest, { json }: Flags): void {
  if (request.compare === null && json === true) {
    throw new UsageError('--json belongs to --compare.', 'Rows are JSON without it.');
  }
  if (request.compare === null || request.output === null || request.format === 'ndjson') return;
  throw new UsageError(
    '--compare reads the rows that are written, which have to be NDJSON.',
    'Leave -o out, or name a file that ends in .ndjson.',
  );
}

function checkResume(request: GradeRequest): void {
  if (request.unfinished !== 'resume' || (request.output !== null && writesRows(request))) return;
  throw new UsageError(
    '--resume goes on with the rows of a file.',
    'Name the file with -o, for example -o scores.ndjson; a report can be written with --summary.',
  );
}
