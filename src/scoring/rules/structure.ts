import type { Evidence, StarFinding, StarPartFinding } from '../../domain/assessment.ts';
import { type StarPart, starParts } from '../../domain/question.ts';
import { type Answer, evidenceOf } from './answer.ts';
import type { CueHit } from './cues.ts';
import { type Acts, actsOf, type Label, labelSentences } from './labels.ts';
import type { StarCue } from './lexicon/star-cues.ts';
import { type Reading, readSentences, type Span } from './story.ts';

/** The parts of a story and how well they are put together. */
export interface Structure {
  readonly star: StarFinding;
  /** 0–100. */
  readonly score: number;
  readonly missing: readonly StarPart[];
  /** Share of the words that go into the situation and the task, 0–1. */
  readonly setting: number;
  /** Speaks of what one would do, where the question asks what one did. */
  readonly hypothetical: boolean;
}

/** What each part is worth in the score; the action is the heart of a story. */
const worth: Readonly<Record<StarPart, number>> = {
  situation: 20,
  task: 15,
  action: 35,
  result: 30,
};

/** Reads the parts of a STAR answer: labels every sentence, then takes a part as present only where a cue shows it. */
export function readStructure(answer: Answer, hits: readonly CueHit<StarCue>[]): Structure {
  const readings = readSentences(answer, hits);
  const acts = actsOf(readings);
  const labels = labelSentences(readings, acts);
  const finding = (part: StarPart): StarPartFinding => {
    const spanIn = part === 'situation' ? situationIn(readings, acts) : partIn(part, labels, acts);
    const evidence = evidenceFor(spanIn, readings, answer);
    return { present: evidence.length > 0, evidence };
  };
  const star: StarFinding = {
    situation: finding('situation'),
    task: finding('task'),
    action: finding('action'),
    result: finding('result'),
  };
  const missing = starParts.filter((part) => !star[part].present);
  const score = starParts.reduce((sum, part) => sum + (star[part].present ? worth[part] : 0), 0);
  const setting = settingShare(readings, labels);
  return { star, score, missing, setting, hypothetical: isHypothetical(readings) };
}

const mostShown = 2;

function evidenceFor(spanIn: SpanIn, readings: readonly Reading[], answer: Answer): Evidence[] {
  const evidence: Evidence[] = [];
  for (let index = 0; index < readings.length && evidence.length < mostShown; index++) {
    const span = spanIn(readings[index] as Reading, index);
    if (span !== null) evidence.push(evidenceOf(answer, span.first, span.last, 'cue'));
  }
  return evidence;
}

/** What of a sentence shows a part. */
type SpanIn = (reading: Reading, index: number) => Span | null;

/** The setting: a cue of it in the first third, or what is told before the first act of one's own. */
function situationIn(readings: readonly Reading[], { first }: Acts): SpanIn {
  const lastEarly = Math.max(1, readings.length / 3);
  return ({ cues, told }, index) => {
    const early = index <= lastEarly;
    const before = (index < first || (first === -1 && early)) && cues.task === null;
    return (early ? cues.situation : null) ?? (before ? told : null);
  };
}

/** A task or an action wherever its cue is; a result where nothing of one's own follows, or the sentence is labelled so and tells how things stood. */
function partIn(part: StarPart, labels: readonly Label[], { last }: Acts): SpanIn {
  if (part !== 'result') return ({ cues }) => cues[part];
  return ({ cues, told }, index) => {
    if (labels[index] === 'result') return cues.result ?? told;
    return index > last && last !== -1 ? cues.result : null;
  };
}

function settingShare(readings: readonly Reading[], labels: readonly Label[]): number {
  let [setting, all] = [0, 0];
  readings.forEach(({ sentence: { first, end } }, index) => {
    all += end - first;
    if (labels[index] === 'situation' || labels[index] === 'task') setting += end - first;
  });
  return all === 0 ? 0 : setting / all;
}

/** More sentences of what one would do than of what one did. */
function isHypothetical(readings: readonly Reading[]): boolean {
  let [would, done] = [0, 0];
  for (const { supposes, cues } of readings) {
    if (supposes) would += 1;
    if (cues.action !== null) done += 1;
  }
  return would > done && would >= 2;
}
