import type { LoadedFile, Locate } from '../../domain/ports.ts';
import type { QuestionFile } from '../../domain/question.ts';
import { Findings } from './finding.ts';
import { type Parsed, parseYaml } from './parse.ts';
import { fileStart, placesOf } from './places.ts';
import { validate as validateQuestionFile } from './question-file.generated.js';
import { quickPlaces } from './quick/index.ts';
import { addSchemaProblems } from './schema-problems.ts';
import { addSemanticProblems, allSound, pathOf, soundBeside } from './semantics.ts';
import { sourceMapOf } from './source-map.ts';
import { locateIn, type SourceMap } from './source-places.ts';
import { trustIn } from './trust.ts';

/** Parses and checks the text of a question file; every problem of it, or its content. */
export function checkQuestionFile(file: string, source: string): LoadedFile {
  const findings = new Findings(file);
  const places = placesOf(source);
  const parsed = parseYaml(source, findings, places);
  const map = lazy(() => (parsed === null ? nowhere : sourceMapOf(parsed.document, places)));
  const content = parsed === null ? null : read(parsed, source, findings, map);
  if (content === null && !findings.hasErrors) findings.add('empty-file', {}, fileStart);
  return {
    file,
    source,
    content,
    problems: findings.problems,
    places: async () => locateIn(map()),
  };
}

/** What the document says when it is a question file without a fault of syntax or schema; null otherwise. */
function read(
  { document, breaks }: Parsed,
  source: string,
  findings: Findings,
  map: () => SourceMap,
): QuestionFile | null {
  const soundSyntax = !findings.hasErrors;
  const content: unknown = document.toJS();
  if (content === null || content === undefined) return null;
  if (!validateQuestionFile(content)) {
    const trusted = breaks.length === 0 ? () => true : trustIn(document, breaks, source);
    const errors = (validateQuestionFile.errors ?? []).filter((error) => trusted(pathOf(error)));
    addSchemaProblems(content, errors, map(), findings);
    if (breaks.length === 0) addSemanticProblems(content, soundBeside(errors), map, findings);
    return null;
  }
  const valid = content as QuestionFile;
  if (breaks.length === 0) addSemanticProblems(valid, allSound, map, findings);
  return soundSyntax ? valid : null;
}

function lazy<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const nowhere: SourceMap = { value: () => fileStart, key: () => fileStart };

/** Places in a text that is known to be fine. */
export function placesIn(source: string): Locate {
  const quick = quickPlaces(source);
  if (quick !== undefined) return locateIn(quick);
  const places = placesOf(source);
  const parsed = parseYaml(source, new Findings(''), places);
  return locateIn(parsed === null ? nowhere : sourceMapOf(parsed.document, places));
}
