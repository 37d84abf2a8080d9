import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileSummary } from '../../domain/file-summary.ts';
import type { CheckedFiles } from '../../domain/ports.ts';

/** So many files are remembered; when there are more, those longest unseen are forgotten. */
const mostRemembered = 50_000;
const keyLength = 64;

type Summary = Omit<FileSummary, 'file'>;

/**
 * Files without a problem, one a line: the hash of their bytes and of the kind of check, and what
 * rules across files need to know. Nothing is trusted by name or time, so an entry cannot be stale;
 * a file that is broken or gone only costs time.
 */
export function checkedFiles(folder: string, kind: string): CheckedFiles {
  const path = join(folder, 'checked');
  const seal = `${kind}\n`;
  const remembered = readLines(path);
  let changed = false;
  return {
    keyOf: (bytes) => createHash('sha256').update(seal).update(bytes).digest('hex'),
    find: (key) => summaryIn(remembered.get(key)),
    keep: (key, { file: _file, ...summary }) => {
      remembered.set(key, JSON.stringify(summary));
      changed = true;
    },
    save: () => {
      if (changed) writeLines(folder, path, remembered);
    },
  };
}

function readLines(path: string): Map<string, string> {
  try {
    const lines = readFileSync(path, 'utf8').split('\n');
    return new Map(
      lines.map((line): [string, string] => [line.slice(0, keyLength), line.slice(keyLength)]),
    );
  } catch {
    return new Map();
  }
}

function summaryIn(text: string | undefined): Summary | null {
  if (text === undefined) return null;
  try {
    const summary: Partial<Summary> | null = JSON.parse(text);
    const isWhole = typeof summary?.role === 'string' && Array.isArray(summary.questions);
    return isWhole ? (summary as Summary) : null;
  } catch {
    return null;
  }
}

function writeLines(folder: string, path: string, remembered: ReadonlyMap<string, string>): void {
  const aside = `${path}.${randomUUID()}`;
  const lines = [...remembered].slice(-mostRemembered).map(([key, text]) => key + text);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(aside, lines.join('\n'), { mode: 0o600 });
    renameSync(aside, path);
  } catch {
    // Nothing is lost: the files are checked again next time.
  }
}
