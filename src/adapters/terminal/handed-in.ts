import type { AnswerInput } from '../../domain/ports.ts';

/** What somebody submits: nothing typed is no answer, and skips the question. */
export function handedIn(text: string, spentMs: number): AnswerInput {
  return text.trim() === ''
    ? { kind: 'skip', draft: text, spentMs }
    : { kind: 'answer', text, spentMs };
}
