import {
  Composer,
  type CST,
  type Document,
  type ErrorCode,
  Lexer,
  type ParsedNode,
  Parser,
  type YAMLError,
} from 'yaml';
import type { Findings } from './finding.ts';
import { Guard } from './guard.ts';
import { limits } from './limits.ts';
import { fileStart, type Places } from './places.ts';

export type ParsedDocument = Document.Parsed<ParsedNode>;

/** Controls that no text needs: C0 but tab and line ends, DEL, C1, a byte order mark inside, what is no character. */
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]/;

/** Parses one YAML document within the limits; null when it cannot be used, with the reasons in `findings`. */
export function parseYaml(
  source: string,
  findings: Findings,
  places: Places,
): ParsedDocument | null {
  const control = source.search(controls);
  if (control !== -1) {
    findings.add(
      'control-character',
      { codePoint: source.charCodeAt(control) },
      places.between(control, control + 1),
    );
    return null;
  }
  if (places.lineCount() > limits.lines) {
    findings.add('too-many-lines', { limit: limits.lines }, fileStart);
    return null;
  }
  const tokens = readTokens(source, findings, places);
  if (tokens === null || findings.hasErrors) return null;
  const [document, ...others] = compose(tokens, source.length);
  if (document === undefined) return null;
  reportErrors(document, source, findings, places);
  for (const other of others)
    findings.add('several-documents', {}, places.between(other.range[0], other.range[0] + 3));
  return findings.hasErrors ? null : document;
}

function readTokens(source: string, findings: Findings, places: Places): CST.Token[] | null {
  const guard = new Guard(findings, places);
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(source)) {
    if (!guard.accepts(lexeme)) return null;
    for (const token of parser.next(lexeme)) tokens.push(token);
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function compose(tokens: readonly CST.Token[], length: number): ParsedDocument[] {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: true,
    strict: true,
    stringKeys: true,
    keepSourceTokens: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  return [...composer.compose(tokens, true, length)] as ParsedDocument[];
}

function reportErrors(
  { errors, warnings }: ParsedDocument,
  source: string,
  findings: Findings,
  places: Places,
): void {
  for (const error of [...errors, ...warnings]) report(error, source, findings, places);
}

function report(
  { code, message, pos }: YAMLError,
  source: string,
  findings: Findings,
  places: Places,
): void {
  const quote = /^Missing closing (["'])/.exec(message)?.[1];
  if (quote !== undefined) {
    const opening = openingQuote(source, quote);
    findings.add(
      'yaml-syntax',
      { cause: 'a quotation mark is opened here and never closed' },
      places.between(opening, opening + 1),
    );
    return;
  }
  const place = places.between(pos[0], Math.max(pos[0] + 1, pos[1]));
  if (code === 'DUPLICATE_KEY')
    findings.add('duplicate-key', { key: duplicateKey(message) }, place);
  else findings.add('yaml-syntax', { cause: causes[code] ?? sentence(message) }, place);
}

/** A quotation that is never closed runs to the end of the file, so its mark is the last one. */
function openingQuote(source: string, quote: string): number {
  let at = source.lastIndexOf(quote);
  while (at > 0 && source[at - 1] === '\\') at = source.lastIndexOf(quote, at - 1);
  return Math.max(0, at);
}

function duplicateKey(message: string): string {
  return /"(.*)"/.exec(message)?.[1] ?? '';
}

/** In a coach's words, where the parser's own are for programmers. */
const causes: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'a tab is used to indent; use spaces',
  BAD_INDENT: 'the line is indented differently from its neighbours',
  MISSING_CHAR: 'a character is missing, often a closing quotation mark or bracket, or a colon',
  BLOCK_AS_IMPLICIT_KEY:
    'the line is indented further than its neighbours, or a colon stands inside a text without quotation marks',
  MULTILINE_IMPLICIT_KEY:
    'a key runs over several lines; a quotation mark or a colon may be missing',
  UNEXPECTED_TOKEN: 'something stands here that does not belong',
  KEY_OVER_1024_CHARS: 'a key is longer than 1 KB (key limit)',
  NON_STRING_KEY: 'a key is not a text; put it in quotation marks',
};

function sentence(message: string): string {
  return message.replace(/\.$/, '').replace(/^./, (first) => first.toLowerCase());
}
