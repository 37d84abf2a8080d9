/** The text of an answer while it is typed: pure, every edit gives a new draft. */
export interface Draft {
  /** At least one line, none of them with a line end. */
  readonly lines: readonly string[];
  readonly line: number;
  /** UTF-16 offset into the line, never inside a character. */
  readonly column: number;
}

export type Edit = (draft: Draft) => Draft;

/** A draft of the text with the cursor at its end. */
export function draftOf(text: string): Draft {
  const lines = text.split(/\r\n|\r|\n/);
  const line = lines.length - 1;
  return { lines, line, column: lines[line]?.length ?? 0 };
}

export function textOf({ lines }: Pick<Draft, 'lines'>): string {
  return lines.join('\n');
}

export const current = ({ lines, line }: Draft): string => lines[line] ?? '';

export function insert(text: string): Edit {
  return (draft) => {
    const added = text.split(/\r\n|\r|\n/);
    const before = current(draft).slice(0, draft.column);
    const after = current(draft).slice(draft.column);
    const last = added.length - 1;
    const placed = added.map((part, index) => {
      return (index === 0 ? before : '') + part + (index === last ? after : '');
    });
    const line = draft.line + last;
    const column = (added[last]?.length ?? 0) + (last === 0 ? before.length : 0);
    return { lines: replaced(draft.lines, draft.line, 1, placed), line, column };
  };
}

/** Removes from the cursor to where the movement leads. */
export function remove(move: Edit): Edit {
  return (draft) => {
    const target = move(draft);
    const [from, to] = isBefore(target, draft) ? [target, draft] : [draft, target];
    const joined = current(from).slice(0, from.column) + current(to).slice(to.column);
    const lines = replaced(draft.lines, from.line, to.line - from.line + 1, [joined]);
    return { lines, line: from.line, column: from.column };
  };
}

export const left: Edit = (draft) => {
  if (draft.column > 0) return { ...draft, column: characterBefore(current(draft), draft.column) };
  return draft.line === 0 ? draft : endOfLine({ ...draft, line: draft.line - 1 });
};

export const right: Edit = (draft) => {
  const text = current(draft);
  if (draft.column < text.length) return { ...draft, column: characterAfter(text, draft.column) };
  return draft.line === draft.lines.length - 1
    ? draft
    : { ...draft, line: draft.line + 1, column: 0 };
};

export const up: Edit = (draft) => moveLine(draft, -1);
export const down: Edit = (draft) => moveLine(draft, 1);
export const startOfLine: Edit = (draft) => ({ ...draft, column: 0 });
export const endOfLine: Edit = (draft) => ({ ...draft, column: current(draft).length });
export const startOfText: Edit = (draft) => ({ ...draft, line: 0, column: 0 });
export const endOfText: Edit = (draft) => endOfLine({ ...draft, line: draft.lines.length - 1 });

export const wordLeft: Edit = (draft) => {
  if (draft.column === 0) return left(draft);
  const before = current(draft).slice(0, draft.column);
  return { ...draft, column: before.replace(/\s+$/u, '').replace(/\S+$/u, '').length };
};

export const wordRight: Edit = (draft) => {
  const text = current(draft);
  if (draft.column === text.length) return right(draft);
  const skipped = /^\s*\S*/u.exec(text.slice(draft.column))?.[0].length ?? 0;
  return { ...draft, column: draft.column + skipped };
};

function moveLine(draft: Draft, by: number): Draft {
  const line = draft.line + by;
  const text = draft.lines[line];
  if (text === undefined) return draft;
  return { ...draft, line, column: wholeCharacter(text, Math.min(draft.column, text.length)) };
}

function isBefore(a: Draft, b: Draft): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

function replaced(
  lines: readonly string[],
  at: number,
  count: number,
  by: readonly string[],
): string[] {
  return [...lines.slice(0, at), ...by, ...lines.slice(at + count)];
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** No character is longer; segmenting a whole long line would be quadratic. */
const longestCharacter = 40;

function characterAfter(text: string, column: number): number {
  const [first] = segmenter.segment(text.slice(column, column + longestCharacter));
  return column + (first?.segment.length ?? 1);
}

function characterBefore(text: string, column: number): number {
  const start = Math.max(0, column - longestCharacter);
  const segments = [...segmenter.segment(text.slice(start, column))];
  return column - (segments.at(-1)?.segment.length ?? 1);
}

/** The column of the character that the given one lies in. */
function wholeCharacter(text: string, column: number): number {
  if (column === 0 || column >= text.length) return column;
  const before = characterBefore(text, column);
  return characterAfter(text, before) === column ? column : before;
}
