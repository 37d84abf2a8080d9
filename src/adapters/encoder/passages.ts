/** What is read in one pass: token ids, and where its sentences stand among them. */
export interface Passage {
  readonly ids: readonly number[];
  /** For each token the number of its sentence from 1; 0 for the first token, which is of all. */
  readonly sentenceOf: readonly number[];
  readonly sentences: readonly {
    readonly first: number;
    /** For each token of the sentence the word it is of. */
    readonly wordOf: readonly number[];
  }[];
}

const [cls, sep] = [101, 102];
/** The longest passage the encoder was trained on. */
const longest = 320;
/** Sentences said before that a later passage begins with. */
const context = 2;

/** Token ids of words of sentences, in passages that each begin with the sentences before: `tokens[sentence][word]`. */
export function passagesOf(tokens: readonly (readonly (readonly number[])[])[]): Passage[] {
  const flat: Tokens[] = tokens.map((words) => ({
    ids: words.flat().slice(0, longest - 2),
    wordOf: words.flatMap((ids, word) => ids.map(() => word)).slice(0, longest - 2),
  }));
  const passages: Passage[] = [];
  for (let next = 0; next < flat.length; ) {
    let from = next === 0 ? 0 : Math.max(0, next - context);
    while (from < next && lengthOf(flat.slice(from, next + 1)) > longest) from += 1;
    let end = next + 1;
    while (end < flat.length && lengthOf(flat.slice(from, end + 1)) <= longest) end += 1;
    passages.push(passageOf(flat.slice(from, end), next - from));
    next = end;
  }
  return passages;
}

interface Tokens {
  readonly ids: readonly number[];
  readonly wordOf: readonly number[];
}

function lengthOf(sentences: readonly Tokens[]): number {
  return sentences.reduce((sum, { ids }) => sum + ids.length + 1, 1);
}

/** A separator behind each sentence tells where it ends. The first `known` sentences were read before. */
function passageOf(sentences: readonly Tokens[], known: number): Passage {
  const ids = [cls];
  const sentenceOf = [0];
  const placed: { first: number; wordOf: readonly number[] }[] = [];
  for (const { ids: own, wordOf } of sentences) {
    placed.push({ first: ids.length, wordOf });
    ids.push(...own, sep);
    sentenceOf.push(...[...own, sep].map(() => placed.length));
  }
  return { ids, sentenceOf, sentences: placed.slice(known) };
}
