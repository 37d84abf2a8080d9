import { isPlainWord, rootOf } from '../../scoring/words.ts';

/** A sentence may say so much of its content in other words than the notes. */
const mostOtherWords = 0.34;

const numberWord =
  /^(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundred|thousand|million|half|twice|dozen)$/;

/**
 * The words of a text that the source does not say. Numbers and names must be there as they are; of
 * the other words a third may be said in another way. Nothing is returned for a text that is traced.
 */
export function untracedWords(text: string, source: string): string[] {
  const known = new Set(wordsOf(source).map(rootOf));
  const words = wordsOf(text);
  const firm = words.filter((word, index) => isFirm(word, index, words));
  const missingFirm = firm.filter((word) => !known.has(rootOf(word)));
  const content = words.filter((word) => !isPlainWord(word.toLowerCase()));
  const missing = content.filter((word) => !known.has(rootOf(word)));
  if (missingFirm.length > 0) return unique([...missingFirm, ...missing]);
  return missing.length > mostOtherWords * Math.max(1, content.length) ? unique(missing) : [];
}

function wordsOf(text: string): string[] {
  return (
    text
      .match(/[\p{L}\p{N}][\p{L}\p{N}’'.,:%-]*/gu)
      ?.map((word) => word.replace(/[.,:’'-]+$/, '')) ?? []
  );
}

/** Numbers, and names: capitals that are not the first word of the text. */
function isFirm(word: string, index: number, words: readonly string[]): boolean {
  if (/\p{N}/u.test(word) || numberWord.test(word.toLowerCase())) return true;
  const named = /^\p{Lu}/u.test(word) && word !== 'I' && !/^I['’]/.test(word);
  return named && index > 0 && !isPlainWord(word.toLowerCase()) && words.length > 1;
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
