/** The words for every problem, and how serious it is unless the configuration says otherwise. */
import type { ProblemArguments, ProblemCode, ScoreReport } from './arguments.ts';
import type { Severity } from './problem.ts';

type Wordings = {
  readonly [Code in ProblemCode]: {
    readonly severity: Severity;
    /** Whether the configuration may set the severity or turn it off. */
    readonly settable: boolean;
    readonly text: (given: ProblemArguments[Code]) => string;
  };
};

const error = <Given>(text: (given: Given) => string) => ({
  severity: 'error' as const,
  settable: false,
  text,
});
const settable = <Given>(severity: Severity, text: (given: Given) => string) => ({
  severity,
  settable: true,
  text,
});

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
  'misplaced-file': settable(
    'warning',
    ({ what, said, path }) =>
      `The file says the ${what} is "${said}", but its path says "${path}".`,
  ),
  'more-problems': error(
    ({ count }) =>
      `The file has ${count} more ${count === 1 ? 'problem' : 'problems'}, which are not listed. Mend these first.`,
  ),
  'self-test-skipped': settable(
    'warning',
    () =>
      'The samples and phrases of this question are too long together to be scored here. Shorten them, or split the file.',
  ),
  'duplicate-question': settable(
    'warning',
    ({ first, percent }) =>
      `${percent === 100 ? 'The same question' : `Nearly the same question (${percent}% alike)`} stands at ${first}. Change or remove one of them.`,
  ),
  'reused-id': settable(
    'warning',
    ({ id, cause }) =>
      `The id "${id}" ${cause}. Saved answers hang on it: give the new question a new id.`,
  ),
  'renamed-id': settable(
    'warning',
    ({ id, before }) =>
      `This question had the id "${before}" before it was "${id}". Saved answers hang on the old id: keep it.`,
  ),
  'undeclared-skill': settable('warning', ({ skill, suggestion, declared }) => {
    const cause = declared
      ? `The skill "${skill}" is not among the skills of the configuration.`
      : `No other question has the skill "${skill}".`;
    const advice = declared ? ' Add it there, or use one of them.' : '';
    return suggestion === undefined ? cause + advice : `${cause} Did you mean "${suggestion}"?`;
  }),
  'thin-level': settable(
    'info',
    ({ found, wanted }) =>
      `This level has ${found} active ${found === 1 ? 'question' : 'questions'}; ${wanted} make a session worth it. Add some.`,
  ),
  'common-phrases': settable(
    'warning',
    ({ keyPoint }) =>
      `Every phrase of "${keyPoint}" is a single common word, so nearly any answer has it. Write phrases of two to four words.`,
  ),
  'echoing-phrases': settable(
    'warning',
    ({ keyPoint }) =>
      `Every phrase of "${keyPoint}" only repeats words of the question, which prove nothing. Write what a good answer says.`,
  ),
  'unseen-key-point': settable(
    'warning',
    ({ keyPoint }) =>
      `Neither the example answer nor a strong sample says anything of "${keyPoint}". Add a phrase that they use, or say it there.`,
  ),
  'example-length': settable(
    'warning',
    ({ words, min, max }) =>
      `The example answer has ${words} words; the rubric asks for ${min} to ${max}. Change one of them.`,
  ),
  'tripped-red-flag': settable(
    'warning',
    ({ redFlag, quote, where }) =>
      `The red flag "${redFlag}" is found in ${where}: "${quote}". Make the phrase narrower, or change the answer.`,
  ),
  'missing-why': settable(
    'warning',
    () => 'This says what not to say, but not why. Write { text: …, why: … }.',
  ),
  'mixed-spelling': settable(
    'warning',
    ({ american, british }) =>
      `The file mixes American (${american.join(', ')}) and British spelling (${british.join(', ')}). Keep to one.`,
  ),
  'missing-source': settable(
    'info',
    () =>
      'This active question does not say where it comes from. Add source: { author: …, licence: … }.',
  ),
  'invisible-character': settable(
    'warning',
    ({ codePoint }) =>
      `This text holds an invisible or control character, U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}. Remove it.`,
  ),
  'duplicate-phrase': settable(
    'warning',
    ({ phrase }) => `The phrase "${phrase}" stands in this list twice. Keep one of them.`,
  ),
  'curly-quotes': settable(
    'info',
    ({ phrase }) => `The phrase "${phrase}" has curly quotation marks. Write straight ones.`,
  ),
  'key-order': settable(
    'info',
    ({ key, before }) => `The key "${key}" usually stands before "${before}".`,
  ),
  'trailing-space': settable('info', () => 'This line ends with spaces. Remove them.'),
  'missing-schema-line': settable(
    'info',
    () =>
      'The file does not name its schema, so editors cannot help. Let the first line be: # yaml-language-server: $schema=…/question-file.schema.json',
  ),
  'failed-sample': settable(
    'error',
    ({ quality, wanted, ...report }) =>
      `This ${quality} sample ${scored(report)}; it must score ${wanted}. ${reasons(report)}`,
  ),
  'failed-example': settable(
    'error',
    ({ wanted, ...report }) =>
      `The example answer ${scored(report)}; it must score ${wanted}. ${reasons(report)}`,
  ),
  'free-points': settable(
    'error',
    ({ what, limit, ...report }) =>
      `${what} ${scored(report)}; it must not score more than ${limit}. ${reasons(report)}`,
  ),
};

function scored({ score }: ScoreReport): string {
  return score === null ? 'could not be scored' : `scores ${score}`;
}

function reasons({ criteria, met, partial, missed, limits }: ScoreReport): string {
  const parts = [
    ['Criteria', criteria === '' ? [] : [criteria]],
    ['Key points met', met],
    ['partly', partial],
    ['missed', missed],
    ['Limited by', limits],
  ] as const;
  return parts
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `${name}: ${values.join(', ')}.`)
    .join(' ');
}

/** Every code, in the order of the documentation. */
export const problemCodes = Object.keys(wordings) as ProblemCode[];

export function isProblemCode(name: string): name is ProblemCode {
  return Object.hasOwn(wordings, name);
}

/** The severity of a code where nothing else is set, and whether it can be set. */
export function severityOf(code: ProblemCode): {
  readonly severity: Severity;
  readonly settable: boolean;
} {
  const { severity, settable: isSettable } = wordings[code];
  return { severity, settable: isSettable };
}

/** The severity and the sentence for a code. */
export function wordingOf<Code extends ProblemCode>(
  code: Code,
  given: ProblemArguments[Code],
): { readonly severity: Severity; readonly message: string } {
  const { severity, text } = wordings[code];
  return { severity, message: text(given) };
}
