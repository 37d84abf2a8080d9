/**
 * The grading copy: the answer with typography, look-alikes and hidden characters undone, and a map
 * back. The answer itself is never changed; evidence always points into it.
 */
export interface GradingCopy {
  readonly text: string;
  /** Where the piece `start`–`end` of the copy stands in the answer. */
  original(start: number, end: number): { readonly start: number; readonly end: number };
  /** It was nothing but ASCII from the beginning. */
  readonly plain: boolean;
  /** The answer held characters that nobody sees, in the middle of words or as tags. */
  readonly hidden: boolean;
}

/** Look-alikes of Latin letters in Cyrillic and Greek, pairwise. */
const lookAlikes = new Map(
  [
    'аa сc еe оo рp хx уy іi јj ѕs һh ԁd ԛq ԝw АA ВB ЕE КK МM НH ОO РP СC ТT ХX УY ІI ЈJ ЅS',
    'ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo αa ιi νv ρp υu',
  ]
    .join(' ')
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

const typography = new Map([
  ...[...'‘’‚‛′ʼ＇'].map((char) => [char, "'"] as const),
  ...[...'“”„‟″«»＂'].map((char) => [char, '"'] as const),
  ...[...'‐‑‒–—―−'].map((char) => [char, '-'] as const),
  ...[
    ...'\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
  ].map((char) => [char, ' '] as const),
  ['…', '.'],
  ['\u2028', '\n'],
  ['\u2029', '\n'],
]);

const invisible =
  /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e0fff}]/u;
const tagOrBidi = /[\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e0fff}]/u;
/** Marks, and the vowels and finals of decomposed Hangul. */
const combining = /[\p{M}\u1160-\u11ff]/u;
const letter = /\p{L}/u;

export function gradingCopy(answer: string): GradingCopy {
  const isPlain = Buffer.byteLength(answer) === answer.length;
  if (isPlain) {
    return { text: answer, original: same, plain: true, hidden: false };
  }
  return new CopyBuilder(answer).build();
}

function same(start: number, end: number): { start: number; end: number } {
  return { start, end };
}

/** A piece of the copy: text taken over as it is, unit by unit, or what one character came to. */
interface Piece {
  /** Where it begins in the copy. */
  readonly at: number;
  /** Where it stands in the answer. */
  readonly from: number;
  readonly to: number;
  readonly same: boolean;
}

const asciiRun = /[\0-\x7f]+/y;

class CopyBuilder {
  private text = '';
  private readonly pieces: Piece[] = [];
  private readonly foldsLookAlikes: boolean;
  private readonly answer: string;
  private hidden = false;

  constructor(answer: string) {
    this.answer = answer;
    this.foldsLookAlikes = isMostlyLatin(answer);
  }

  build(): GradingCopy {
    for (let at = 0; at < this.answer.length; ) at = this.take(this.takeRun(at));
    const { text, pieces, hidden } = this;
    return {
      text,
      original: (start, end) => ({
        start: startOf(pieceAt(pieces, start), start),
        end: endOf(pieceAt(pieces, end - 1), end - 1),
      }),
      plain: false,
      hidden,
    };
  }

  /** Takes ASCII over up to the next character that may have to be undone, and returns where that begins. */
  private takeRun(at: number): number {
    asciiRun.lastIndex = at;
    const { length } = asciiRun.exec(this.answer)?.[0] ?? '';
    const marked = combining.test(characterAt(this.answer, at + length));
    const end = marked ? Math.max(at, at + length - 1) : at + length;
    this.put(this.answer.slice(at, end), at, end, true);
    return end;
  }

  /** Takes one character with its combining marks and returns where the next one begins. */
  private take(at: number): number {
    if (at >= this.answer.length) return at;
    let end = at + width(this.answer, at);
    const char = this.answer.slice(at, end);
    if (invisible.test(char)) {
      this.noteHidden(char, at, end);
      return end;
    }
    while (end < this.answer.length && combining.test(characterAt(this.answer, end))) {
      end += width(this.answer, end);
    }
    this.put(this.folded(this.answer.slice(at, end).normalize('NFC')), at, end, false);
    return end;
  }

  private put(text: string, from: number, to: number, same: boolean): void {
    if (text === '') return;
    this.pieces.push({ at: this.text.length, from, to, same });
    this.text += text;
  }

  private folded(char: string): string {
    const known = typography.get(char);
    if (known !== undefined) return known;
    const code = char.charCodeAt(0);
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
    return this.foldsLookAlikes ? (lookAlikes.get(char) ?? char) : char;
  }

  /** A soft hyphen or a byte order mark comes from word processors; a tag or a character inside a word does not. */
  private noteHidden(char: string, at: number, end: number): void {
    const insideWord =
      letter.test(characterAt(this.answer, at - 1)) && letter.test(characterAt(this.answer, end));
    if (tagOrBidi.test(char) || (insideWord && char !== '\u00ad')) this.hidden = true;
  }
}

/** The last piece that begins at `unit` of the copy or before it. */
function pieceAt(pieces: readonly Piece[], unit: number): Piece | undefined {
  let [low, high] = [0, pieces.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.at ?? 0) <= unit) low = middle;
    else high = middle;
  }
  return pieces[low];
}

function startOf(piece: Piece | undefined, unit: number): number {
  if (piece === undefined) return 0;
  return piece.same ? piece.from + unit - piece.at : piece.from;
}

function endOf(piece: Piece | undefined, unit: number): number {
  if (piece === undefined) return 0;
  return piece.same ? startOf(piece, unit) + 1 : piece.to;
}

function width(text: string, at: number): number {
  const code = text.codePointAt(at) ?? 0;
  return code > 0xffff ? 2 : 1;
}

function characterAt(text: string, at: number): string {
  const code = at < 0 ? undefined : text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function isMostlyLatin(text: string): boolean {
  const sample = text.slice(0, 4000);
  const others = sample.match(/[\u0370-\u052f]/g)?.length ?? 0;
  if (others === 0) return /[A-Za-z]/.test(sample);
  return (sample.match(/[A-Za-z]/g)?.length ?? 0) > others;
}
