import type { Answer } from './answer.ts';
import { type ActKind, actKinds, acts, details, generalities } from './lexicon/acts.ts';

/** What an answer shows its teller doing, and what it leaves in general words. */
export interface Acts {
  /** The kinds of acts told, with the token that tells the first of each. */
  readonly kinds: ReadonlyMap<ActKind, number>;
  /** Different words that tell an act. */
  readonly different: number;
  /** How often it says what, how, which or why. */
  readonly details: number;
  /** Tokens that are business talk or superlatives. */
  readonly general: readonly number[];
  readonly words: number;
}

type Role = ActKind | 'detail' | 'general';

interface Entry {
  readonly role: Role;
  readonly index: number;
}

const entries: ReadonlyMap<string, Entry> = new Map(
  [
    ...actKinds.map((kind) => [kind, acts[kind]] as const),
    ['detail', details] as const,
    ['general', generalities] as const,
  ]
    .flatMap(([role, words]) =>
      words
        .trim()
        .split(/\s+/)
        .map((word) => [word, role] as const),
    )
    .reverse()
    .map(([word, role], index) => [word, { role, index }]),
);

/** Reads the acts; `plain` are words of the question and its model answers, which are never mere generalities. */
export function readActs({ counted, words }: Answer, plain: ReadonlySet<string>): Acts {
  const reader = new ActReader(plain);
  for (const { first, end } of counted) {
    for (let at = first; at < end; at++) reader.take(words[at]?.text ?? '', at);
  }
  return reader;
}

class ActReader implements Acts {
  readonly kinds = new Map<ActKind, number>();
  readonly general: number[] = [];
  different = 0;
  details = 0;
  words = 0;
  private readonly seen = new Uint8Array(entries.size * 2);
  private readonly plain: ReadonlySet<string>;

  constructor(plain: ReadonlySet<string>) {
    this.plain = plain;
  }

  take(word: string, at: number): void {
    this.words += 1;
    const entry = entries.get(word);
    if (entry === undefined) return;
    if (entry.role === 'detail') this.details += 1;
    else if (entry.role !== 'general') this.takeAct(entry.role, entry.index, at);
    else if (!this.plain.has(word)) this.general.push(at);
  }

  private takeAct(kind: ActKind, index: number, at: number): void {
    if (this.seen[index] === 1) return;
    this.seen[index] = 1;
    this.different += 1;
    if (!this.kinds.has(kind)) this.kinds.set(kind, at);
  }
}
