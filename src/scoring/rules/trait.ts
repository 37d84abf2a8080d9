/** What a word can be; several at once. */
export const trait = {
  /** Can carry a point. */
  content: 1,
  /** Written with a capital first letter. */
  capital: 2,
  /** "not", "never", "didn't". */
  negates: 4,
  /** A negation does not reach over it: "but", "because". */
  breaksClause: 8,
  functional: 16,
  foreign: 32,
  filler: 64,
  hedge: 128,
  concrete: 256,
  adverb: 512,
  /** A past tense. */
  past: 1024,
  /** Tells a state, not something done: "had", "knew". */
  stative: 2048,
  digit: 4096,
  /** A word that talk to a grader cannot do without. */
  grader: 8192,
  /** "I", "we": who acts when it is one's own act. */
  actor: 16384,
  /** "if", "would", "can": what follows is not told as done. */
  condition: 32768,
  /** "was", "had": tells how things stood. */
  state: 65536,
  /** "always", "usually", "think": told of no one time. */
  habit: 131072,
  /** A verb with which a step begins: "ask", "call". */
  imperative: 262144,
  /** "is", "were", "got": before a participle, the passive voice. */
  passive: 524288,
  /** A verb of doing something for somebody, in any form. */
  act: 1048576,
  /** "he", "she", "they", "who": somebody else acts. */
  otherActor: 2097152,
  /** "you", "people": anybody acts, in advice. */
  anybody: 4194304,
  /** "the", "my": the name of a thing or a person follows. */
  determiner: 8388608,
  /** "and", "when": somebody else may act from here on. */
  turn: 16777216,
  /** "nearly", "meant", "could": what follows may not have been done. */
  unreal: 33554432,
  /** "it", "there": what is done without saying by whom follows. */
  thing: 67108864,
  /** Ends in a contracted "would" or "will". */
  supposing: 134217728,
  /** A verb that lets somebody's words or thoughts follow, in any form. */
  says: 268435456,
  /** "I", "my", "we": speaks of oneself. */
  speaks: 536870912,
  /** "Dr", "etc", an initial: the dot behind it ends no sentence. */
  abbreviated: 1073741824,
} as const;

/** Whether a word, or any word of a sentence, has one of the traits. */
export function isA(what: { readonly traits: number } | undefined, which: number): boolean {
  return what !== undefined && (what.traits & which) !== 0;
}

/** The same of the traits themselves. */
export function has(traits: number | undefined, which: number): boolean {
  return ((traits ?? 0) & which) !== 0;
}

/** How many of so many words have the trait; without a branch, as it is asked of every word. */
export function countOf(one: number, traits: Int32Array, words: number): number {
  const place = 31 - Math.clz32(one);
  let count = 0;
  for (let at = 0; at < words; at++) count += ((traits[at] ?? 0) >>> place) & 1;
  return count;
}
