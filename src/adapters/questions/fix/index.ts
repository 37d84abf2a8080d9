import { schemaLine, spacesAtLineEnds } from '../../../domain/layout.ts';
import { samePhrase } from '../../../domain/phrases.ts';
import type { ProblemCode } from '../../../domain/problems/arguments.ts';
import { decode } from '../decode.ts';
import type { ParsedDocument } from '../document.ts';
import { Findings } from '../finding.ts';
import { parseYaml } from '../parse.ts';
import { placesOf } from '../places.ts';
import { readBytes } from '../read.ts';
import { type Edit, edited } from './edit.ts';
import { sortKeys } from './key-order.ts';
import { dropDuplicates, straightenQuotes } from './phrases.ts';

/** A file mended: its new text, and how often which problem was mended. */
export interface Fixed {
  readonly text: string;
  readonly fixes: ReadonlyMap<ProblemCode, number>;
}

type Step = (source: string, document: ParsedDocument) => readonly Edit[];

const conventionalSchema = '../../schemas/question-file.schema.json';

const addSchemaLine: Step = (source) =>
  schemaLine.test(source)
    ? []
    : [
        {
          start: 0,
          end: 0,
          text: `# yaml-language-server: $schema=${conventionalSchema}${source.includes('\r\n') ? '\r\n' : '\n'}`,
        },
      ];

const dropTrailingSpace: Step = (source) =>
  [...spacesAtLineEnds(source)].map((span) => ({ ...span, text: '' }));

const steps: readonly (readonly [ProblemCode, Step])[] = [
  ['missing-schema-line', addSchemaLine],
  ['trailing-space', dropTrailingSpace],
  ['curly-quotes', straightenQuotes],
  ['duplicate-phrase', dropDuplicates],
  ['key-order', sortKeys],
];

/** Groups of keys lie three deep; one round more finds nothing. */
const mostRounds = 4;

/**
 * Mends what needs no decision, by edits of the text, so that comments and layout stay. A step whose
 * result does not say the same as before is left out; a file that is not valid YAML is left alone.
 */
export function fixText(source: string): Fixed {
  const fixes = new Map<ProblemCode, number>();
  let text = source;
  let document = parsed(text);
  for (const [code, step] of steps) {
    for (let round = 0; round < mostRounds && document !== null; round++) {
      const edits = step(text, document);
      const next = edits.length === 0 ? null : edited(text, edits);
      const nextDocument = next === null ? null : parsed(next);
      if (next === null || nextDocument === null || !saysTheSame(document, nextDocument)) break;
      fixes.set(code, (fixes.get(code) ?? 0) + edits.length);
      text = next;
      document = nextDocument;
    }
  }
  return { text, fixes };
}

/** The file with everything mended that can be; null when there is no text in it. */
export function fixFile(file: string): Fixed | null {
  const bytes = readBytes(file, new Findings(file));
  const decoded = bytes === null ? null : decode(bytes);
  return decoded === null || 'cause' in decoded ? null : fixText(decoded.text);
}

function parsed(source: string): ParsedDocument | null {
  const findings = new Findings('');
  const found = parseYaml(source, findings, placesOf(source));
  return found === null || findings.hasErrors ? null : found.document;
}

/** Whether two documents differ in nothing but what a fix may change. */
function saysTheSame(before: ParsedDocument, after: ParsedDocument): boolean {
  return JSON.stringify(canonical(before.toJS())) === JSON.stringify(canonical(after.toJS()));
}

/** Keys sorted, white space collapsed, phrases as they are compared. */
function canonical(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return value.replaceAll(/\s+/g, ' ').trim();
  if (Array.isArray(value)) {
    const isPhrases = key === 'anyOf' && value.every((item) => typeof item === 'string');
    return isPhrases ? [...new Set(value.map(samePhrase))] : value.map((item) => canonical(item));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .map(([name, child]) => [name, canonical(child, name)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
