/** What each kind of problem tells, as data. Codes are stable: scripts, settings and baselines name them. */
export interface ProblemArguments {
  'cannot-read': { readonly cause: string };
  'too-large': { readonly bytes: number; readonly limit: number };
  'too-many-lines': { readonly limit: number };
  'too-deep': { readonly limit: number };
  'too-many-nodes': { readonly limit: number };
  'not-utf8': { readonly cause: string };
  'control-character': { readonly codePoint: number };
  'alias-not-allowed': { readonly text: string };
  'tag-not-allowed': { readonly text: string };
  'directive-not-allowed': { readonly text: string };
  'several-documents': Record<never, never>;
  'duplicate-key': { readonly key: string };
  'yaml-syntax': { readonly cause: string };
  'empty-file': Record<never, never>;
  'unknown-key': {
    readonly key: string;
    readonly suggestion: string | undefined;
    readonly known: readonly string[];
  };
  'missing-key': { readonly key: string };
  'wrong-type': { readonly wanted: string; readonly found: string };
  'not-one-of': {
    readonly value: string;
    readonly allowed: readonly string[];
    readonly suggestion: string | undefined;
  };
  'bad-format': { readonly value: string; readonly wanted: string };
  'too-short': { readonly wanted: string };
  'too-long': { readonly wanted: string };
  'out-of-range': { readonly value: string; readonly wanted: string };
  'not-unique': { readonly cause: string };
  'duplicate-id': { readonly id: string; readonly first: string };
  'unreachable-follow-up': {
    readonly missing: string;
    readonly suggestion: string | undefined;
    readonly known: readonly string[];
  };
  'empty-range': { readonly min: number; readonly max: number };
  'misplaced-file': { readonly what: string; readonly said: string; readonly path: string };
  'more-problems': { readonly count: number };
  'self-test-skipped': Record<never, never>;
  'duplicate-question': { readonly first: string; readonly percent: number };
  'reused-id': { readonly id: string; readonly cause: string };
  'renamed-id': { readonly id: string; readonly before: string };
  'undeclared-skill': {
    readonly skill: string;
    readonly suggestion: string | undefined;
    readonly declared: boolean;
  };
  'thin-level': { readonly found: number; readonly wanted: number };
  'common-phrases': { readonly keyPoint: string };
  'echoing-phrases': { readonly keyPoint: string };
  'unseen-key-point': { readonly keyPoint: string };
  'example-length': { readonly words: number; readonly min: number; readonly max: number };
  'tripped-red-flag': {
    readonly redFlag: string;
    readonly quote: string;
    readonly where: string;
  };
  'missing-why': Record<never, never>;
  'mixed-spelling': {
    readonly american: readonly string[];
    readonly british: readonly string[];
  };
  'missing-source': Record<never, never>;
  'invisible-character': { readonly codePoint: number };
  'duplicate-phrase': { readonly phrase: string };
  'curly-quotes': { readonly phrase: string };
  'key-order': { readonly key: string; readonly before: string };
  'trailing-space': Record<never, never>;
  'missing-schema-line': Record<never, never>;
  'failed-sample': { readonly quality: string; readonly wanted: string } & ScoreReport;
  'failed-example': { readonly wanted: string } & ScoreReport;
  'free-points': { readonly what: string; readonly limit: number } & ScoreReport;
}

/** What a self-test got, and why. */
export interface ScoreReport {
  /** Null when the answer could not be scored; `limits` then says why. */
  readonly score: number | null;
  readonly criteria: string;
  readonly met: readonly string[];
  readonly partial: readonly string[];
  readonly missed: readonly string[];
  readonly limits: readonly string[];
}

export type ProblemCode = keyof ProblemArguments;
