import type { FileSummary } from '../../domain/file-summary.ts';
import type { Finding } from '../../domain/problems/finding.ts';
import type { BankRule } from '../rule.ts';
import { isCommon, wordsOf } from '../words.ts';

/** Share of words in common (Jaccard) from which on two questions are nearly the same. */
const near = 0.8;
/** So many questions are compared by one word; a bank full of copies must not cost squares. */
const mostCompared = 50;

interface Seen {
  readonly where: string;
  /** Numbers of its words, in order. */
  readonly words: Uint32Array;
  /** The last one compared with it, which may have several words in common with it. */
  lastMet: Seen | null;
}

/** Questions that ask what an earlier one asks. */
export function duplicateQuestions(): BankRule {
  const exact = new Map<string, string>();
  const byWord = new Map<string, Seen[]>();
  const numbers = new Map<string, number>();
  const numberOf = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  };
  return {
    see: ({ file, questions }: FileSummary) =>
      questions.flatMap(({ id, text }, index): Finding[] => {
        const words = wordsOf(text);
        const whole = words.join(' ');
        const first = exact.get(whole);
        const where = `${file} (${id})`;
        if (first === undefined) exact.set(whole, where);
        const different = [...new Set(words)];
        const own: Seen = {
          lastMet: null,
          where,
          words: new Uint32Array(different.map(numberOf)).sort(),
        };
        const given =
          first === undefined ? mostAlike(own, different, byWord) : { first, percent: 100 };
        const path = `/questions/${index}/text`;
        return given === null ? [] : [{ code: 'duplicate-question', given, path }];
      }),
    end: () => [],
  };
}

/** The most alike of the questions seen, if any is near; then joins them. */
function mostAlike(own: Seen, words: readonly string[], byWord: Map<string, Seen[]>) {
  let best: { first: string; percent: number } | null = null;
  for (const word of tellingWords(words)) {
    const seen = byWord.get(word);
    for (const other of seen ?? []) {
      const percent = 100 * firstLikeness(own, other);
      if (percent > (best?.percent ?? 0))
        best = { first: other.where, percent: Math.min(99, Math.round(percent)) };
    }
    if (seen === undefined) byWord.set(word, [own]);
    else if (seen.length < mostCompared) seen.push(own);
  }
  return best;
}

/** How alike two questions are when they meet for the first time; 0 when they are not near. */
function firstLikeness(own: Seen, other: Seen): number {
  if (other.lastMet === own) return 0;
  other.lastMet = own;
  const alike = shareInCommon(own.words, other.words);
  return alike >= near ? alike : 0;
}

/** What two sorted lists share, of all that is in either; 0 as soon as they cannot be near. */
function shareInCommon(a: Uint32Array, b: Uint32Array): number {
  const all = a.length + b.length;
  /** So many may stand in one of them only. */
  let spare = ((1 - near) / (1 + near)) * all + 1e-9;
  let shared = 0;
  // From the end, where the words are that came up last: those tell most.
  for (let i = a.length - 1, j = b.length - 1; spare >= 0 && i >= 0 && j >= 0; ) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) shared += 1;
    else spare -= 1;
    if (difference >= 0) i -= 1;
    if (difference <= 0) j -= 1;
  }
  return spare < 0 ? 0 : shared / Math.max(1, all - shared);
}

/**
 * So many words of a text that whatever is near it has one of them among its own: a fifth may be
 * missing there, so a fifth and one are enough, taken in an order that is the same for all texts. Rare
 * words come first, so that few texts have to be compared.
 */
function tellingWords(words: readonly string[]): string[] {
  const needed = Math.floor((1 - near) * words.length + 1e-9) + 1;
  const rare = words.filter((word) => !isCommon(word)).sort(byLength);
  if (rare.length >= needed) return rare.slice(0, needed);
  return [...rare, ...words.filter(isCommon).sort(byLength)].slice(0, needed);
}

function byLength(a: string, b: string): number {
  return b.length - a.length || (a < b ? -1 : 1);
}
