import type { Finding } from '../../domain/problems/finding.ts';
import type { BankRule, FileSummary } from '../rule.ts';
import { isCommon, likeness, wordsOf } from '../words.ts';

/** Share of words in common (Jaccard) from which on two questions are nearly the same. */
const near = 0.8;
/** So many questions are compared by one word; a bank full of copies must not cost squares. */
const mostCompared = 50;

interface Seen {
  readonly where: string;
  readonly words: ReadonlySet<string>;
}

/** Questions that ask what an earlier one asks. */
export function duplicateQuestions(): BankRule {
  const exact = new Map<string, string>();
  const byWord = new Map<string, Seen[]>();
  return {
    see: ({ file, questions }: FileSummary) =>
      questions.flatMap(({ id, text }, index): Finding[] => {
        const words = wordsOf(text);
        const whole = words.join(' ');
        const first = exact.get(whole);
        const own = { where: `${file} (${id})`, words: new Set(words) };
        if (first === undefined) exact.set(whole, own.where);
        const given = first === undefined ? mostAlike(own, byWord) : { first, percent: 100 };
        const path = `/questions/${index}/text`;
        return given === null ? [] : [{ code: 'duplicate-question', given, path }];
      }),
    end: () => [],
  };
}

/** The most alike of the questions seen, if any is near; then joins them. */
function mostAlike(own: Seen, byWord: Map<string, Seen[]>) {
  let best: { first: string; percent: number } | null = null;
  for (const word of tellingWords(own.words)) {
    const seen = byWord.get(word) ?? [];
    for (const other of seen) {
      const alike = likeness(own.words, other.words);
      if (alike >= near && alike * 100 > (best?.percent ?? 0))
        best = { first: other.where, percent: Math.min(99, Math.round(alike * 100)) };
    }
    if (seen.length === 0) byWord.set(word, [own]);
    else if (seen.length < mostCompared) seen.push(own);
  }
  return best;
}

/**
 * So many words of a text that whatever is near it has one of them among its own: a fifth may be
 * missing there, so a fifth and one are enough, taken in an order that is the same for all texts. Rare
 * words come first, so that few texts have to be compared.
 */
function tellingWords(words: ReadonlySet<string>): string[] {
  const needed = Math.floor((1 - near) * words.size + 1e-9) + 1;
  return [...words].sort(byRarity).slice(0, needed);
}

/** Uncommon words before common ones, long ones before short ones. */
function byRarity(a: string, b: string): number {
  const common = Number(isCommon(a)) - Number(isCommon(b));
  return common || b.length - a.length || (a < b ? -1 : 1);
}
