/** What a reader finds in an answer: for each sentence, whether it shows what a description says. */
import type { Question } from './question.ts';

/** The parts of a story that a sentence can be; `other` is opinion, claim and talk. */
export const storyParts = ['situation', 'task', 'action', 'result', 'learning', 'other'] as const;

/** A text that a sentence may show: a key point, a red flag, a kind of misconduct. */
export interface Description {
  readonly kind: 'point' | 'flag' | 'misconduct';
  readonly text: string;
  /** Phrases that show it, as an author gave them; often none. */
  readonly phrases: readonly string[];
}

/** All that is read of one answer. */
export interface Reading {
  /** Probability 0–1 that a sentence shows a description: `shows[description][sentence]`. */
  readonly shows: readonly (readonly number[])[];
  /** Probability of each story part, in the order of `storyParts`: `parts[sentence]`. */
  readonly parts: readonly (readonly number[])[];
  /** Probability 0–1 that a sentence tells of conduct that nobody accepts: `offence[sentence]`. */
  readonly offence: readonly number[];
  /** Probability 0–1 that this answers the question, and no other. */
  readonly topic: number;
  /** Probability 0–1 that these are words in the order people say them in. */
  readonly prose: number;
  /** How much each word of the sentence carries of what it shows of the description; adds up to 1. */
  focus(description: number, sentence: number): readonly number[];
}

/** Reads answers to one question. Sentences are lists of lower-case words. */
export type ReadAnswer = (sentences: readonly (readonly string[])[]) => Reading | Promise<Reading>;

/** Where meaning comes from: an encoder, or words alone. */
export interface Reader {
  readonly name: 'meaning' | 'words';
  /** Changes whenever the same answer may be read differently. */
  readonly version: string;
  prepare(question: Question, descriptions: readonly Description[]): ReadAnswer;
}

/** The states of a sentence's tokens. */
export interface EncodedSentence {
  /** `size` numbers for each token, one token after the other. */
  readonly states: Float32Array;
  /** The word that each token is of. */
  readonly wordOf: readonly number[];
}

/** Numbers of the trained heads, by name: a number, a vector or a matrix row by row. */
export type Heads = Readonly<
  Record<string, number | readonly number[] | readonly (readonly number[])[]>
>;

/** A sentence encoder. What it returns hangs on its weights and its input alone. */
export interface Encoder {
  /** Names the weights. */
  readonly version: string;
  /** Loads it, if it is not, and gives the trained heads; rejects where it cannot run here. */
  load(): Promise<Heads>;
  /** Encodes sentences that follow each other as one passage. */
  encode(sentences: readonly (readonly string[])[]): Promise<readonly EncodedSentence[]>;
}
