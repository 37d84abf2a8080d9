import { isNode, LineCounter, parseDocument } from 'yaml';
import { cannotUse } from './cannot-use.ts';

/** The place (file:line:column) of the value that a path of keys leads to. */
export type PlaceOf = (...path: readonly string[]) => string;

/** The values of a configuration file. JSON is read as YAML too: its mistakes then have a place. */
export function parseConfig(
  file: string,
  content: string,
): { readonly values: unknown; readonly placeOf: PlaceOf } {
  const lineCounter = new LineCounter();
  const placeAt = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const document = parseDocument(content, { lineCounter, prettyErrors: false });
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) throw cannotUse(placeAt(error.pos[0]), error.message.replace(/\.$/, ''));
  const placeOf: PlaceOf = (...path) => {
    const node = document.getIn(path, true);
    return isNode(node) && node.range ? placeAt(node.range[0]) : file;
  };
  try {
    return { values: document.toJS({ maxAliasCount: 0 }), placeOf };
  } catch {
    throw cannotUse(file, 'aliases are not allowed');
  }
}
