import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface EncoderFolders {
  /** encoder.int8.onnx, heads.json, tokenizer.json and version.txt. */
  readonly model: string;
  /** The wasm build of onnxruntime-web. */
  readonly runtime: string;
}

/** Where the package keeps them, from wherever in it this code runs. */
export function packagedEncoder(from = import.meta.dirname): EncoderFolders {
  const folder = join(from, 'models');
  if (existsSync(join(folder, 'version.txt')) || dirname(from) === from)
    return { model: folder, runtime: join(from, 'dist', 'encoder') };
  return packagedEncoder(dirname(from));
}

/** What names the weights; "missing" where there are none, which shows when they are loaded. */
export function weightsVersion({ model }: EncoderFolders): string {
  const path = join(model, 'version.txt');
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : 'missing';
}
