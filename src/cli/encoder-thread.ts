import { parentPort, workerData } from 'node:worker_threads';
import type { EncoderFolders } from '../adapters/encoder/folders.ts';
import { createEncoder } from '../adapters/encoder/session.ts';
import { serveEncoder } from '../adapters/encoder/thread.ts';

if (parentPort !== null) serveEncoder(parentPort, createEncoder(workerData as EncoderFolders));
