import type { ModelRequest } from '../../domain/model.ts';

/** What an endpoint understands, found out by asking and remembered. */
export interface Features {
  readonly format: 'schema' | 'json' | 'text';
  readonly limit: 'max_tokens' | 'max_completion_tokens';
  readonly temperature: boolean;
  readonly seed: boolean;
}

/** Everything, until an endpoint says otherwise. */
export const allFeatures: Features = {
  format: 'schema',
  limit: 'max_tokens',
  temperature: true,
  seed: true,
};

/** What to do without after an endpoint refused a request; null where there is nothing left to leave out. */
export function leaner(features: Features, said: string, request: ModelRequest): Features | null {
  if (features.limit === 'max_tokens' && /max_tokens|max_completion_tokens/.test(said))
    return { ...features, limit: 'max_completion_tokens' };
  if (features.temperature && /temperature/.test(said)) return { ...features, temperature: false };
  if (features.seed && /\bseed\b/.test(said)) return { ...features, seed: false };
  if (request.shape === undefined || features.format === 'text') return null;
  return { ...features, format: features.format === 'schema' ? 'json' : 'text' };
}

/** The body of a chat completion request. */
export function bodyOf(request: ModelRequest, model: string, features: Features) {
  const { messages, maxTokens, seed, shape } = request;
  return {
    model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    [features.limit]: maxTokens,
    ...(features.temperature ? { temperature: 0 } : {}),
    ...(features.seed ? { seed } : {}),
    ...(shape === undefined ? {} : formatOf(shape, features.format)),
  };
}

function formatOf(shape: NonNullable<ModelRequest['shape']>, format: Features['format']) {
  if (format === 'text') return {};
  if (format === 'json') return { response_format: { type: 'json_object' as const } };
  const { name, schema } = shape;
  return {
    response_format: { type: 'json_schema' as const, json_schema: { name, schema, strict: true } },
  };
}

/** Reads remembered features; null for anything else. */
export function featuresIn(value: unknown): Features | null {
  if (typeof value !== 'object' || value === null) return null;
  const { format, limit, temperature, seed } = value as Record<string, unknown>;
  const known =
    (format === 'schema' || format === 'json' || format === 'text') &&
    (limit === 'max_tokens' || limit === 'max_completion_tokens') &&
    typeof temperature === 'boolean' &&
    typeof seed === 'boolean';
  return known ? { format, limit, temperature, seed } : null;
}
