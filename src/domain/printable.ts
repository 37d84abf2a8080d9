/**
 * The one output funnel. Whatever is printed is a `Printable`, and a `Printable` is only made here:
 * foreign text loses its control, bidirectional, invisible and tag characters on the way in (they
 * become a visible `\u{…}`). Colour and layout come afterwards, through `reshape`.
 */

/** Controls but newline, format characters (bidi, zero-width, tags), line and paragraph separators, lone surrogates and whatever else is ignored when shown, but the selector that makes an emoji one. */
const unprintable =
  /(?!\n|\ufe0f)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/** What nearly every text is; the patterns below are only compiled for the others. */
const plain = /^[\n\x20-\x7e]*$/;

/** Zero-width joiners inside emoji sequences are what keeps a family one glyph. */
const emojiJoiner =
  /(?<=\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d(?=\p{Extended_Pictographic})/gu;

const joinerPlaceholder = '\u{f0000}';

const encoder = new TextEncoder();

export class Printable {
  readonly text: string;

  private constructor(text: string) {
    this.text = text;
  }

  /** Foreign text with everything made visible that could move a cursor or hide. Tabs become two spaces, CRLF a newline. */
  static visible(foreign: string): Printable {
    const plain = foreign.replaceAll('\r\n', '\n').replaceAll('\t', '  ');
    return new Printable(escapeWith(plain, (code) => `\\u{${code.toString(16)}}`));
  }

  /** A value as JSON on one line (or indented), every unprintable character escaped; parses back to the same value. */
  static json(value: unknown, indent?: number): Printable {
    const text = JSON.stringify(value, null, indent) ?? 'null';
    return new Printable(plain.test(text) ? text : text.replace(unprintable, jsonEscape));
  }

  /** The text in UTF-8, for the thread or the file it goes to. */
  encode(): PrintableBytes {
    return encoder.encode(this.text) as PrintableBytes;
  }

  /** Writes the text in UTF-8 to the beginning of the target; how many bytes, or null where it does not fit. */
  encodeInto(target: Uint8Array): number | null {
    const { read, written } = encoder.encodeInto(this.text, target);
    return read === this.text.length ? written : null;
  }

  /** The same text wrapped, padded or coloured; `shape` must bring in nothing foreign. */
  reshape(shape: (text: string) => string): Printable {
    return new Printable(shape(this.text));
  }

  static join(parts: readonly (Printable | string)[], separator = ''): Printable {
    return new Printable(parts.map(textOf).join(separator));
  }

  /** Template tag, exported as `print`. */
  static template(literals: TemplateStringsArray, ...pieces: readonly Piece[]): Printable {
    const parts = literals.flatMap((literal, index) => {
      const piece = pieces[index];
      return piece === undefined ? [literal] : [literal, textOf(piece)];
    });
    return new Printable(parts.join(''));
  }
}

declare const printable: unique symbol;

/** UTF-8 that was a Printable, on this thread or on another one of this program. */
export type PrintableBytes = Uint8Array & { readonly [printable]: true };

/** What may stand in a `print` template. */
export type Piece = Printable | string | number;

/** Printables pass as they are, everything else goes through the funnel. */
export const print = Printable.template;

function textOf(piece: Piece): string {
  if (typeof piece === 'number') return String(piece);
  return typeof piece === 'string' ? Printable.visible(piece).text : piece.text;
}

function escapeWith(text: string, escapeOf: (code: number) => string): string {
  if (plain.test(text) || text.search(unprintable) === -1) return text;
  const held = text.replaceAll(joinerPlaceholder, '\ufffd').replace(emojiJoiner, joinerPlaceholder);
  return held
    .replace(unprintable, (char) => escapeOf(char.codePointAt(0) ?? 0))
    .replaceAll(joinerPlaceholder, '\u200d');
}

function jsonEscape(char: string): string {
  if (char === '\t') return '\\t';
  return Array.from({ length: char.length }, (_, index) => {
    return `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');
}
