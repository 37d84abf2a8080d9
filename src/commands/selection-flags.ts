import { NothingMatchedError } from '../domain/errors.ts';
import type { Bank } from '../domain/ports.ts';
import { print } from '../domain/printable.ts';
import { type BankQuestion, questionTypes } from '../domain/question.ts';
import { type Filters, filterNames, type Selection, select } from '../session/selection.ts';
import type { Context, Flags, OptionSpec } from './command.ts';

/** The flag that says where questions come from. */
export const questionsOption: OptionSpec = {
  flags: '--questions <path>',
  description: 'question file or folder, instead of the bundled bank and your own (repeatable)',
  list: true,
};

/** The flags that choose among the questions; each is repeatable and takes comma lists. */
export const selectionOptions: readonly OptionSpec[] = [
  { flags: '--role <role>', description: 'for example patient-liaison', list: true },
  { flags: '--level <level>', description: 'junior, mid, senior, lead or manager', list: true },
  { flags: '--skill <skill>', description: 'for example empathy', list: true },
  { flags: '--type <type>', description: questionTypes.join(', '), list: true },
  { flags: '--id <id>', description: 'the question of that id', list: true },
  questionsOption,
];

/** Reads the bank that the flags name; files that cannot be used are noted and left out. */
export async function readBank(context: Context, flags: Flags): Promise<Bank> {
  const bank = await context.questions.readBank(listFlag(flags, 'questions'));
  const broken = new Set(bank.problems.filter(isError).map(({ file }) => file));
  for (const file of broken) {
    const first = bank.problems.find((problem) => isError(problem) && problem.file === file);
    const place = first === undefined ? file : `${file}:${first.line}:${first.column}`;
    await context.notes.write(
      print`Left out ${place}: ${first?.message ?? ''} Run \`drill validate\` on it to see every problem.\n`,
    );
  }
  return bank;
}

/** The questions that pass the filters of the flags; throws NothingMatchedError that says which filter left none. */
export function selectByFlags(bank: Bank, flags: Flags): readonly BankQuestion[] {
  if (bank.questions.length === 0) {
    throw new NothingMatchedError(
      'There are no questions to choose from.',
      'Check --questions, or run `drill validate` on your files.',
    );
  }
  const selection = select(bank.questions, filtersOf(flags));
  if (selection.kind === 'matched') return selection.questions;
  throw new NothingMatchedError(emptiedMessage(selection), emptiedHint(selection));
}

/** The values of a repeatable flag. */
export function listFlag(flags: Flags, name: string): readonly string[] {
  const value = flags[name];
  return Array.isArray(value) ? value : [];
}

function filtersOf(flags: Flags): Filters {
  return Object.fromEntries(filterNames.map((name) => [name, listFlag(flags, name)]));
}

type Emptied = Extract<Selection, { kind: 'emptied' }>;

function emptiedMessage({ by, wanted, within }: Emptied): string {
  const earlier = Object.entries(within).map(([name, values]) => `--${name} ${values.join(',')}`);
  const among = earlier.length === 0 ? '' : ` among the questions of ${earlier.join(' ')}`;
  return `No question has the ${by} ${wanted.map((value) => `"${value}"`).join(' or ')}${among}.`;
}

const mostListed = 12;

function emptiedHint({ by, available, nearest }: Emptied): string {
  const guess = nearest.length === 0 ? '' : `Did you mean ${nearest.join(' or ')}? `;
  const listed = available.slice(0, mostListed).join(', ');
  const rest = available.length > mostListed ? `, and ${available.length - mostListed} more` : '';
  return `${guess}There is: ${listed}${rest} (filter --${by}).`;
}

function isError({ severity }: { readonly severity: string }): boolean {
  return severity === 'error';
}
