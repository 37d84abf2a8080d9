import { clauseBreaks, negators, stopWords } from './lexicon/words.ts';
import { stemOf } from './spelling.ts';

/** What is known of a written word wherever it stands. */
interface Form {
  readonly word: string;
  readonly stem: string;
  readonly content: boolean;
  readonly capital: boolean;
  readonly negates: boolean;
  readonly breaksClause: boolean;
  /** A number for the word, for comparing runs of words. */
  readonly code: number;
}

const forms = new Map<string, Form>();
const mostRemembered = 50_000;

export function formOf(raw: string): Form {
  const known = forms.get(raw);
  if (known !== undefined) return known;
  const form = readForm(raw);
  if (forms.size >= mostRemembered) forms.clear();
  forms.set(raw, form);
  return form;
}

function readForm(raw: string): Form {
  const lower = raw.toLowerCase();
  const contracted = lower.endsWith("n't");
  const word = contracted ? withoutNot(lower) : lower.replace(contraction, '');
  return {
    word,
    stem: stemOf(word),
    content: !stopWords.has(word) && (word.length > 1 || isDigit(word.charCodeAt(0))),
    capital: raw.charCodeAt(0) >= 65 && raw.charCodeAt(0) <= 90,
    negates: contracted || negators.has(word),
    breaksClause: clauseBreaks.has(word),
    code: codeOf(word),
  };
}

const contraction = /'(s|d|ll|ve|re|m)$/;

const irregularNot: Readonly<Record<string, string>> = {
  "can't": 'can',
  "won't": 'will',
  "shan't": 'shall',
};

function withoutNot(lower: string): string {
  return irregularNot[lower] ?? lower.slice(0, -3);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** FNV-1a over the characters of a word, 32 bits. */
function codeOf(word: string): number {
  let code = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) {
    code = Math.imul(code ^ word.charCodeAt(at), 0x01000193);
  }
  return code;
}
