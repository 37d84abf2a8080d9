import type { ReplyShape } from '../../domain/model.ts';
import type { Asked } from './asked.ts';

/** The JSON Schema of a verdict, in the subset that strict structured output takes. */
export function verdictShape(asked: Asked): ReplyShape {
  const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);
  return {
    name: 'verdict',
    schema: object({
      keyPoints: list({ id: oneOf(ids(asked.keyPoints)), status: oneOf(statuses), quote }),
      star: list({ part: oneOf(asked.parts), present, quote }),
      redFlags: list({ id: oneOf(ids(asked.redFlags)), present, quote }),
      criteria: list({ id: oneOf(asked.criteria), level, quote }),
    }),
  };
}

export const statuses = ['met', 'partial', 'missed'] as const;
const quote = { type: 'string' };
const present = { type: 'boolean' };
const level = { type: 'integer', enum: [1, 2, 3, 4, 5] };

function object(properties: Readonly<Record<string, unknown>>) {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

function list(properties: Readonly<Record<string, unknown>>) {
  return { type: 'array', items: object(properties) };
}

/** An empty enum is not allowed; where nothing is asked, the list stays empty. */
function oneOf(values: readonly string[]) {
  return values.length === 0 ? { type: 'string' } : { type: 'string', enum: values };
}
