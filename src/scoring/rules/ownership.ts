import type { Answer } from './answer.ts';
import type { Substance } from './substance.ts';
import type { Sentence } from './tokens.ts';
import { isA, trait, type Word } from './word.ts';

export interface Ownership {
  /** 0–100. */
  readonly score: number;
  readonly own: number;
  readonly shared: number;
  readonly passive: number;
}

/** What the acts told come to from which on more add nothing. */
const enoughActs = 0.75;

/** The acts told (asked, looked, wrote, agreed …), and who did them: "I" against "we". A list of steps in the imperative is one's own as well. */
export function readOwnership({ counted, words }: Answer, { acts }: Substance): Ownership {
  let own = 0;
  let shared = 0;
  let passive = 0;
  for (const sentence of counted) {
    const kind = actorOf(sentence, words);
    if (kind === 'own') own += 1;
    if (kind === 'shared') shared += 1;
    if (isPassive(sentence, words)) passive += 1;
  }
  const share = own + shared === 0 ? 0 : own / (own + shared);
  const score = Math.round(100 * Math.min(1, acts / enoughActs) * (0.6 + 0.4 * share));
  return { score, own, shared, passive };
}

function actorOf({ first, end }: Sentence, words: readonly Word[]): 'own' | 'shared' | null {
  let shared = false;
  for (let at = first; at < end; at++) {
    const text = words[at]?.text ?? '';
    if (text === 'i' || text === 'my' || text === 'me') return 'own';
    shared ||= text === 'we' || text === 'our';
  }
  if (shared) return 'shared';
  return end - first <= longestStep && isImperative(words[first]) ? 'own' : null;
}

const longestStep = 20;
const imperatives = new Set(
  'ask call check tell say listen write note log look read find go get give offer keep make take bring send explain apologize apologise sit walk stop start set confirm speak talk report record escalate agree follow thank let put open close move book ring share show'.split(
    ' ',
  ),
);

function isImperative(word: Word | undefined): boolean {
  return imperatives.has(word?.text ?? '') || isA(word, trait.digit);
}

const auxiliaries = new Set('is are was were been being be got'.split(' '));

/** A form of "to be" and a participle, with nobody named who did it. */
export function isPassive({ first, end }: Sentence, words: readonly Word[]): boolean {
  for (let at = first; at < end - 1; at++) {
    if (!auxiliaries.has(words[at]?.text ?? '')) continue;
    const next = words[at + 1]?.text ?? '';
    if (next.endsWith('ed') && next.length > 4 && !feelings.has(next)) return true;
  }
  return false;
}

const feelings = new Set(
  'worried scared frightened concerned tired exhausted relieved pleased satisfied interested excited surprised annoyed frustrated confused disappointed embarrassed married involved supposed'.split(
    ' ',
  ),
);
