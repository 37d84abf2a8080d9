/** Control, format (bidi, zero-width, tags), separator and ignorable characters, and lone surrogates. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
/** What chat templates, fences and mark-up are made of. */
const delimiters = /[<>[\]{}`|#]|-{3,}|={3,}/g;

/**
 * A value as JSON in which no text of it can end the message: delimiters and characters nobody sees
 * become escapes, which any reader of JSON undoes. Hyphens and equals signs only where they draw a line.
 */
export function asData(value: Readonly<Record<string, unknown>>): string {
  const fields = Object.entries(value).map(
    ([name, field]) => `${JSON.stringify(name)}: ${escaped(field)}`,
  );
  return `{${fields.join(', ')}}`;
}

function escaped(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(escaped).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return asData(value as Record<string, unknown>);
  const json = JSON.stringify(value) ?? 'null';
  return typeof value === 'string' ? withoutDelimiters(json) : json;
}

function withoutDelimiters(json: string): string {
  return json.replace(delimiters, escapes).replace(unseen, escapes);
}

function escapes(text: string): string {
  return Array.from({ length: text.length }, (_, index) => {
    return `\\u${text.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');
}
