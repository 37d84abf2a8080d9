import { Chalk } from 'chalk';
import { wrapAnsi } from 'fast-wrap-ansi';
import { Printable } from '../../domain/printable.ts';
import { wordsIn } from '../../domain/words.ts';
import { type Draft, textOf } from './draft.ts';
import { keyHelp } from './keys.ts';
import type { AnswerPromptConfig } from './prompt-config.ts';
import { viewportOf } from './viewport.ts';

export interface PromptView {
  /** The rows down to the one with the cursor. */
  readonly content: string;
  /** What stands below it. */
  readonly footer: string;
  /** The row of the cursor as readline is to know it: a space and the text. */
  readonly cursorLine: string;
  readonly cursor: number;
}

interface PromptState {
  readonly draft: Draft;
  readonly hints: readonly string[];
  readonly finished: boolean;
  readonly config: AnswerPromptConfig;
}

const prefix = '│ ';
const fewestRows = 3;
/** Rows of an answer that stay on the screen when it is submitted. */
const mostRowsLeft = 500;
/** Rows that are neither the text nor the hints nor the footer. */
const otherRows = 4;
/** Rows of a screen that has room for a footer of several. */
const tallRows = 16;

/** Draws the prompt: hints, the rows of the draft around the cursor, and a footer with words, time and keys. */
export function drawPrompt({ draft, hints, finished, config }: PromptState): PromptView {
  const { columns, rows } = config.size();
  const { dim, cyan } = new Chalk({ level: config.color ? 1 : 0 });
  const hintRows = hints
    .flatMap((hint, index) => hintLines(hint, index, columns))
    .map((row) => cyan(row));
  const footer = footerRows(draft, config, { columns, rows });
  const room = Math.max(fewestRows, rows - otherRows - hintRows.length - footer.length);
  const height = finished ? mostRowsLeft : room;
  const {
    rows: text,
    cursorRow,
    beforeCursor,
  } = viewportOf(draft, columns - prefix.length - 1, height);
  const lined = text.map((row) => dim(prefix) + row);
  const above = [...hintRows, ...lined.slice(0, cursorRow + 1)];
  const below = finished
    ? lined.slice(cursorRow + 1)
    : [...lined.slice(cursorRow + 1), '', ...footer.map((row) => dim(row))];
  const line = text[cursorRow] ?? '';
  return {
    content: above.join('\n'),
    footer: below.join('\n'),
    cursorLine: ` ${line}`,
    cursor: 1 + beforeCursor.length,
  };
}

function hintLines(hint: string, index: number, columns: number): string[] {
  const text = `Hint ${index + 1}: ${Printable.visible(hint).text}`;
  return wrapAnsi(text, columns - 1, { hard: true }).split('\n');
}

const between = ' · ';
/** Kept free in a row of its own, so that the rows do not jump when it comes. */
const saved = 'draft saved';

/** Words, time and keys: on one row where they fit, else the keys below, and on a low screen those that one needs. */
function footerRows(
  draft: Draft,
  config: AnswerPromptConfig,
  { columns, rows }: ReturnType<AnswerPromptConfig['size']>,
): string[] {
  const facts = [lengthOf(draft), timeOf(config)];
  const shown = config.isSaved() ? [...facts, saved] : facts;
  const keys = keyHelp.filter(({ does }) => does !== 'hint' || config.hints.length > 0);
  const named = keys.map(({ keys: combination, does }) => `${combination} ${does}`);
  if (fits([...facts, saved, ...named], columns)) return [[...shown, ...named].join(between)];
  const needed = named.filter((_, index) => keys[index]?.needed === true);
  return [...filled(shown, columns), ...filled(rows < tallRows ? needed : named, columns)];
}

function fits(parts: readonly string[], columns: number): boolean {
  return parts.join(between).length < columns;
}

/** The parts in order, as many on each row as fit. */
function filled(parts: readonly string[], columns: number): string[] {
  const rows: string[][] = [];
  for (const part of parts) {
    const last = rows.at(-1);
    if (last !== undefined && fits([...last, part], columns)) last.push(part);
    else rows.push([part]);
  }
  return rows.map((row) => row.join(between));
}

/** Counting the words of a book at every key would make typing slow. */
const mostCounted = 200_000;

function lengthOf(draft: Draft): string {
  const length = draft.lines.reduce((sum, line) => sum + line.length + 1, 0);
  if (length > mostCounted) return `${Math.round(length / 1000)} thousand characters`;
  const words = wordsIn(textOf(draft));
  return `${words} ${words === 1 ? 'word' : 'words'}`;
}

/** The time spent, or what is left of a limit. */
function timeOf({ elapsed, limitMs }: AnswerPromptConfig): string {
  return limitMs === null ? clock(elapsed()) : `${clock(Math.max(0, limitMs - elapsed()))} left`;
}

/** Minutes and seconds. */
function clock(elapsedMs: number): string {
  const seconds = Math.floor(elapsedMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
