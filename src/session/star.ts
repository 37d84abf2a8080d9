import type { AnswerInput, AnswerPrompt, Candidate } from '../domain/ports.ts';
import { type StarPart, starParts } from '../domain/question.ts';

/** Reads situation, task, action and result one after the other and makes one answer of them; a skipped part is left out. */
export async function readByParts(
  candidate: Candidate,
  prompt: AnswerPrompt,
  announce: (part: StarPart) => Promise<void>,
): Promise<AnswerInput> {
  const told: string[] = [];
  let spentMs = 0;
  for (const part of starParts) {
    await announce(part);
    const before = [...told];
    const spentBefore = spentMs;
    const input = await candidate.readAnswer({
      ...prompt,
      draft: '',
      limitMs: prompt.limitMs === null ? null : Math.max(1, prompt.limitMs - spentBefore),
      onDraft: (text, spent) => prompt.onDraft(composed([...before, text]), spentBefore + spent),
    });
    spentMs += input.spentMs;
    if (input.kind === 'answer') told.push(input.text);
    if (input.kind === 'ended')
      return { ...input, draft: composed([...told, input.draft]), spentMs };
    if (prompt.limitMs !== null && spentMs >= prompt.limitMs) break;
  }
  const text = composed(told);
  return text === '' ? { kind: 'skip', draft: '', spentMs } : { kind: 'answer', text, spentMs };
}

/** The parts as paragraphs. */
function composed(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n');
}
