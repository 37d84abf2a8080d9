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
/** Rows that are not the text: footer, hints and air. */
const otherRows = 5;

/** Draws the prompt: hints, the rows of the draft around the cursor, and a footer with words, time and keys. */
export function drawPrompt({ draft, hints, finished, config }: PromptState): PromptView {
  const { columns, rows } = config.size();
  const { dim, cyan } = new Chalk({ level: config.color ? 1 : 0 });
  const hintRows = hints
    .flatMap((hint, index) => hintLines(hint, index, columns))
    .map((row) => cyan(row));
  const room = Math.max(fewestRows, rows - otherRows - hintRows.length);
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
    : [...lined.slice(cursorRow + 1), '', dim(footer(draft, config, columns))];
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

/** Words, time, and as many keys as fit on one row. */
function footer(draft: Draft, config: AnswerPromptConfig, columns: number): string {
  const keys = keyHelp
    .filter(({ does }) => does !== 'hint' || config.hints.length > 0)
    .map(({ keys: combination, does }) => `${combination} ${does}`);
  const facts = [lengthOf(draft), timeOf(config), ...(config.isSaved() ? ['draft saved'] : [])];
  let row = facts.join(' · ');
  for (const part of keys) {
    const longer = `${row} · ${part}`;
    if (longer.length < columns) row = longer;
  }
  return row;
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
