import { InterruptedError } from '../domain/errors.ts';

/** What was chosen, or the exit code where the candidate stopped. */
export async function orEnded<T>(choice: Promise<T>): Promise<T | { readonly exitCode: number }> {
  try {
    return await choice;
  } catch (error) {
    if (error instanceof InterruptedError) return { exitCode: error.exitCode };
    throw error;
  }
}
