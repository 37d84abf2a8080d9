import type { Evidence, RedFlagFinding } from '../../domain/assessment.ts';
import type { Question, RedFlag } from '../../domain/question.ts';
import { type Answer, evidenceOf } from './answer.ts';
import { type CueHit, compileCues } from './cues.ts';
import { type LapseCode, lapseCodes, lapses } from './lexicon/lapses.ts';
import { compilePhrase, createMatcher, type Hit } from './matcher.ts';
import { isNegated } from './negation.ts';
import { stemOf } from './spelling.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordTable } from './word-table.ts';

export interface Conduct {
  readonly redFlags: readonly RedFlagFinding[];
  /** Manners that no red flag of the rubric stands for. */
  readonly lapses: readonly Lapse[];
  /** Sentences that misbehave, red flags counting twice: what manners cost. */
  readonly faults: number;
}

export interface Lapse {
  readonly code: LapseCode;
  readonly evidence: readonly Evidence[];
}

export type ConductReader = (answer: Answer) => Conduct;

const finder = compileCues(
  lapseCodes.flatMap((code) => lapses[code].cues.map((cue) => [code, cue] as const)),
);
const shownEvidence = 2;

/** Compiles the red flags of a question beside the manners that hold for every question. */
export function compileConduct(question: Question, vocabulary: Vocabulary): ConductReader {
  const redFlags = question.rubric?.redFlags ?? [];
  const phrases = redFlags.flatMap(({ anyOf }, owner) =>
    anyOf.flatMap((text) => compilePhrase(text, owner, new Set(), vocabulary) ?? []),
  );
  const matcher = createMatcher(phrases, vocabulary);
  const kin = kinOf(redFlags);
  return (answer) => {
    const said = matcher.find(answer).filter((hit) => isMeant(hit, answer));
    const lapsed = finder.find(answer, answer.counted).filter((hit) => isOwn(hit, answer));
    const raised = redFlags.flatMap(({ id }, owner) => {
      const phrased = said.filter(({ phrase }) => phrase.owner === owner).map(spanOf);
      const shown = lapsed.filter(({ code }) => kin.get(code) === owner).map(spanOf);
      const spans = [...phrased, ...shown];
      return spans.length === 0 ? [] : [{ id, evidence: shownOf(spans, answer) }];
    });
    const own = lapseCodes.flatMap((code) => {
      const spans = lapsed.filter((hit) => hit.code === code).map(spanOf);
      return spans.length === 0 || kin.has(code)
        ? []
        : [{ code, evidence: shownOf(spans, answer) }];
    });
    return { redFlags: raised, lapses: own, faults: faultsIn(said, lapsed, answer) };
  };
}

interface Span {
  readonly first: number;
  readonly last: number;
  readonly kind: Evidence['kind'];
}

const spanOf = (hit: Hit | CueHit<LapseCode>): Span => ({
  first: hit.first,
  last: hit.last,
  kind: 'kind' in hit ? hit.kind : 'cue',
});

function shownOf(spans: readonly Span[], answer: Answer): Evidence[] {
  return spans
    .slice(0, shownEvidence)
    .map(({ first, last, kind }) => evidenceOf(answer, first, last, kind));
}

/** Different sentences and kinds; a sentence that is a red flag in so many words counts twice. */
function faultsIn(
  said: readonly Hit[],
  lapsed: readonly CueHit<LapseCode>[],
  { sentenceOf }: Answer,
): number {
  const faults = new Set<string>();
  for (const { code, first } of lapsed) faults.add(`${code} ${sentenceOf[first]}`);
  for (const { phrase, first } of said) {
    faults.add(`flag ${phrase.owner} ${sentenceOf[first]}`);
  }
  return faults.size;
}

/** Not denied, not a single common word, and in a sentence that counts. */
function isMeant({ first, last, phrase }: Hit, answer: Answer): boolean {
  if (answer.counts[answer.sentenceOf[first] ?? 0] !== 1) return false;
  if (phrase.stems.length === 1 && phrase.strength < 0.5) return false;
  return !isNegated(answer, first, last);
}

const speakers = new Set(['i', 'we', 'me', 'my', 'our']);
const others = new Set(['he', 'she', 'they', 'who', 'his', 'their']);

/** Not denied, and for what only a speaker can do wrong: not told of somebody else. */
function isOwn({ code, first, last }: CueHit<LapseCode>, answer: Answer): boolean {
  if (isNegated(answer, first, last)) return false;
  if (!lapses[code].own) return true;
  const { words, clauseOf } = answer;
  for (let at = first; at >= 0 && clauseOf[at] === clauseOf[first]; at--) {
    const text = words[at]?.text ?? '';
    if (speakers.has(text)) return true;
    if (at < first && others.has(text)) return false;
  }
  return true;
}

/** Likeness from which on a red flag of a rubric is taken for a general lapse. */
const sameThing = 0.6;

/** For each general lapse the red flag that stands for it, by the words of its description and phrases. */
function kinOf(redFlags: readonly RedFlag[]): ReadonlyMap<LapseCode, number> {
  const kin = new Map<LapseCode, number>();
  for (const code of lapseCodes) {
    const own = lapses[code].kin.split(' ').map(stemOf);
    let most = sameThing;
    redFlags.forEach(({ id, description, anyOf }, owner) => {
      const words = `${id} ${description} ${anyOf.join(' ')}`.toLowerCase().match(/[a-z]+/g) ?? [];
      const likeness = likenessOf(own, [...new Set(words.map(stemOf))]);
      if (likeness <= most) return;
      most = likeness;
      kin.set(code, owner);
    });
  }
  return kin;
}

/** Mean over the three nearest pairs of words. */
function likenessOf(own: readonly string[], words: readonly string[]): number {
  const { similarity } = wordTable();
  const nearest = own
    .map((stem) => Math.max(...words.map((word) => (word === stem ? 1 : similarity(stem, word)))))
    .sort((a, b) => b - a)
    .slice(0, 3);
  return nearest.reduce((sum, value) => sum + value, 0) / 3;
}
