import type { OpenAI } from 'openai';
import { type Completion, concluded } from './reply.ts';

interface Piece {
  readonly choices?: readonly {
    readonly delta?: { readonly content?: unknown; readonly refusal?: unknown };
    readonly finish_reason?: unknown;
  }[];
}

/** Reads a streamed reply, handing on its words as they come. Only a stream that says how it ended is whole. */
export async function streamed(
  client: OpenAI,
  body: OpenAI.ChatCompletionCreateParamsNonStreaming,
  onWords: (words: string) => void,
): Promise<Completion> {
  let content = '';
  let refusal = '';
  let finish: unknown = null;
  const pieces: AsyncIterable<Piece> = await client.chat.completions.create({
    ...body,
    stream: true,
  });
  for await (const { choices } of pieces) {
    const [choice] = choices ?? [];
    if (typeof choice?.delta?.content === 'string') {
      content += choice.delta.content;
      onWords(choice.delta.content);
    }
    if (typeof choice?.delta?.refusal === 'string') refusal += choice.delta.refusal;
    finish = choice?.finish_reason ?? finish;
  }
  if (finish === null) return { kind: 'fault', code: 'broken-reply', tokens: null };
  return concluded({ content, refusal, finish, tokens: null });
}
