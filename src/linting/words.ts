/** The words of a text in lower case, without punctuation. */
export function wordsOf(text: string): string[] {
  return comparable(text).match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? [];
}

/** A text in which the words are written as `wordsOf` gives them. */
export function comparable(text: string): string {
  return text.toLowerCase().replaceAll('\u2019', "'");
}

/** Words so common in answers that one alone shows nothing. */
const common = new Set(
  `a about after again all also always am an and any are as ask asked at back be because been before
  being best better but by came can change come could day did different do doing done down each
  every everyone family feel felt few find first for found from gave get give go going good got great
  had hard has have he help helped her here him his how i if important in into is issue it its job just
  keep kept know last learn learned let like listen listened little long look made make many me met
  more most much my need needed never new next no not now of off on one only or other our out over
  own patient patients people person plan problem put question really right said same saw say see
  seen she situation so some someone something speak spoke staff start started still such support
  take talk talked task team tell than that the their them then there these they thing things think
  this those thought time to told took tried try two understand up us use used very want wanted was
  way we week well went were what when where which while who why will with without work worked
  would year yes you your`.split(/\s+/),
);

export function isCommon(word: string): boolean {
  return common.has(word);
}

/** Share of words that two sets have in common (Jaccard), 0 to 1. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 1 : shared / all;
}
