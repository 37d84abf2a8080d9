import type { LoadedFile } from '../../domain/ports.ts';
import type { QuestionFile } from '../../domain/question.ts';
import { Findings } from './finding.ts';
import { validate as validateQuestionFile } from './question-file.generated.js';
import { quickPlaces, readQuickly } from './quick/index.ts';
import { addSemanticProblems, allSound, hasSemanticProblems, soundBeside } from './semantics.ts';

/**
 * Checks a file of the plain part of YAML, in a tenth of the time that `yaml` takes; where things
 * stand is only looked for when there is a problem. Null for any other file: `checkQuestionFile` looks
 * at it then, and would say the same of this one.
 */
export async function quickCheck(file: string, source: string): Promise<LoadedFile | null> {
  const content = readQuickly(source);
  if (content === undefined) return null;
  const places = async () => (await import('./check.ts')).placesIn(source);
  const isValid = validateQuestionFile(content);
  const errors = validateQuestionFile.errors ?? [];
  const valid = content as unknown as QuestionFile;
  if (isValid && !hasSemanticProblems(valid))
    return { file, source, content: valid, problems: [], places };
  const map = quickPlaces(source);
  if (map === undefined) return null;
  const findings = new Findings(file);
  if (!isValid)
    (await import('./schema-problems.ts')).addSchemaProblems(content, errors, map, findings);
  addSemanticProblems(valid, isValid ? allSound : soundBeside(errors), () => map, findings);
  const { problems } = findings;
  return { file, source, content: isValid ? valid : null, problems, places };
}
