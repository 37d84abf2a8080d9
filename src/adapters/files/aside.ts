import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes an answer into a file of its own, in the first folder that takes it; null when none does. */
export function keepAside(text: string, folders: readonly string[]): string | null {
  for (const folder of folders) {
    const path = join(folder, `drill-answer-${randomUUID()}.txt`);
    if (isWritten(path, text)) return path;
  }
  return null;
}

function isWritten(path: string, text: string): boolean {
  const file = opened(path);
  if (file === null) return false;
  try {
    writeFileSync(file, text);
    fsyncSync(file);
    return true;
  } catch {
    rmSync(path, { force: true });
    return false;
  } finally {
    closeSync(file);
  }
}

function opened(path: string): number | null {
  try {
    makeOwn(dirname(path));
    return openSync(path, 'wx', 0o600);
  } catch {
    return null;
  }
}

/** A folder that was not there is made for the user alone, whatever the umask. */
function makeOwn(folder: string): void {
  if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) chmodSync(folder, 0o700);
}
