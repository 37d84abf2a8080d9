import type { Finding } from '../../domain/problems/finding.ts';
import type { BankRule, FileSummary } from '../rule.ts';
import { likeness, wordsOf } from '../words.ts';

/** Share of words in common (Jaccard) from which on two questions are nearly the same. */
const near = 0.8;
/** So many questions are compared for each rare pair of words; a bank full of copies must not cost squares. */
const mostCompared = 30;

interface Seen {
  readonly where: string;
  readonly words: ReadonlySet<string>;
}

/** Questions that ask what an earlier one asks. */
export function duplicateQuestions(): BankRule {
  const exact = new Map<string, string>();
  const byPair = new Map<string, Seen[]>();
  return {
    see: ({ file, questions }: FileSummary) =>
      questions.flatMap(({ id, text }, index): Finding[] => {
        const path = `/questions/${index}/text`;
        const words = wordsOf(text);
        const whole = words.join(' ');
        const first = exact.get(whole);
        if (first !== undefined)
          return [{ code: 'duplicate-question', given: { first, percent: 100 }, path }];
        const own = { where: `${file} (${id})`, words: new Set(words) };
        exact.set(whole, own.where);
        return compare(own, words, byPair).map((given) => ({
          code: 'duplicate-question',
          given,
          path,
        }));
      }),
    end: () => [],
  };
}

/** The most alike of the questions that share a telling pair of neighbouring words; then joins them. */
function compare(own: Seen, words: readonly string[], byPair: Map<string, Seen[]>) {
  const pairs = tellingPairs(words);
  let best: { first: string; percent: number } | null = null;
  for (const pair of pairs) {
    const seen = byPair.get(pair) ?? [];
    for (const other of seen) {
      const alike = likeness(own.words, other.words);
      if (alike >= near && alike * 100 > (best?.percent ?? 0))
        best = { first: other.where, percent: Math.min(99, Math.round(alike * 100)) };
    }
    if (seen.length < mostCompared) byPair.set(pair, [...seen, own]);
  }
  return best === null ? [] : [best];
}

const longestCompared = 60;

/** Neighbouring words; two texts that share four words of five share several pairs. */
function tellingPairs(words: readonly string[]): ReadonlySet<string> {
  return new Set(
    words.slice(0, longestCompared).map((word, index) => `${word} ${words[index + 1] ?? ''}`),
  );
}
