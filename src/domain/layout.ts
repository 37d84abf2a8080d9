/** The comment that tells editors which schema a file follows. */
export const schemaLine = /^# yaml-language-server: \$schema=\S+[ \t]*\r?$/m;

/** Where spaces stand at the end of a line, as offsets. Looked for from the line ends: a pattern would try again at every space. */
export function* spacesAtLineEnds(source: string): Generator<{ start: number; end: number }> {
  if (!mayEndWithSpaces(source)) return;
  let from = 0;
  while (from <= source.length) {
    const next = source.indexOf('\n', from);
    const lineEnd = next === -1 ? source.length : next;
    const end = source[lineEnd - 1] === '\r' && lineEnd > from ? lineEnd - 1 : lineEnd;
    let start = end;
    while (start > from && (source[start - 1] === ' ' || source[start - 1] === '\t')) start -= 1;
    if (start < end) yield { start, end };
    from = lineEnd + 1;
  }
}

/** Nearly all files have none, and this is seen several times faster than line by line. */
function mayEndWithSpaces(source: string): boolean {
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) {
    if (isSpace(source.charCodeAt(at - 1))) return true;
  }
  return isSpace(source.charCodeAt(source.length - 1));
}

/** A space, a tab, or a carriage return with who knows what before it. */
function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}
