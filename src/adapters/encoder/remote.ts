import { Worker } from 'node:worker_threads';
import type { EncodedSentence, Encoder, Heads } from '../../domain/reading.ts';
import { type EncoderFolders, weightsVersion } from './folders.ts';
import type { Reply, Request } from './thread.ts';

/** An encoder that loads and works beside the person who types, on the thread of `script`. */
export function createRemoteEncoder(script: string, folders: EncoderFolders): Encoder {
  const remote = new Remote(script, folders);
  let loading: Promise<Heads> | undefined;
  return {
    version: weightsVersion(folders),
    load: () => {
      loading ??= (remote.ask(null) as Promise<Heads>).catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      return loading;
    },
    encode: (sentences) => remote.ask(sentences) as Promise<readonly EncodedSentence[]>,
  };
}

interface Waiting {
  readonly resolve: (value: Heads | readonly EncodedSentence[]) => void;
  readonly reject: (error: Error) => void;
}

/** Its thread, started when it is first asked; one that dies fails what it was asked, and the next request starts another. */
class Remote {
  private worker: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;
  private readonly script: string;
  private readonly folders: EncoderFolders;

  constructor(script: string, folders: EncoderFolders) {
    this.script = script;
    this.folders = folders;
  }

  ask(sentences: Request['sentences']): Promise<Heads | readonly EncodedSentence[]> {
    this.worker ??= this.start();
    const { worker } = this;
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ id, sentences } satisfies Request);
    });
  }

  private start(): Worker {
    const worker = new Worker(this.script, { workerData: this.folders });
    worker.on('message', (reply: Reply) => this.receive(reply, worker));
    worker.on('error', (error) => this.lose(worker, error as Error));
    worker.on('exit', (code) =>
      this.lose(worker, new Error(`The encoder ended with exit code ${code}.`)),
    );
    // A program that waits for nothing else may end.
    worker.unref();
    return worker;
  }

  private receive(reply: Reply, worker: Worker): void {
    const waiting = this.waiting.get(reply.id);
    this.waiting.delete(reply.id);
    if (this.waiting.size === 0) worker.unref();
    if ('failed' in reply) waiting?.reject(new Error(reply.failed));
    else waiting?.resolve('heads' in reply ? reply.heads : reply.encoded);
  }

  private lose(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    const lost = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of lost) reject(error);
  }
}
