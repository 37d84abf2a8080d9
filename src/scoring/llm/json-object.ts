/** The one JSON object of a reply, or a sentence that says why there is none. */
export type FoundObject =
  | { readonly kind: 'object'; readonly value: Readonly<Record<string, unknown>> }
  | { readonly kind: 'none'; readonly problem: string };

/**
 * Looks in this order: the whole reply, the whole of a fence, the one balanced object in the text.
 * What is cut off, ambiguous or says a key twice is refused; nothing is mended.
 */
export function jsonObjectIn(reply: string): FoundObject {
  const text = withoutThinking(reply.replace(/^\ufeff/, '')).trim();
  if (text === '') return none('It was empty.');
  for (const candidate of [text, insideFence(text)]) {
    const value = candidate === null ? undefined : parsed(candidate);
    if (value !== undefined && candidate !== null) return checked(candidate, value);
  }
  return amongWords(text);
}

/** Models that think aloud do so in front of the reply. */
function withoutThinking(text: string): string {
  return text.replace(/^\s*<think>[\s\S]*?<\/think>/, '');
}

function insideFence(text: string): string | null {
  return /^```[a-z0-9]*[ \t]*\r?\n([\s\S]*?)\r?\n?```$/i.exec(text)?.[1] ?? null;
}

function amongWords(text: string): FoundObject {
  const { pieces, open } = balancedPieces(text);
  if (open) return none('The object is not complete.');
  const objects = pieces.filter((piece) => parsed(piece) !== undefined);
  const [first] = objects;
  if (objects.length > 1) return none('It holds more than one object.');
  if (first === undefined) return none('It holds no valid JSON object.');
  return checked(first, parsed(first));
}

function checked(json: string, value: unknown): FoundObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return none('It is JSON, but not an object.');
  }
  const twice = repeatedKey(json);
  if (twice !== null) return none(`It says the key ${JSON.stringify(twice)} twice.`);
  return { kind: 'object', value: value as Record<string, unknown> };
}

function none(problem: string): FoundObject {
  return { kind: 'none', problem };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const stringToken = /"(?:[^"\\]|\\[\s\S])*"/y;

/** Where a string that begins at `at` ends; the end of the text where it never does. */
function endOfString(text: string, at: number): number {
  stringToken.lastIndex = at;
  return stringToken.test(text) ? stringToken.lastIndex : text.length;
}

/** The outermost {…} of a text, strings skipped inside them; `open` where the last one never closes. */
function balancedPieces(text: string): { readonly pieces: string[]; readonly open: boolean } {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '"' && depth > 0) at = endOfString(text, at) - 1;
    else if (char === '{') {
      if (depth === 0) start = at;
      depth += 1;
    } else if (char === '}' && depth > 0) {
      depth -= 1;
      if (depth === 0) pieces.push(text.slice(start, at + 1));
    }
  }
  return { pieces, open: depth > 0 };
}

const jsonTokens = /"(?:[^"\\]|\\[\s\S])*"(?:\s*:)?|[{}[\]]/g;

/** A key that valid JSON says twice in one object; JSON.parse would take the last and say nothing. */
function repeatedKey(json: string): string | null {
  const scopes: Set<string>[] = [];
  for (const [token] of json.matchAll(jsonTokens)) {
    if (token === '{' || token === '[') scopes.push(new Set());
    else if (token === '}' || token === ']') scopes.pop();
    else if (token.endsWith(':')) {
      const key: string = JSON.parse(token.slice(0, token.lastIndexOf('"') + 1));
      if (scopes.at(-1)?.has(key)) return key;
      scopes.at(-1)?.add(key);
    }
  }
  return null;
}
