import { type Word, wordsOf } from './words.ts';

/** A sentence, or as much of a run without full stops as is said in one breath. */
export interface Sentence {
  /** Where its first word begins and its last one ends. */
  readonly start: number;
  readonly end: number;
  readonly words: readonly Word[];
}

/** Longer runs are cut where a new clause begins. */
const longest = 42;
const shortestPiece = 8;

/** The sentences of a text. What only lays it out means nothing: line breaks, list marks, time stamps. */
export function sentencesOf(text: string): Sentence[] {
  const { plain, breaks } = withoutLayout(text);
  const words = wordsOf(plain);
  const sentences: Sentence[] = [];
  let first = 0;
  for (let at = 0; at < words.length; at++) {
    const next = words[at + 1];
    const end = words[at]?.end ?? 0;
    if (next === undefined || breaks.some((place) => place >= end && place <= next.start)) {
      sentences.push(...pieces(words.slice(first, at + 1)));
      first = at + 1;
    } else if (endsSentence(words[at], plain.slice(end, next.start))) {
      sentences.push(...pieces(words.slice(first, at + 1)));
      first = at + 1;
    }
  }
  return sentences;
}

const abbreviations = new Set(
  'dr mr mrs ms st vs eg e.g i.e ie etc prof dept approx no'.split(' '),
);

function endsSentence(last: Word | undefined, between: string): boolean {
  if (/[!?]/.test(between)) return true;
  if (!/\.(?=["')\]\s]|$)/.test(between)) return false;
  return !abbreviations.has(last?.text ?? '') || /[\n"]/.test(between);
}

const stamps = [
  /^\s*(?:WEBVTT.*|\d+\s*|[\d:.,]+ *--> *[\d:.,]+.*)$/,
  /^\s*[[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?[\])]?(?:\s*[-–]\s*)?/,
];
const listMark = /^\s*(?:[-*•‣·–>]+|\(?(?:\d{1,2}|[a-z])[.)])\s+/;

interface PlainText {
  /** As long as the text it was made of, with blanks for what was layout. */
  readonly plain: string;
  /** Where a sentence ends because of how the text is laid out. */
  readonly breaks: readonly number[];
}

function withoutLayout(text: string): PlainText {
  const lines = text.split('\n');
  const isTranscript = lines.some((line) => line.includes('-->'));
  const kept = lines.map((line, at) => blanked(line, isTranscript, lines[at + 1]));
  const width = Math.max(0, ...kept.map((line) => line.trimEnd().length));
  const breaks: number[] = [];
  let place = 0;
  for (const [at, line] of kept.entries()) {
    place += line.length;
    const next = kept[at + 1];
    if (next !== undefined && !isTranscript && endsLine(line, next, width, lines[at + 1] ?? ''))
      breaks.push(place);
    place += 1;
  }
  return { plain: kept.join(' '), breaks };
}

function blanked(line: string, isTranscript: boolean, next = ''): string {
  const isCounter = /^\s*\d+\s*$/.test(line) && next.includes('-->');
  if (isTranscript && (isCounter || stamps[0]?.test(line) === true) && !/[a-z]/i.test(line))
    return ' '.repeat(line.length);
  return line.replace(stamps[1] as RegExp, blanks).replace(listMark, blanks);
}

const blanks = (found: string) => ' '.repeat(found.length);

/** A line ends what was said where it need not have: the next word would have fitted, or an item begins. */
function endsLine(line: string, next: string, width: number, nextRaw: string): boolean {
  if (line.trim() === '' || next.trim() === '') return true;
  if (listMark.test(nextRaw)) return true;
  const [word = ''] = next.trim().split(' ', 1);
  return line.trimEnd().length + 1 + word.length < width * 0.9;
}

const joints = new Set(
  'and so then but because after when while which who since although though before until if as'.split(
    ' ',
  ),
);
const subjects = new Set('i we he she they it you the this that there'.split(' '));

/** One sentence, or several where nobody could say it in one breath. */
function pieces(words: readonly Word[]): Sentence[] {
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return [];
  if (words.length <= longest) return [{ start: first.start, end: last.end, words }];
  const cut = bestCut(words);
  return [...pieces(words.slice(0, cut)), ...pieces(words.slice(cut))];
}

/** The first good place to cut from `shortestPiece` words on: a joint with its subject, a subject alone, any word. */
function bestCut(words: readonly Word[]): number {
  const from = shortestPiece;
  const to = Math.min(longest, words.length - shortestPiece);
  const textAt = (at: number) => words[at]?.text ?? '';
  for (const fits of [
    (at: number) => joints.has(textAt(at)) && subjects.has(textAt(at + 1)),
    (at: number) => textAt(at) === 'i' || joints.has(textAt(at)),
  ]) {
    for (let at = to; at >= from; at--) if (fits(at)) return at;
  }
  return Math.min(longest, Math.ceil(words.length / 2));
}
