import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Tokenizer } from '@huggingface/tokenizers';
import type { EncodedSentence, Encoder, Heads } from '../../domain/reading.ts';
import { type EncoderFolders, weightsVersion } from './folders.ts';
import { type Passage, passagesOf } from './passages.ts';

interface Loaded {
  readonly heads: Heads;
  readonly tokensOf: (word: string) => readonly number[];
  readonly run: (passage: Passage) => Promise<Float32Array>;
}

/** An encoder on this thread. One thread and no more: the same bytes come out on every machine. */
export function createEncoder(folders: EncoderFolders): Encoder {
  let loading: Promise<Loaded> | undefined;
  const loaded = () => {
    loading ??= load(folders);
    return loading;
  };
  return {
    version: weightsVersion(folders),
    load: async () => (await loaded()).heads,
    encode: async (sentences) => {
      const { tokensOf, run } = await loaded();
      const encoded: EncodedSentence[] = [];
      for (const passage of passagesOf(sentences.map((words) => words.map(tokensOf)))) {
        const states = await run(passage);
        const size = states.length / passage.ids.length;
        for (const { first, wordOf } of passage.sentences)
          encoded.push({
            wordOf,
            states: states.slice(first * size, (first + wordOf.length) * size),
          });
      }
      return encoded;
    },
  };
}

async function load({ model, runtime }: EncoderFolders): Promise<Loaded> {
  const [ort, weights, heads, tokenizer] = await Promise.all([
    import('onnxruntime-web/wasm'),
    readFile(join(model, 'encoder.int8.onnx')),
    readJson(join(model, 'heads.json')),
    readJson(join(model, 'tokenizer.json')),
  ]);
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = {
    mjs: pathToFileURL(join(runtime, 'ort-wasm-simd-threaded.mjs')).href,
    wasm: pathToFileURL(join(runtime, 'ort-wasm-simd-threaded.wasm')).href,
  };
  ort.env.wasm.wasmBinary = await readFile(join(runtime, 'ort-wasm-simd-threaded.wasm'));
  const session = await ort.InferenceSession.create(weights);
  return {
    heads: heads as Heads,
    tokensOf: tokensBy(new Tokenizer(tokenizer, {})),
    run: async ({ ids, sentenceOf }) => {
      const tensor = (numbers: readonly number[]) =>
        new ort.Tensor('int64', BigInt64Array.from(numbers, BigInt), [1, numbers.length]);
      const inputs = { ids: tensor(ids), sentence: tensor(sentenceOf) };
      const { states } = await session.run(
        session.inputNames.includes('sentence') ? inputs : { ids: inputs.ids },
      );
      return states?.data as Float32Array;
    },
  };
}

async function readJson(path: string): Promise<object> {
  return JSON.parse(await readFile(path, 'utf8'));
}

const mostRemembered = 20_000;
/** So much of a word tells what there is to tell. */
const longestWord = 40;

function tokensBy(tokenizer: Tokenizer): (word: string) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    if (known.size >= mostRemembered) known.clear();
    const { ids } = tokenizer.encode(word.slice(0, longestWord), { add_special_tokens: false });
    known.set(word, ids);
    return ids;
  };
}
