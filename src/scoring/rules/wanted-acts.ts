import type { Question } from '../../domain/question.ts';
import type { CueReading } from './cue-reading.ts';
import { asksForActs } from './doing.ts';
import { type ActFamily, familiesOf, familyBits, familyNumber } from './lexicon/telling.ts';
import { stemOf } from './spelling.ts';
import type { Telling } from './telling.ts';

/** Acts worth asking for when they are not told, the most telling first. */
export const wantedActs = ['asks', 'agrees', 'writes', 'returns'] as const;
export type WantedAct = (typeof wantedActs)[number];

/** Who is asked for what he heard is asked to listen, too. */
const familiesFor: Readonly<Record<WantedAct, readonly ActFamily[]>> = {
  asks: ['asks', 'hears'],
  agrees: ['agrees'],
  writes: ['writes'],
  returns: ['returns'],
};

/** Those that a key point of the question speaks of. */
export function wantedActsOf(question: Question): readonly WantedAct[] {
  if (!asksForActs(question)) return [];
  const points = question.rubric?.keyPoints ?? [];
  const words = points.flatMap(({ description, anyOf }) =>
    [description, ...anyOf].flatMap((text) => text.toLowerCase().split(/[^a-z]+/)),
  );
  const spoken = words.reduce((bits, word) => bits | familiesOf(stemOf(word)), 0);
  return wantedActs.filter((act) => (familyBits(familiesFor[act]) & spoken) !== 0);
}

export function isActTold(act: WantedAct, telling: Telling, cues: CueReading): boolean {
  return (telling.counts[familyNumber(act)] ?? 0) > 0 || (act === 'asks' && cues.asks);
}
