/** Classes of small words whose order shows whether a text is English or only its words. */
export const orderClass = {
  other: 0,
  determiner: 1,
  preposition: 2,
  subject: 4,
  auxiliary: 8,
  conjunction: 16,
  end: 32,
} as const;
export type OrderClass = (typeof orderClass)[keyof typeof orderClass];

const members = {
  determiner: 'a an the my our their your its every',
  preposition: 'of to for with from at into by on in about',
  subject: 'i he she we they',
  auxiliary: 'was were is are am had has have did do does will would could can should must',
  conjunction: 'and or but because so if',
} as const;

/** Prepositions that can end a clause or stand before a verb: "came in", "to do", "stand by". */
export const freePrepositions: ReadonlySet<string> = new Set('in on about by to'.split(' '));

const classes: ReadonlyMap<string, OrderClass> = new Map(
  Object.entries(members).flatMap(([name, words]) =>
    words.split(' ').map((word) => [word, orderClass[name as keyof typeof members]] as const),
  ),
);

export function orderClassOf(word: string): OrderClass {
  return classes.get(word) ?? orderClass.other;
}
