import type { Severity } from '../../domain/problem.ts';

/** Everything that can be wrong with a question file, with the words for it. Codes are stable: scripts and baselines name them. */
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
}

export type ProblemCode = keyof ProblemArguments;

type Wordings = {
  readonly [Code in ProblemCode]: {
    readonly severity: Severity;
    readonly text: (given: ProblemArguments[Code]) => string;
  };
};

const error = <Given>(text: (given: Given) => string) => ({ severity: 'error' as const, text });
const warning = <Given>(text: (given: Given) => string) => ({ severity: 'warning' as const, text });

const wordings: Wordings = {
  'cannot-read': error(({ cause }) => `Cannot read the file: ${cause}.`),
  'too-large': error(
    ({ bytes, limit }) =>
      `The file has ${bytes} bytes; at most ${limit} (1 MB) are read. Split it.`,
  ),
  'too-many-lines': error(
    ({ limit }) => `The file has more than ${limit} lines (line limit). Split it.`,
  ),
  'too-deep': error(
    ({ limit }) => `The file is nested more than ${limit} levels deep (depth limit).`,
  ),
  'too-many-nodes': error(
    ({ limit }) => `The file has more than ${limit} values (node limit). Split it.`,
  ),
  'not-utf8': error(({ cause }) => `The file is not UTF-8 text: ${cause}. Save it as UTF-8.`),
  'control-character': error(
    ({ codePoint }) =>
      `The control character U+${codePoint.toString(16).toUpperCase().padStart(4, '0')} is not allowed. Remove it.`,
  ),
  'alias-not-allowed': error(
    ({ text }) => `Anchors and aliases are not allowed ("${text}"). Write the value out.`,
  ),
  'tag-not-allowed': error(({ text }) => `Tags are not allowed ("${text}"). Leave it out.`),
  'directive-not-allowed': error(
    ({ text }) => `Directives are not allowed ("${text}"). Leave the line out.`,
  ),
  'several-documents': error(
    () => 'A file holds one document. Remove the line "---" and what does not belong to it.',
  ),
  'duplicate-key': error(({ key }) => `The key "${key}" stands here twice. Keep one of them.`),
  'yaml-syntax': error(({ cause }) => `This is not valid YAML: ${cause}.`),
  'empty-file': error(
    () => 'The file holds no questions. `drill schema question-file` shows the format.',
  ),
  'unknown-key': error(({ key, suggestion, known }) =>
    suggestion === undefined
      ? `Unknown key "${key}". Known here: ${known.join(', ')}.`
      : `Unknown key "${key}". Did you mean "${suggestion}"?`,
  ),
  'missing-key': error(({ key }) => `The key "${key}" is missing here.`),
  'wrong-type': error(({ wanted, found }) => `This should be ${wanted}, but it is ${found}.`),
  'not-one-of': error(({ value, allowed, suggestion }) => {
    const hint = suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
    return `"${value}" is not allowed here. Allowed: ${allowed.join(', ')}.${hint}`;
  }),
  'bad-format': error(({ value, wanted }) => `"${value}" should be ${wanted}.`),
  'too-short': error(({ wanted }) => `There is too little here: ${wanted}.`),
  'too-long': error(({ wanted }) => `There is too much here: ${wanted}.`),
  'out-of-range': error(({ value, wanted }) => `${value} is out of range: ${wanted}.`),
  'not-unique': error(({ cause }) => `${cause} Keep one of them.`),
  'duplicate-id': error(
    ({ id, first }) => `The id "${id}" is taken already, at ${first}. Choose another one.`,
  ),
  'unreachable-follow-up': error(({ missing, suggestion, known }) => {
    const hint =
      suggestion === undefined
        ? `Known here: ${known.join(', ')}.`
        : `Did you mean "${suggestion}"?`;
    return `This follow-up is never asked: "${missing}" is neither a part of the story nor a key point. ${hint}`;
  }),
  'empty-range': error(
    ({ min, max }) => `Nothing lies between min ${min} and max ${max}. Swap them or mend one.`,
  ),
  'misplaced-file': warning(
    ({ what, said, path }) =>
      `The file says the ${what} is "${said}", but its path says "${path}".`,
  ),
};

/** The severity and the sentence for a code. */
export function wordingOf<Code extends ProblemCode>(
  code: Code,
  given: ProblemArguments[Code],
): { readonly severity: Severity; readonly message: string } {
  const { severity, text } = wordings[code];
  return { severity, message: text(given) };
}
