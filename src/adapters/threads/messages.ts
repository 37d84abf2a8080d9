import { DrillError } from '../../domain/errors.ts';
import type { AnswerChunk, GradedChunk } from '../../domain/grading.ts';
import type { PrintableBytes } from '../../domain/printable.ts';

/** An error as it crosses from one thread to another, where its class would be lost. */
export interface CarriedError {
  readonly message: string;
  readonly stack: string;
  /** Null for a fault of the program. */
  readonly known: { readonly exitCode: number; readonly nextStep: string | undefined } | null;
}

/** What a thread is sent: a chunk, with memory that it may use again. */
export interface ToThread {
  readonly chunk: AnswerChunk;
  readonly spare: readonly PrintableBytes[];
}

/** What a thread says of each chunk, one after the other: that it begins it, and what it comes to. */
export type FromThread =
  | { readonly begun: true }
  | { readonly graded: GradedChunk }
  | { readonly failed: CarriedError };

export function carryError(error: unknown): CarriedError {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const known =
    error instanceof DrillError ? { exitCode: error.exitCode, nextStep: error.nextStep } : null;
  return { message, stack, known };
}

export function receiveError({ message, stack, known }: CarriedError): Error {
  if (known !== null) return new DrillError(known.exitCode, message, known.nextStep);
  return Object.assign(new Error(message), { stack });
}
