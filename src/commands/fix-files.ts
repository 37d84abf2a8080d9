import { print } from '../domain/printable.ts';
import type { Context } from './command.ts';

/** Mends every file at the paths, or only says what would be mended; the number of files that change. */
export async function fixFiles(
  context: Context,
  paths: readonly string[],
  write: boolean,
): Promise<number> {
  let changed = 0;
  for await (const file of context.questions.fileNames(paths)) {
    context.signal.throwIfAborted();
    const fixed = await context.questions.fixed(file);
    if (fixed === null || fixed.fixes.size === 0) continue;
    changed += 1;
    const told = [...fixed.fixes].map(([code, count]) => `${count} ${code}`).join(', ');
    if (write) await context.saveText(file, fixed.text, true);
    await context.notes.write(print`${file}: ${write ? 'mended' : 'would mend'} ${told}\n`);
  }
  return changed;
}
