import { copied } from '../../domain/file-summary.ts';
import type { LoadedFile } from '../../domain/ports.ts';
import type { Problem } from '../../domain/problems/problem.ts';
import { Findings } from './finding.ts';
import { readQuestionFile } from './read.ts';

/** A question by its place; the text is not kept, as thousands of files may go by. */
interface Taken {
  readonly file: string;
  readonly path: string;
}

/** Finds questions whose id an earlier file has taken; ids that only differ in how their characters are composed clash too. */
export function clashes(): (loaded: LoadedFile) => Promise<readonly Problem[]> {
  const taken = new Map<string, Taken>();
  return async (loaded) => {
    const findings = new Findings(loaded.file);
    const { questions } = loaded.content ?? loaded.known ?? { questions: [] };
    const ids = copied(questions.map(({ id }) => id));
    for (const [index, id] of ids.entries()) {
      const own = { file: loaded.file, path: `/questions/${index}/id` };
      const first = taken.get(id.normalize('NFC'));
      if (first === undefined) taken.set(id.normalize('NFC'), own);
      else if (first.file !== own.file) await addClash(id, own.path, first, loaded, findings);
    }
    return findings.problems;
  };
}

async function addClash(
  id: string,
  path: string,
  first: Taken,
  own: LoadedFile,
  findings: Findings,
): Promise<void> {
  const earlier = await (await readQuestionFile(first.file, {})).places();
  const { line, column } = earlier(first.path);
  const locate = await own.places();
  const given = { id, first: `${first.file}:${line}:${column}` };
  findings.add('duplicate-id', given, locate(path), path);
}
