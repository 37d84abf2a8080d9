import { join } from 'node:path';
import { packagedEncoder } from '../adapters/encoder/folders.ts';
import { createRemoteEncoder } from '../adapters/encoder/remote.ts';
import type { Encoder } from '../domain/reading.ts';

/** An encoder on a thread of its own, so that typing and drawing never wait for it. */
export function encoderBeside(packageFolder: string): Encoder {
  return createRemoteEncoder(join(packageFolder, 'dist', 'encoder-thread.js'), packagedEncoder());
}
