import { LineCounter, parseDocument } from 'yaml';
import { cannotUse } from './cannot-use.ts';

const largest = 100_000;

/** The values of a configuration file. JSON is read as YAML too: its mistakes then have a place. */
export function parseConfig(file: string, content: string): unknown {
  if (content.length > largest) throw cannotUse(file, `it is longer than ${largest} characters`);
  const lineCounter = new LineCounter();
  const document = parseDocument(content, { lineCounter, prettyErrors: false });
  const [error] = [...document.errors, ...document.warnings];
  if (error !== undefined) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    throw cannotUse(`${file}:${line}:${col}`, error.message.replace(/\.$/, ''));
  }
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw cannotUse(file, 'aliases are not allowed');
  }
}
