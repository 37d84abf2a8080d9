import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The text as edited, or why it could not be edited; the text given is never lost. */
export type Edited = { readonly text: string } | { readonly failure: string };

/** Opens an editor on a private file with the text and waits until it is closed. */
export function editExternally(editor: string, text: string): Edited {
  const folder = mkdtempSync(join(tmpdir(), 'drill-answer-'));
  const file = join(folder, 'answer.txt');
  try {
    writeFileSync(file, text, { mode: 0o600 });
    const { status, error, signal } = spawnSync(`${editor} "${file}"`, {
      shell: true,
      stdio: 'inherit',
    });
    if (error !== undefined || status !== 0) {
      return {
        failure: `The editor "${editor}" ended with ${error?.message ?? signal ?? `code ${status}`}.`,
      };
    }
    return { text: readFileSync(file, 'utf8').replace(/\r?\n$/, '') };
  } catch (error) {
    return { failure: `The editor "${editor}" could not be used: ${(error as Error).message}.` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
