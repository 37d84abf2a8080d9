import { bail } from './bail.ts';

/** What a text without quotation marks may not begin with here, though YAML allows some of it. */
const indicators = /^[-?:,[\]{}#&*!|>'"%@`~]/;
const wholeNumber = /^(?:0|-?[1-9]\d{0,14})$/;
const decimalNumber = /^-?\d{1,10}\.\d{1,10}$/;
/** What no number of YAML's core schema holds. */
const notInNumber = /[^0-9a-fA-FxXoO+\-._nNaAiI]/;

const words: Readonly<Record<string, boolean | null>> = {
  true: true,
  True: true,
  TRUE: true,
  false: false,
  False: false,
  FALSE: false,
  null: null,
  Null: null,
  NULL: null,
};

/** The value of a text without quotation marks, as YAML's core schema has it; bails out where that takes thought. */
export function plainValue(text: string): string | number | boolean {
  const first = text.charCodeAt(0);
  // Most texts begin with a letter, and most words are none of the few special ones.
  if ((first >= 97 && first <= 122) || (first >= 65 && first <= 90)) return wordValue(text);
  if ((first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46)
    return numberValue(text);
  if (text === '' || indicators.test(text)) bail();
  return text;
}

function wordValue(text: string): string | boolean {
  return isSpecialWord(text) ? (words[text] ?? bail()) : text;
}

function numberValue(text: string): string | number {
  if (wholeNumber.test(text) || decimalNumber.test(text)) return Number(text);
  const isDigit = text.charCodeAt(0) >= 48;
  return isDigit && notInNumber.test(text) ? text : bail();
}

export function isSpecialWord(text: string): boolean {
  return (text.length === 4 || text.length === 5) && Object.hasOwn(words, text);
}
