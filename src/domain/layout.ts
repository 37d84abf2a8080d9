/** The comment that tells editors which schema a file follows. */
export const schemaLine = /^# yaml-language-server: \$schema=\S+[ \t]*\r?$/m;

/** Where spaces stand at the end of a line, as offsets. Looked for from the line ends: a pattern would try again at every space. */
export function* spacesAtLineEnds(source: string): Generator<{ start: number; end: number }> {
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
