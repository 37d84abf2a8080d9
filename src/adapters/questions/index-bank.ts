import { mkdirSync, readFileSync } from 'node:fs';
import { writeEntry } from './cache.ts';
import { readFiles } from './source.ts';

/** Writes the cache entries of the bank that comes with the package; throws when one of its files has a problem. */
export async function indexBank(folder: string, target: string): Promise<void> {
  mkdirSync(target, { recursive: true });
  for await (const { file, content, problems } of readFiles([folder], {})) {
    if (content === null || problems.length > 0) {
      throw new Error(`${file}: ${problems[0]?.message ?? 'it has no content'}`);
    }
    writeEntry(target, readFileSync(file), content);
  }
}
