import type { PostingChoice } from '../domain/posting.ts';
import type { BankQuestion } from '../domain/question.ts';

export type ChooseByPosting = (
  posting: string,
  questions: readonly BankQuestion[],
  count: number,
) => PostingChoice[];

/** Loads what chooses questions by a posting; it brings the word vectors with it. */
export async function postingChooser(): Promise<ChooseByPosting> {
  return (await import('./posting/choose.ts')).chooseByPosting;
}
