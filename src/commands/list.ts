import { exitCodes, UsageError } from '../domain/errors.ts';
import { nearest } from '../domain/nearest.ts';
import { Printable, print } from '../domain/printable.ts';
import type { BankQuestion } from '../domain/question.ts';
import { facet, listing } from '../reporters/question/listing.ts';
import type { Command } from './command.ts';
import { readBank, selectByFlags, selectionOptions } from './selection-flags.ts';

/** What can be listed beside the questions themselves, and how a question answers it. */
const facets: Readonly<Record<string, (question: BankQuestion) => readonly string[]>> = {
  roles: ({ role }) => [role.id],
  levels: ({ level }) => [level.id],
  types: ({ type }) => [type],
  skills: ({ skills }) => skills,
};

export const list: Command = {
  name: 'list',
  summary: 'List the questions, or their roles, levels and skills',
  arguments: [
    { name: '[what]', description: `questions (default), ${Object.keys(facets).join(', ')}` },
  ],
  options: [...selectionOptions, { flags: '--json', description: 'as JSON' }],
  examples: [
    { line: 'drill list --level senior', does: 'Senior questions with their ids.' },
    { line: 'drill list skills', does: 'Every skill with the number of questions on it.' },
  ],
  async run(context, [what = 'questions'], flags) {
    const valuesOf = facetNamed(what);
    const questions = selectByFlags(await readBank(context, flags), flags);
    const counts = valuesOf === null ? null : countsOf(questions, valuesOf);
    const text =
      flags.json === true
        ? Printable.json(counts === null ? questions : Object.fromEntries(counts), 2)
        : counts === null
          ? listing(questions, context.outLayout)
          : facet(counts);
    await context.out.write(print`${text}\n`);
    return exitCodes.done;
  },
};

function facetNamed(what: string) {
  if (what === 'questions') return null;
  const found = Object.hasOwn(facets, what) ? facets[what] : undefined;
  if (found !== undefined) return found;
  const names = ['questions', ...Object.keys(facets)];
  const [near] = nearest(what, names);
  const hint = near === undefined ? '' : `Did you mean ${near}? `;
  throw new UsageError(`"${what}" cannot be listed.`, `${hint}There is: ${names.join(', ')}.`);
}

function countsOf(
  questions: readonly BankQuestion[],
  valuesOf: (question: BankQuestion) => readonly string[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of questions.flatMap(valuesOf)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
