import type { ModelFaultCode, TokensUsed } from '../../domain/model.ts';

/** A reply as the endpoint gave it, or what is wrong with it. */
export type Completion =
  | { readonly kind: 'text'; readonly text: string; readonly tokens: TokensUsed | null }
  | { readonly kind: 'cut'; readonly tokens: TokensUsed | null }
  | { readonly kind: 'fault'; readonly code: ModelFaultCode; readonly tokens: TokensUsed | null };

/** Reads a chat completion; anything that is none is a fault. */
export function completionIn(value: unknown): Completion {
  if (!isRecord(value)) return { kind: 'fault', code: 'broken-reply', tokens: null };
  const tokens = tokensIn(value.usage);
  const { choices } = value;
  if (!Array.isArray(choices)) return { kind: 'fault', code: 'broken-reply', tokens };
  const [choice] = choices as unknown[];
  if (!isRecord(choice) || !isRecord(choice.message))
    return { kind: 'fault', code: 'empty-reply', tokens };
  const { content, refusal } = choice.message;
  return concluded({ content, refusal, finish: choice.finish_reason, tokens });
}

export interface Ending {
  readonly content: unknown;
  readonly refusal: unknown;
  readonly finish: unknown;
  readonly tokens: TokensUsed | null;
}

/** What the end of a reply makes of its text. */
export function concluded({ content, refusal, finish, tokens }: Ending): Completion {
  const fault = (code: ModelFaultCode): Completion => ({ kind: 'fault', code, tokens });
  if (finish === 'content_filter') return fault('filtered');
  if (typeof refusal === 'string' && refusal !== '') return fault('model-refused');
  if (finish === 'length') return { kind: 'cut', tokens };
  if (finish !== 'stop' && finish !== null && finish !== undefined) return fault('broken-reply');
  if (content === null || content === undefined) return fault('empty-reply');
  if (typeof content !== 'string') return fault('broken-reply');
  return content.trim() === '' ? fault('empty-reply') : { kind: 'text', text: content, tokens };
}

/** The token counts of a reply, where it has any that can be counts. */
export function tokensIn(usage: unknown): TokensUsed | null {
  if (!isRecord(usage)) return null;
  const { prompt_tokens: input, completion_tokens: output } = usage;
  return isCount(input) && isCount(output) ? { input, output } : null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
