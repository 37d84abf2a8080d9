import { stemmer } from 'stemmer';
import { irregularForms } from './irregular.ts';

/** The stem under which spellings and forms of a word meet: "organised", "organizing" and "organize" share one, and so do "three" and "3". */
export function stemOf(word: string): string {
  const figure = figures.get(word);
  return figure ?? stemmer(irregularForms.get(word) ?? american(word));
}

/** Number words and their figures; "one" is more often a pronoun. */
const figures: ReadonlyMap<string, string> = new Map([
  ...'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, index) => [word, String(index + 2)] as const),
  ...'thirty forty fifty sixty seventy eighty ninety hundred'
    .split(' ')
    .map((word, index) => [word, String(10 * (index + 3))] as const),
]);

/** British spellings by rule; both sides of a match go through it, so a harmless overreach stays harmless. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/^(.{3,})is(e|ed|es|er|ers|ing|ation|ations)$/, '$1iz$2'],
  [/^(.{3,})ys(e|ed|es|er|ing)$/, '$1yz$2'],
  [/^(.{2,}[^e])our(s|ed|ing|ite|ites|able|al|ful)?$/, '$1or$2'],
  [/^(cent|theat|lit|met|fib)re(s|d)?$/, '$1er$2'],
  [
    /^(cancel|travel|counsel|label|model|level|fuel|signal|total|channel|quarrel|equal|dial)l(ed|ing|er|ers|or|ors)$/,
    '$1$2',
  ],
  [/^(enrol|fulfil|instal|skil)(ment|ments|ful|s)?$/, '$1l$2'],
  [/^(.*)(p|an|h|gyn)ae(.*)$/, '$1$2e$3'],
  [/^programme(s|d)?$/, 'program$1'],
  [/^(judge|acknowledge)ment(s)?$/, '$1ment$2'],
  [/^(lic|def|pret)ence(s)?$/, '$1ense$2'],
  [/^practise(s|d)?$/, 'practice$1'],
  [/^dialogue(s)?$/, 'dialog$1'],
];

function american(word: string): string {
  for (const [british, spelled] of spellings) {
    if (british.test(word)) return word.replace(british, spelled);
  }
  return word;
}

const known = new Map<string, string>();
const mostKnown = 50_000;

/** The same, remembered. */
export function stem(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  if (known.size >= mostKnown) known.clear();
  const made = stemOf(word);
  known.set(word, made);
  return made;
}
