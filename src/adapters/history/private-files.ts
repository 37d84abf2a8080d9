import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Makes the folder of a file, and the file, readable by the owner only. SQLite gives its journal files the mode of the database file. */
export function createPrivately(path: string): void {
  if (existsSync(path)) return;
  const folder = dirname(path);
  const created = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (created !== undefined) chmodSync(folder, 0o700);
  closeSync(openSync(path, 'a', 0o600));
}

/** Makes what is in a file, or which names are in a folder, survive a power cut. */
export function syncToDisk(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const zeros = Buffer.alloc(64 * 1024);

/** Overwrites a file before its name is taken away, so that its bytes do not stay behind on the disk. */
export function overwriteAndRemove(path: string): void {
  if (!existsSync(path)) return;
  const { size } = statSync(path);
  const file = openSync(path, 'r+');
  try {
    for (let at = 0; at < size; at += zeros.length) {
      writeSync(file, zeros, 0, Math.min(zeros.length, size - at), at);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  rmSync(path);
}
