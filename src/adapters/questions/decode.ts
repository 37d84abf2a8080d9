import { isAscii } from 'node:buffer';
import type { Place } from '../../domain/problems/problem.ts';
import { firstInvalidByte } from '../../domain/utf8.ts';

/** The text of a file, or why its bytes are none and where. */
export type Decoded = { readonly text: string } | { readonly cause: string; readonly place: Place };

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const byteOrderMark = '\ufeff';

/** Decodes UTF-8 without forgiving anything; one byte order mark at the beginning is dropped. */
export function decode(bytes: Buffer): Decoded {
  if (isAscii(bytes)) return { text: bytes.toString('latin1') };
  const start = bytes.subarray(0, 2).toString('latin1');
  if (start === '\xff\xfe' || start === '\xfe\xff') {
    return { cause: 'it is UTF-16', place: { line: 1, column: 1, endLine: 1, endColumn: 1 } };
  }
  try {
    const text = strict.decode(bytes);
    return { text: text.startsWith(byteOrderMark) ? text.slice(1) : text };
  } catch {
    return invalidAt(bytes, firstInvalidByte(bytes));
  }
}

function invalidAt(bytes: Buffer, offset: number): Decoded {
  const before = bytes.subarray(0, offset).toString('utf8');
  const line = before.split('\n').length;
  const column = before.length - (before.lastIndexOf('\n') + 1) + 1;
  return {
    cause: `invalid byte at offset ${offset}`,
    place: { line, column, endLine: line, endColumn: column + 1 },
  };
}
