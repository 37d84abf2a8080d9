import { Chalk, type ChalkInstance } from 'chalk';
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { type Piece, Printable, print } from '../domain/printable.ts';

/** How text is laid out on one stream. */
export interface Layout {
  /** Columns; at least 20. */
  readonly width: number;
  /** 0 none, 1 sixteen colours, 2 256 colours, 3 all. */
  readonly colorLevel: 0 | 1 | 2 | 3;
  /** Words instead of glyphs, one thing a line, nothing side by side. */
  readonly accessible: boolean;
}

/** Colours by meaning, so that one place decides how a meaning looks. */
export interface Paint {
  readonly heading: (piece: Piece) => Printable;
  readonly strong: (piece: Piece) => Printable;
  readonly quiet: (piece: Piece) => Printable;
  readonly good: (piece: Piece) => Printable;
  readonly middling: (piece: Piece) => Printable;
  readonly bad: (piece: Piece) => Printable;
  readonly marked: (piece: Piece) => Printable;
  readonly accent: (piece: Piece) => Printable;
}

export function paintFor(layout: Layout): Paint {
  const chalk = new Chalk({ level: layout.colorLevel });
  const apply = (style: ChalkInstance) => (piece: Piece) => print`${piece}`.reshape(style);
  return {
    heading: apply(chalk.bold.cyan),
    strong: apply(chalk.bold),
    quiet: apply(chalk.dim),
    good: apply(chalk.green),
    middling: apply(chalk.yellow),
    bad: apply(chalk.red),
    marked: apply(chalk.bold.underline),
    accent: apply(chalk.cyan),
  };
}

/** Longest stretch without a space that is measured in one piece: segmenting is quadratic on Node 20. */
const longestStretch = 200;

const longWord = new RegExp(`[^\\s]{${longestStretch}}(?=[^\\s])`, 'gu');

/** Wraps at `width` columns; every line after the first is indented by `hang` spaces. */
export function wrap(text: Printable, width: number, hang = 0): Printable {
  const room = Math.max(10, width - hang);
  return text.reshape((plain) =>
    wrapAnsi(plain.replace(longWord, '$& '), room, { hard: true, trim: true })
      .split('\n')
      .map((line, index) => (index === 0 ? line : ' '.repeat(hang) + line))
      .join('\n'),
  );
}

/** A text behind a head, its further lines under its first one. */
export function hanging(head: Printable, body: Piece, width: number): Printable {
  const indentation = stringWidth(head.text);
  const [first = '', ...rest] = wrap(print`${body}`, width - indentation).text.split('\n');
  return head.reshape((start) =>
    [start + first, ...rest.map((line) => ' '.repeat(indentation) + line)].join('\n'),
  );
}

/** Indents every line. */
export function indent(text: Printable, spaces: number): Printable {
  return text.reshape((plain) => plain.replace(/^(?=.)/gmu, ' '.repeat(spaces)));
}

/** Two texts next to each other, each already wrapped to its width; `width` is that of the left one. */
export function sideBySide(
  left: Printable,
  right: Printable,
  width: number,
  gap = '  ',
): Printable {
  return left.reshape((leftText) => {
    const leftLines = leftText.split('\n');
    const rightLines = right.text.split('\n');
    return Array.from({ length: Math.max(leftLines.length, rightLines.length) }, (_, index) => {
      const leftLine = leftLines[index] ?? '';
      const rightLine = rightLines[index] ?? '';
      const padding = ' '.repeat(Math.max(0, width - stringWidth(leftLine)));
      return `${leftLine}${padding}${gap}${rightLine}`.trimEnd();
    }).join('\n');
  });
}

/** Printables under each other. */
export function lines(...parts: readonly Printable[]): Printable {
  return Printable.join(parts, '\n');
}
