/** What of a job posting led to which questions. */

/** A word of the posting that met a word of the question. */
export interface PostingLink {
  readonly posting: string;
  readonly question: string;
}

export interface PostingChoice {
  readonly questionId: string;
  readonly text: string;
  readonly skills: readonly string[];
  /** How much of the posting speaks for it; only the order matters. */
  readonly weight: number;
  /** The words that weigh most, heaviest first. */
  readonly links: readonly PostingLink[];
}
