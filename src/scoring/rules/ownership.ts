import type { Answer } from './answer.ts';
import type { Substance } from './substance.ts';
import type { Sentence, Token } from './tokens.ts';

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
export function readOwnership({ counted, tokens }: Answer, { acts }: Substance): Ownership {
  let own = 0;
  let shared = 0;
  let passive = 0;
  for (const sentence of counted) {
    const kind = actorOf(sentence, tokens);
    if (kind === 'own') own += 1;
    if (kind === 'shared') shared += 1;
    if (isPassive(sentence, tokens)) passive += 1;
  }
  const share = own + shared === 0 ? 0 : own / (own + shared);
  const score = Math.round(100 * Math.min(1, acts / enoughActs) * (0.6 + 0.4 * share));
  return { score, own, shared, passive };
}

function actorOf({ first, end }: Sentence, tokens: readonly Token[]): 'own' | 'shared' | null {
  const words = tokens.slice(first, end).map(({ word }) => word);
  if (words.includes('i') || words.includes('my') || words.includes('me')) return 'own';
  if (words.includes('we') || words.includes('our')) return 'shared';
  return words.length <= 20 && isImperative(words[0] ?? '', tokens[first]) ? 'own' : null;
}

const imperatives = new Set(
  'ask call check tell say listen write note log look read find go get give offer keep make take bring send explain apologize apologise sit walk stop start set confirm speak talk report record escalate agree follow thank let put open close move book ring share show'.split(
    ' ',
  ),
);

function isImperative(word: string, token: Token | undefined): boolean {
  return imperatives.has(word) || (token !== undefined && /^\d+$/.test(word));
}

const auxiliaries = new Set('is are was were been being be got'.split(' '));

/** A form of "to be" and a participle, with nobody named who did it. */
export function isPassive({ first, end }: Sentence, tokens: readonly Token[]): boolean {
  for (let at = first; at < end - 1; at++) {
    if (!auxiliaries.has(tokens[at]?.word ?? '')) continue;
    const next = tokens[at + 1]?.word ?? '';
    if (next.endsWith('ed') && next.length > 4 && !feelings.has(next)) return true;
  }
  return false;
}

const feelings = new Set(
  'worried scared frightened concerned tired exhausted relieved pleased satisfied interested excited surprised annoyed frustrated confused disappointed embarrassed married involved supposed'.split(
    ' ',
  ),
);
