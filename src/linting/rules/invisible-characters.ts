import type { Finding } from '../../domain/problems/finding.ts';
import type { FileRule } from '../rule.ts';

/** Joiners and selectors that make several characters one emoji; they are seen. */
const emojiParts = /(?<=\p{Extended_Pictographic}[\u{1f3fb}-\u{1f3ff}]?)\ufe0f?\u200d|\ufe0f/gu;
/** Controls but tab and line ends, and what is there without being seen. */
const invisible = /(?![\n\t\r])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const unusual = /[^\t\n\r\x20-\x7e]/;

/** Texts that hold what nobody sees, whether typed or written as an escape. */
export const invisibleCharacters: FileRule = (content, source) =>
  unusual.test(source) || source.includes('\\') ? findingsIn(content, '') : [];

function findingsIn(value: unknown, path: string): Finding[] {
  if (typeof value === 'string') return finding(value, path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => findingsIn(child, `${path}/${key}`));
}

function finding(text: string, path: string): Finding[] {
  const codePoint = invisible.exec(text.replaceAll(emojiParts, ''))?.[0].codePointAt(0);
  return codePoint === undefined
    ? []
    : [{ code: 'invisible-character', given: { codePoint }, path }];
}
