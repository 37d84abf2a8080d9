import type { Evidence, StarFinding, StarPartFinding } from '../../domain/assessment.ts';
import { type StarPart, starParts } from '../../domain/question.ts';
import { type Answer, evidenceOf } from './answer.ts';
import { compileCues, isDone } from './cues.ts';
import { type StarCue, starCues } from './lexicon/star-cues.ts';
import type { Sentence } from './tokens.ts';
import { isA, trait, type Word } from './word.ts';

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

interface Reading {
  readonly sentence: Sentence;
  /** Tells what was so or happened, without an act of one's own. */
  readonly told: Span | null;
  readonly cues: Readonly<Record<StarPart, Span | null>>;
}

interface Span {
  readonly first: number;
  readonly last: number;
}

const finder = compileCues<StarCue>(starCues);

/** Reads the parts of a STAR answer: labels every sentence, then takes a part as present only where a cue shows it. */
export function readStructure(answer: Answer): Structure {
  const readings = readSentences(answer);
  const labels = label(readings);
  const finding = (part: StarPart): StarPartFinding => {
    const evidence = evidenceFor(part, readings, labels, answer);
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
  return { star, score, missing, setting, hypothetical: isHypothetical(answer, readings) };
}

function readSentences(answer: Answer): Reading[] {
  const { counted, words, sentenceOf } = answer;
  const cues: Partial<Record<StarCue, Span>>[] = [];
  for (const { code, first, last } of finder.find(answer, counted)) {
    const own = cues[sentenceOf[first] ?? 0] ?? {};
    own[code] ??= { first, last };
    cues[sentenceOf[first] ?? 0] = own;
  }
  return counted.map((sentence) => {
    const { situation = null, task = null, result = null } = cues[sentence.index] ?? {};
    const action = ownAction(words, sentence);
    return {
      sentence,
      told: action === null ? toldSpan(words, sentence) : null,
      cues: {
        situation,
        task,
        action,
        result: result ?? (action === null ? othersDid(words, sentence) : null),
      },
    };
  });
}

type Words = readonly Word[];

/** "I" or "we" and, but for adverbs, a verb in the past tense that tells of something done; notes in telegram style leave the "I" out. */
function ownAction(words: Words, sentence: Sentence): Span | null {
  if (isSupposed(sentence, words)) return null;
  const { first, end } = sentence;
  for (let at = first; at < end; at++) {
    const actor = words[at];
    const isActor = actor !== undefined && actors.has(actor.text) && actor.ending === '';
    if (!isActor && at !== first) continue;
    let verb = isActor ? at + 1 : at;
    while (verb < end && isA(words[verb], trait.adverb)) verb += 1;
    const word = words[verb];
    if (verb < end && word !== undefined && isDone(word)) return { first: at, last: verb };
  }
  return null;
}

const actors = new Set(['i', 'we']);
const conditions = new Set(['if', 'would', 'could', 'can', 'might', 'should', 'will']);

/** Says what one would or can do, or what if. */
function isSupposed(sentence: Sentence, words: Words): boolean {
  const { first, end } = sentence;
  for (let at = first; at < end; at++) {
    if (conditions.has(words[at]?.text ?? '')) return !tellsToo(words, first, end);
  }
  return supposes(sentence, words);
}

const speakers = new Set(['i', 'we', 'you']);
const modals = new Set(['would', 'will', 'could']);

/** "I would", "we'll", "you could". */
function supposes({ first, end }: Sentence, words: Words): boolean {
  for (let at = first; at < end; at++) {
    const word = words[at];
    if (word === undefined || !speakers.has(word.text)) continue;
    if (word.ending === 'd' || word.ending === 'll') return true;
    if (at + 1 < end && modals.has(words[at + 1]?.text ?? '')) return true;
  }
  return false;
}

/** A condition inside of a sentence that also tells what was done: "I asked if she could come". */
function tellsToo(words: Words, first: number, end: number): boolean {
  for (let at = first; at < end - 1; at++) {
    const text = words[at]?.text ?? '';
    if (conditions.has(text)) return false;
    const next = words[at + 1];
    if (actors.has(text) && next !== undefined && isDone(next)) return true;
  }
  return false;
}

const others = new Set(
  'he she they it nobody everyone everybody both the his her their our we'.split(' '),
);
const furthestVerb = 7;

/** What others did or do now, or what has been so since: at the end of a story, its outcome. */
function othersDid(words: Words, { first, end }: Sentence): Span | null {
  if (!others.has(words[first]?.text ?? '')) return null;
  for (let at = first + 1; at < Math.min(end, first + furthestVerb); at++) {
    const word = words[at];
    if (word !== undefined && (isDone(word) || outcomeVerbs.has(word.text)))
      return { first, last: at };
  }
  return null;
}

const outcomeVerbs = new Set('has have was were now became had got'.split(' '));
const states = new Set('was were had been'.split(' '));
/** What is always so is no situation. */
const habits = new Set('always usually often never generally typically'.split(' '));

/** What was so or happened, told without an act of one's own: before the first act, the situation. */
function toldSpan(words: Words, sentence: Sentence): Span | null {
  if (isSupposed(sentence, words)) return null;
  for (let at = sentence.first; at < sentence.end; at++) {
    const text = words[at]?.text ?? '';
    if (habits.has(text)) return null;
    if (states.has(text) || isA(words[at], trait.past)) return { first: sentence.first, last: at };
  }
  return null;
}

type Label = StarPart;

/** How well a part fits at a place of the answer, 0 at its beginning and 1 at its end. */
const prior: Readonly<Record<Label, (place: number) => number>> = {
  situation: (place) => 1 - 1.6 * place,
  task: (place) => 0.5 - Math.abs(place - 0.25),
  action: (place) => 0.8 - Math.abs(place - 0.55),
  result: (place) => 1.6 * place - 0.8,
};

const cueStrength = 1.5;

/** The best labels that run from situation to result without turning back (Viterbi over four states). */
function label(readings: readonly Reading[]): Label[] {
  const last = Math.max(1, readings.length - 1);
  let paths: { score: number; labels: Label[] }[] = starParts.map(() => ({ score: 0, labels: [] }));
  for (const [index, { cues }] of readings.entries()) {
    paths = starParts.map((part, state) => {
      const best = paths.slice(0, state + 1).reduce((a, b) => (b.score > a.score ? b : a));
      const fit = prior[part](index / last) + (cues[part] === null ? 0 : cueStrength);
      return { score: best.score + fit, labels: [...best.labels, part] };
    });
  }
  return paths.reduce((a, b) => (b.score > a.score ? b : a)).labels;
}

const mostShown = 2;

function evidenceFor(
  part: StarPart,
  readings: readonly Reading[],
  labels: readonly Label[],
  answer: Answer,
): Evidence[] {
  const spans = part === 'situation' ? situationSpans(readings) : partSpans(part, readings, labels);
  return spans.slice(0, mostShown).map(({ first, last }) => evidenceOf(answer, first, last, 'cue'));
}

/** The setting: a cue of it in the first third, or what is told before the first act of one's own. */
function situationSpans(readings: readonly Reading[]): Span[] {
  const firstOwn = readings.findIndex(({ cues }) => cues.action !== null);
  const lastEarly = Math.max(1, readings.length / 3);
  return readings.flatMap(({ cues, told }, index) => {
    const early = index <= lastEarly;
    const before = (index < firstOwn || (firstOwn === -1 && early)) && cues.task === null;
    return (early ? cues.situation : null) ?? (before ? told : null) ?? [];
  });
}

/** A task or an action wherever its cue is; a result where the sentence is labelled so or nothing of one's own follows. */
function partSpans(part: StarPart, readings: readonly Reading[], labels: readonly Label[]): Span[] {
  const lastOwn = readings.findLastIndex(({ cues }) => cues.action !== null);
  return readings.flatMap(({ cues }, index) => {
    const fits = part !== 'result' || labels[index] === part || (index > lastOwn && lastOwn !== -1);
    return fits ? (cues[part] ?? []) : [];
  });
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
function isHypothetical({ counted, words }: Answer, readings: readonly Reading[]): boolean {
  const would = counted.filter((sentence) => supposes(sentence, words)).length;
  const done = readings.filter(({ cues }) => cues.action !== null).length;
  return would > done && would >= 2;
}
