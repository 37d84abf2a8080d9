import {
  Composer,
  type CST,
  type ErrorCode,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  type Scalar,
  type YAMLError,
} from 'yaml';
import type { ParsedDocument } from './document.ts';
import type { Findings } from './finding.ts';
import { Guard } from './guard.ts';
import { limits } from './limits.ts';
import { fileStart, type Places } from './places.ts';
import { questionRanges } from './source-map.ts';

export interface Parsed {
  readonly document: ParsedDocument;
  /** Offsets at which the syntax is broken: what stands around them may be misread. */
  readonly breaks: readonly number[];
}

/** Controls that no text needs: C0 but tab and line ends, DEL, C1, a byte order mark inside, what is no character. */
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]/;

/** Parses one YAML document within the limits; null when nothing can be read from it, with the reasons in `findings`. */
export function parseYaml(source: string, findings: Findings, places: Places): Parsed | null {
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
  const guard = new Guard(findings, places);
  const tokens = readTokens(source, guard);
  if (tokens === null || findings.hasErrors) return null;
  const [document, ...others] = compose(tokens, source.length);
  if (document === undefined) return null;
  const breaks = reportErrors(document, guard.runaways[0], source, findings, places);
  for (const other of others)
    findings.add('several-documents', {}, places.between(other.range[0], other.range[0] + 3));
  return others.length > 0 ? null : { document, breaks };
}

function readTokens(source: string, guard: Guard): CST.Token[] | null {
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
    // Looked for below: the parser compares each key with each.
    uniqueKeys: false,
    strict: true,
    stringKeys: true,
    keepSourceTokens: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  return [...composer.compose(tokens, true, length)] as ParsedDocument[];
}

/** Errors after which the rest is still read as it was meant. */
const harmless: ReadonlySet<ErrorCode> = new Set([
  'BAD_SCALAR_START',
  'BAD_DQ_ESCAPE',
  'NON_STRING_KEY',
  'KEY_OVER_1024_CHARS',
]);

/** Adds a problem for each error and returns where the syntax is broken. Errors after a quotation that was never closed are its fault. */
function reportErrors(
  document: ParsedDocument,
  runaway: number | undefined,
  source: string,
  findings: Findings,
  places: Places,
): readonly number[] {
  const all = [
    ...[...document.errors, ...document.warnings].map((error) => faultOf(error, source)),
    ...duplicateKeys(document.contents),
  ].sort((a, b) => a.start - b.start);
  const broken = all.filter(({ breaks }) => breaks);
  const opening = broken.length === 0 ? undefined : runaway;
  const consequence = consequencesIn(document);
  for (const fault of all) {
    const { start, end, code, given } = fault;
    if (opening !== undefined && start >= opening) continue;
    if (!consequence(fault)) findings.add(code, given, places.between(start, end));
  }
  const breaks = broken.map(({ start }) => start);
  if (opening === undefined) return breaks;
  findings.add('yaml-syntax', { cause: neverClosed }, places.between(opening, opening + 1));
  return [opening, ...breaks];
}

/**
 * Whether a fault only follows from an earlier one: after a break, the next ones in the same question
 * say nothing new, nor do those in what is no question any more. Each tab is its own fault.
 */
function consequencesIn(document: ParsedDocument): (fault: Fault) => boolean {
  const ranges = questionRanges(document);
  const broken = new Set<number>();
  return ({ breaks, start, tab }) => {
    if (!breaks) return false;
    const region = ranges.findIndex(([from, to]) => start >= from && start <= to);
    const follows = broken.size > 0 && (region === -1 || broken.has(region));
    broken.add(region);
    return follows && !tab;
  };
}

interface Fault {
  readonly start: number;
  readonly end: number;
  readonly code: 'duplicate-key' | 'yaml-syntax';
  readonly given: { readonly key: string; readonly cause: string };
  readonly breaks: boolean;
  readonly tab: boolean;
}

const neverClosed = 'a quotation mark is opened here and never closed';

function faultOf({ code, message, pos }: YAMLError, source: string): Fault {
  const [start] = pos;
  const quote = /^Missing closing (["'])/.exec(message)?.[1];
  if (quote !== undefined) {
    const opening = openingQuote(source, quote, start);
    const given = { key: '', cause: neverClosed };
    // The parser gives up at the end of the line and reads on rightly.
    const breaks = source.slice(opening, start).trimEnd().includes('\n');
    return { start: opening, end: opening + 1, code: 'yaml-syntax', given, breaks, tab: false };
  }
  return {
    start,
    end: Math.max(start + 1, pos[1]),
    code: 'yaml-syntax',
    given: { key: '', cause: causes[code] ?? sentence(message) },
    breaks: !harmless.has(code),
    tab: code === 'TAB_AS_INDENT',
  };
}

/** Keys that stand in their map before; they neither break anything nor are they a matter of syntax. */
function duplicateKeys(node: unknown): Fault[] {
  if (isSeq(node)) return node.items.flatMap(duplicateKeys);
  if (!isMap(node)) return [];
  const seen = new Set<unknown>();
  return node.items.flatMap(({ key, value }) => {
    const name = isScalar(key) ? key.value : key;
    const own = seen.has(name) ? [duplicateKey(key as Scalar)] : [];
    seen.add(name);
    return [...own, ...duplicateKeys(value)];
  });
}

function duplicateKey({ value, range }: Scalar): Fault {
  const [start, end] = range ?? [0, 0];
  const given = { key: String(value), cause: '' };
  return {
    start,
    end: Math.max(start + 1, end),
    code: 'duplicate-key',
    given,
    breaks: false,
    tab: false,
  };
}

/** The mark that begins the quotation which is cut off at an offset. */
function openingQuote(source: string, quote: string, end: number): number {
  let at = source.lastIndexOf(quote, end - 1);
  while (at > 0 && source[at - 1] === '\\') at = source.lastIndexOf(quote, at - 1);
  return Math.max(0, at);
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
