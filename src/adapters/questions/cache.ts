import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { QuestionFile } from '../../domain/question.ts';

export interface CacheFolders {
  /** Comes with the package; only read. */
  readonly shipped: string;
  /** The user's own; written where it can be. */
  readonly own: string;
}

/** Raised whenever what is valid changes: an entry stands for a file without any problem. */
const formatVersion = 1;

/** Parsed files by the hash of their bytes, so that an entry can never be stale. */
export class ContentCache {
  private readonly folders: CacheFolders;

  constructor(folders: CacheFolders) {
    this.folders = folders;
  }

  /** The name of the entry for these bytes. */
  nameOf(bytes: Buffer): string {
    return nameFor(bytes);
  }

  find(name: string): QuestionFile | null {
    return readEntry(join(this.folders.shipped, name)) ?? readEntry(join(this.folders.own, name));
  }

  /** A cache that cannot be written is no fault: the file is parsed again next time. */
  keep(name: string, content: QuestionFile): void {
    try {
      mkdirSync(this.folders.own, { recursive: true, mode: 0o700 });
      write(join(this.folders.own, name), content);
    } catch {
      // Nothing is lost.
    }
  }
}

/** Writes the entry of a valid file into a folder, as a whole or not at all. */
export function writeEntry(folder: string, bytes: Buffer, content: QuestionFile): void {
  write(join(folder, nameFor(bytes)), content);
}

function write(path: string, content: QuestionFile): void {
  const aside = `${path}.${randomUUID()}`;
  writeFileSync(aside, JSON.stringify({ formatVersion, content }), { mode: 0o600 });
  renameSync(aside, path);
}

function nameFor(bytes: Buffer): string {
  return `${createHash('sha256').update(`v${formatVersion}\n`).update(bytes).digest('hex')}.json`;
}

/** A broken entry is as good as none. */
function readEntry(path: string): QuestionFile | null {
  try {
    const entry: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isEntry(entry) ? entry.content : null;
  } catch {
    return null;
  }
}

function isEntry(entry: unknown): entry is { content: QuestionFile } {
  if (typeof entry !== 'object' || entry === null) return false;
  const { formatVersion: version, content } = entry as {
    formatVersion?: unknown;
    content?: Partial<QuestionFile>;
  };
  return version === formatVersion && Array.isArray(content?.questions);
}
