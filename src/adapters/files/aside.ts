import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a text that could not be saved where it belongs into the first folder that takes it; null when none does. */
export function keepAside(text: string, folders: readonly string[]): string | null {
  for (const folder of folders) {
    const path = join(folder, `drill-answer-${randomUUID()}.txt`);
    if (isWritten(path, text)) return path;
  }
  return null;
}

function isWritten(path: string, text: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
      return true;
    } finally {
      closeSync(file);
    }
  } catch {
    rmSync(path, { force: true });
    return false;
  }
}
