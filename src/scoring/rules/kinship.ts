import { gradable, groups, irregular, opposites } from './lexicon/kinship.ts';
import { stemOf } from './spelling.ts';
import type { Word } from './word.ts';

/** What saying one word is to having to say another: forms and synonyms in part, opposites the contrary. */
export const kinship = { form: 0.9, synonym: 0.7, opposite: -0.3 } as const;

interface Kinships {
  /** The word of which a written form is the comparative, the verb or the noun. */
  readonly families: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, ReadonlySet<number>>;
  readonly opposites: ReadonlyMap<string, ReadonlySet<string>>;
}

let loaded: Kinships | undefined;

/** How far one word stands for another that it is not, 0 for not at all; below 0 for its opposite. */
export function kinshipOf(a: Word, b: Word): number {
  loaded ??= load();
  const [first, second] = [familyOf(a, loaded), familyOf(b, loaded)];
  if (first === second) return kinship.form;
  if (loaded.opposites.get(first)?.has(second)) return kinship.opposite;
  const theirs = loaded.groups.get(second);
  if (theirs === undefined) return 0;
  for (const group of loaded.groups.get(first) ?? []) {
    if (theirs.has(group)) return kinship.synonym;
  }
  return 0;
}

function familyOf({ text, stem }: Word, { families }: Pick<Kinships, 'families'>): string {
  return families.get(text) ?? stem;
}

function load(): Kinships {
  const families = new Map<string, string>();
  for (const word of gradable) {
    for (const form of formsOf(word)) families.set(form, stemOf(word));
  }
  for (const [form, word] of irregular) families.set(form, stemOf(word));
  const keyOf = (word: string) => families.get(word) ?? stemOf(word);
  return {
    families,
    groups: gathered(
      groups.flatMap((words, group) => words.map((word) => [keyOf(word), group] as const)),
    ),
    opposites: gathered(
      opposites.flatMap(([one = '', other = '']) => [
        [keyOf(one), keyOf(other)] as const,
        [keyOf(other), keyOf(one)] as const,
      ]),
    ),
  };
}

function gathered<Value>(pairs: readonly (readonly [string, Value])[]): Map<string, Set<Value>> {
  const sets = new Map<string, Set<Value>>();
  for (const [key, value] of pairs) sets.set(key, (sets.get(key) ?? new Set()).add(value));
  return sets;
}

/** "hot": hotter, hottest …; "large": larger …; "heavy": heavier …, and for all of them -en, -ly and -ness. */
function formsOf(word: string): string[] {
  const root = /[^aeiou][aeiou][bdgmnpt]$/.test(word) ? word + word.slice(-1) : word;
  const stem = word.replace(/e$/, '');
  const graded = word.endsWith('y') ? `${word.slice(0, -1)}i` : word.endsWith('e') ? stem : root;
  const verb = word.endsWith('e') ? stem : root;
  return [
    ...['er', 'est'].map((ending) => graded + ending),
    ...['en', 'ens', 'ened', 'ening'].map((ending) => verb + ending),
    ...['', 'ly', 'ness'].map((ending) => word + ending),
  ];
}
