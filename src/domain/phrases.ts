/** What most phrases are: single spaces, nothing to straighten. */
const usual = /^[!-~]+(?: [!-~]+)*$/;

/** Phrases that find the same: case, white space and the shape of quotation marks do not count. */
export function samePhrase(phrase: string): string {
  if (usual.test(phrase)) return phrase.toLowerCase();
  return straightQuotes(phrase).toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

export function straightQuotes(text: string): string {
  return text.replaceAll(/[\u2018\u2019]/g, "'").replaceAll(/[\u201c\u201d]/g, '"');
}
