import type { Draft, Edit } from './draft.ts';
import * as draft from './draft.ts';

/** A key as Node's readline tells it. */
export interface Key {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
  readonly meta?: boolean | undefined;
}

/** What a key asks for beyond editing. */
export type Request =
  | 'submit'
  | 'hint'
  | 'editor'
  | 'skip'
  | 'quit'
  | 'undo'
  | 'paste-start'
  | 'paste-end';

export type KeyMeaning =
  | { readonly kind: 'edit'; readonly edit: Edit }
  | { readonly kind: 'request'; readonly request: Request }
  | { readonly kind: 'nothing' };

/** The keys of the answer prompt, as the footer and the help name them; without those that are needed nobody gets on. */
export const keyHelp = [
  { keys: 'Ctrl+D', does: 'submit', needed: true },
  { keys: 'Ctrl+G', does: 'hint', needed: false },
  { keys: 'Ctrl+O', does: 'editor', needed: false },
  { keys: 'Ctrl+S', does: 'skip', needed: false },
  { keys: 'Ctrl+Q', does: 'quit', needed: true },
] as const;

const requests: Readonly<Record<string, Request>> = {
  'ctrl+d': 'submit',
  'ctrl+g': 'hint',
  'ctrl+o': 'editor',
  'ctrl+s': 'skip',
  'ctrl+q': 'quit',
  'paste-start': 'paste-start',
  'paste-end': 'paste-end',
};

const edits: Readonly<Record<string, Edit>> = {
  return: draft.insert('\n'),
  enter: draft.insert('\n'),
  tab: draft.insert('  '),
  left: draft.left,
  right: draft.right,
  up: draft.up,
  down: draft.down,
  home: draft.startOfLine,
  end: draft.endOfLine,
  'ctrl+a': draft.startOfLine,
  'ctrl+e': draft.endOfLine,
  'ctrl+b': draft.left,
  'ctrl+f': draft.right,
  'ctrl+p': draft.up,
  'ctrl+n': draft.down,
  'ctrl+home': draft.startOfText,
  'ctrl+end': draft.endOfText,
  'ctrl+left': draft.wordLeft,
  'ctrl+right': draft.wordRight,
  'meta+left': draft.wordLeft,
  'meta+right': draft.wordRight,
  'meta+b': draft.wordLeft,
  'meta+f': draft.wordRight,
  backspace: draft.remove(draft.left),
  'ctrl+h': draft.remove(draft.left),
  delete: draft.remove(draft.right),
  'meta+backspace': draft.remove(draft.wordLeft),
  'ctrl+w': draft.remove(draft.wordLeft),
  'meta+d': draft.remove(draft.wordRight),
  'ctrl+delete': draft.remove(draft.wordRight),
  'ctrl+u': draft.remove(draft.startOfLine),
  'ctrl+k': draft.remove(toEndOrNext),
};

/** Ctrl+K at the end of a line joins the next one. */
function toEndOrNext(from: Draft): Draft {
  const end = draft.endOfLine(from);
  return end.column === from.column ? draft.right(from) : end;
}

const undoSequence = '\u001f';

export function meaningOf(key: Key): KeyMeaning {
  if (key.sequence === undoSequence) return { kind: 'request', request: 'undo' };
  const name = nameOf(key);
  if (Object.hasOwn(requests, name)) return { kind: 'request', request: requests[name] as Request };
  const edit = Object.hasOwn(edits, name) ? edits[name] : undefined;
  if (edit !== undefined) return { kind: 'edit', edit };
  return isTyped(key)
    ? { kind: 'edit', edit: draft.insert(key.sequence ?? '') }
    : { kind: 'nothing' };
}

/** The text that a key adds inside a paste, where no key has another meaning. */
export function pastedText({ name, sequence = '' }: Key): string {
  if (name === 'return' || name === 'enter') return sequence;
  if (name === 'tab') return '  ';
  return sequence;
}

function nameOf({ name = '', ctrl = false, meta = false }: Key): string {
  return `${ctrl ? 'ctrl+' : ''}${meta ? 'meta+' : ''}${name}`;
}

function isTyped({ sequence = '', ctrl = false, meta = false }: Key): boolean {
  return !ctrl && !meta && sequence !== '' && !/^[\0-\x1f\x7f]/.test(sequence);
}
