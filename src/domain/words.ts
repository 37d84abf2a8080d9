/** Number of words: stretches without white space that hold a letter or a digit. */
export function wordsIn(text: string): number {
  return text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}
