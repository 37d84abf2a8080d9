import type { LoadedFile } from '../../domain/ports.ts';
import type { QuestionFile } from '../../domain/question.ts';
import { validate as validateQuestionFile } from './question-file.generated.js';
import { readQuickly } from './quick/index.ts';
import { hasSemanticProblems } from './semantics.ts';

/**
 * Checks a file without knowing where anything stands, which takes a tenth of the time. Null for a
 * file with any problem, or with anything that the quick parser does not know: `checkQuestionFile`
 * looks at it then.
 */
export function quickCheck(file: string, source: string): LoadedFile | null {
  const content = readQuickly(source);
  if (!validateQuestionFile(content)) return null;
  const valid = content as unknown as QuestionFile;
  if (hasSemanticProblems(valid)) return null;
  const places = async () => (await import('./check.ts')).placesIn(source);
  return { file, source, content: valid, problems: [], places };
}
