import type { Answer } from './answer.ts';
import { type CueFinder, type CueHit, compileCues } from './cues.ts';
import { askingCues } from './lexicon/asking.ts';
import { type LapseCode, lapseCodes, lapses } from './lexicon/lapses.ts';
import { type StarCue, starCues } from './lexicon/star-cues.ts';

/** What the wordings of an answer show, read in one pass; hits in the order of the answer. */
export interface CueReading {
  readonly story: readonly CueHit<StarCue>[];
  readonly lapses: readonly CueHit<LapseCode>[];
  /** Asking or listening is told. */
  readonly asks: boolean;
}

type Code = StarCue | LapseCode | 'asks';

/** Compiled when the first answer is read: who only asks for the scorer's name needs none. */
let compiled: CueFinder<Code> | undefined;

function finder(): CueFinder<Code> {
  compiled ??= compileCues<Code>([
    ...starCues,
    ...lapseCodes.flatMap((code) => lapses[code].cues.map((cue) => [code, cue] as const)),
    ...askingCues.map((cue) => ['asks', cue] as const),
  ]);
  return compiled;
}

export function readCues(answer: Answer): CueReading {
  const story: CueHit<StarCue>[] = [];
  const lapsed: CueHit<LapseCode>[] = [];
  let asks = false;
  for (const hit of finder().find(answer, answer.counted)) {
    if (hit.code === 'asks') asks = true;
    else if (isLapse(hit)) lapsed.push(hit);
    else story.push(hit as CueHit<StarCue>);
  }
  return { story, lapses: lapsed, asks };
}

function isLapse(hit: CueHit<Code>): hit is CueHit<LapseCode> {
  return hit.code in lapses;
}
