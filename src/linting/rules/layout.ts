import { schemaLine, spacesAtLineEnds } from '../../domain/layout.ts';
import type { Finding } from '../../domain/problems/finding.ts';
import type { FileRule } from '../rule.ts';

/** A file with thousands of such lines says nothing more with the next ones. */
const mostReported = 20;

/** The comment by which editors find the schema. */
export const missingSchemaLine: FileRule = (_content, source) =>
  schemaLine.test(source)
    ? []
    : [{ code: 'missing-schema-line', given: {}, path: '', place: placeIn(source, 0, 0) }];

/** Spaces at the end of a line. */
export const trailingSpace: FileRule = (_content, source) => {
  const found: Finding[] = [];
  for (const { start, end } of spacesAtLineEnds(source)) {
    const place = placeIn(source, start, end - start);
    found.push({ code: 'trailing-space', given: {}, path: '', place });
    if (found.length === mostReported) break;
  }
  return found;
};

function placeIn(source: string, start: number, length: number) {
  const before = source.slice(0, start);
  const line = before.split('\n').length;
  const column = start - before.lastIndexOf('\n');
  return { line, column, endLine: line, endColumn: column + length };
}
