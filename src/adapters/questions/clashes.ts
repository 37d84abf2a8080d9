import type { LoadedFile } from '../../domain/ports.ts';
import type { Problem } from '../../domain/problem.ts';

interface Taken {
  readonly file: LoadedFile;
  readonly path: string;
}

/** Finds questions whose id an earlier file has taken; ids that only differ in how their characters are composed clash too. */
export function clashes(): (loaded: LoadedFile) => Promise<readonly Problem[]> {
  const taken = new Map<string, Taken>();
  return async (loaded) => {
    const found: Problem[] = [];
    for (const [index, { id }] of (loaded.content?.questions ?? []).entries()) {
      const own = { file: loaded, path: `/questions/${index}/id` };
      const first = taken.get(id.normalize('NFC'));
      if (first === undefined) taken.set(id.normalize('NFC'), own);
      else found.push(...(await clashProblems(id, own, first)));
    }
    return found;
  };
}

async function clashProblems(id: string, own: Taken, first: Taken): Promise<readonly Problem[]> {
  const { duplicateId } = await import('./locate.ts');
  return duplicateId(id, own.file, own.path, first.file, first.path);
}
