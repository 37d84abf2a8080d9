import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import { current, type Draft, draftOf, insert, textOf } from './draft.ts';
import { tickMs } from './draft-saver.ts';
import { type Key, meaningOf, pastedText, type Request } from './keys.ts';
import type { AnswerPromptConfig } from './prompt-config.ts';
import { drawPrompt } from './prompt-view.ts';

export interface AnswerPromptResult {
  readonly request: 'submit' | 'time' | 'editor' | 'skip' | 'quit' | 'interrupted';
  readonly hintsShown: number;
}

const mostUndone = 500;

/** Several lines of text, edited in place. Ctrl+D or a line with only a dot submits. */
export const answerPrompt = createPrompt<AnswerPromptResult, AnswerPromptConfig>((config, done) => {
  const [draft, setDraft] = useState<Draft>(config.draft);
  const [hintsShown, setHintsShown] = useState(config.hintsShown);
  const [finished, setFinished] = useState(false);
  const [, setTick] = useState(0);
  const earlier = useRef<Draft[]>(
    config.undoTo === textOf(config.draft) ? [] : [draftOf(config.undoTo)],
  );
  const pasted = useRef<string[] | null>(null);
  const held = useRef<HeldLine>({ rl: null, line: ' ', cursor: 1 });

  useEffect((rl) => {
    held.current.rl = rl as EditableReadline;
    hold(held.current);
    const timer = setInterval(() => {
      config.onTick();
      setTick((tick) => tick + 1);
      if (config.limitMs !== null && config.elapsed() >= config.limitMs) finish('time');
    }, tickMs);
    timer.unref();
    return () => clearInterval(timer);
  }, []);

  const show = (next: Draft) => {
    setDraft(next);
    config.onChange(next);
  };
  const change = (next: Draft) => {
    if (next.lines !== draft.lines)
      earlier.current = [...earlier.current.slice(-mostUndone), draft];
    show(next);
  };
  const finish = (request: AnswerPromptResult['request']) => {
    setFinished(true);
    done({ request, hintsShown });
  };
  const answerTo: Readonly<Record<Request, () => void>> = {
    submit: () => finish('submit'),
    editor: () => finish('editor'),
    skip: () => finish('skip'),
    quit: () => finish('quit'),
    hint: () => setHintsShown(Math.min(hintsShown + 1, config.hints.length)),
    undo: () => {
      const last = earlier.current.pop();
      if (last !== undefined) show(last);
    },
    'paste-start': () => {
      pasted.current = [];
    },
    'paste-end': () => {
      change(insert((pasted.current ?? []).join(''))(draft));
      pasted.current = null;
    },
  };

  useKeypress((event) => {
    const key = event as Key;
    hold(held.current);
    if (pasted.current !== null && key.name !== 'paste-end') {
      pasted.current.push(pastedText(key));
      return;
    }
    if (isLoneDot(key, draft)) {
      config.onChange(draftOf(draft.lines.slice(0, -1).join('\n')));
      finish('submit');
      return;
    }
    const meaning = meaningOf(key);
    if (meaning.kind === 'request') answerTo[meaning.request]();
    if (meaning.kind === 'edit') change(meaning.edit(draft));
  });

  const view = drawPrompt({ draft, hints: config.hints.slice(0, hintsShown), finished, config });
  Object.assign(held.current, { line: view.cursorLine, cursor: view.cursor });
  hold(held.current);
  return [view.content, view.footer];
});

function isLoneDot({ name }: Key, draft: Draft): boolean {
  return (
    name === 'return' && draft.line === draft.lines.length - 1 && current(draft).trim() === '.'
  );
}

/** Node's interface has a cursor that the type leaves out. */
type EditableReadline = Parameters<Parameters<typeof useEffect>[0]>[0] & { cursor: number };

interface HeldLine {
  rl: EditableReadline | null;
  line: string;
  cursor: number;
}

/**
 * Readline keeps a line of its own and places the cursor by it. It is held at the row that the
 * cursor is in, with a space before it: with an empty line, Ctrl+D would close readline.
 */
function hold({ rl, line, cursor }: HeldLine): void {
  if (rl === null) return;
  rl.line = line;
  rl.cursor = cursor;
}
