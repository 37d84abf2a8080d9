import type {
  Evidence,
  EvidenceKind,
  KeyPointFinding,
  MisconductFinding,
  RedFlagFinding,
} from '../../domain/assessment.ts';
import { misconduct, misconductKinds, unnamedMisconduct } from '../../domain/misconduct.ts';
import type { Question } from '../../domain/question.ts';
import type { Description, Reading } from '../../domain/reading.ts';
import { findPhrase, type Phrase, phraseOf } from '../../text/phrases.ts';
import { type Answer, evidenceAt, textsOf } from './answer.ts';
import { clauseOf } from './clause.ts';

/** Probabilities from which on a finding is called so. Below `met` it is not sure, below `partial` not found. */
export const thresholds = {
  met: 0.65,
  partial: 0.35,
  flag: 0.5,
  misconduct: 0.4,
  offence: 0.7,
} as const;

/** How much a phrase of the rubric adds to the log odds; it never decides alone. */
const phraseOdds = 1.5;

/** What is looked for in answers to a question, in the order that a reading has it. */
export interface Sought {
  readonly descriptions: readonly Description[];
  readonly points: number;
  readonly flags: number;
}

export function soughtIn({ rubric }: Question): Sought {
  const points = rubric?.keyPoints ?? [];
  const flags = rubric?.redFlags ?? [];
  const described =
    (kind: Description['kind']) => (each: { description: string; anyOf?: readonly string[] }) => ({
      kind,
      text: each.description,
      phrases: each.anyOf ?? [],
    });
  return {
    descriptions: [
      ...points.map(described('point')),
      ...flags.map(described('flag')),
      ...misconductKinds.map((kind) => ({
        kind: 'misconduct' as const,
        text: misconduct[kind],
        phrases: [],
      })),
    ],
    points: points.length,
    flags: flags.length,
  };
}

/** The best sentence for a description. */
export interface Best {
  readonly sentence: number;
  /** Probability 0–1. */
  readonly confidence: number;
  readonly evidence: Evidence;
}

export interface Found {
  readonly keyPoints: readonly KeyPointFinding[];
  readonly redFlags: readonly RedFlagFinding[];
  readonly misconduct: readonly MisconductFinding[];
  /** For each sentence the probability that it shows a point, and that it shows a flag or misconduct. */
  readonly shown: readonly { readonly point: number; readonly offence: number }[];
}

/** Compiles what is looked for into a function from a reading to findings with their evidence. */
export function compileFindings(question: Question, sought: Sought) {
  const phrases = sought.descriptions.map(({ phrases: texts }) =>
    texts.map(phraseOf).filter((phrase): phrase is Phrase => phrase !== null),
  );
  return (answer: Answer, reading: Reading, kind: EvidenceKind): Found => {
    const words = answer.sentences.map(textsOf);
    const shows = sought.descriptions.map((_, at) =>
      words.map((each, sentence) =>
        raised(reading.shows[at]?.[sentence] ?? 0, phrases[at] ?? [], each),
      ),
    );
    const bestOf = (at: number) => best(at, shows[at] ?? [], answer, reading, kind);
    const { points, flags } = sought;
    const offences = sought.descriptions.map((_, at) => at).slice(points);
    const named = (at: number, least: number) => {
      const found = bestOf(at);
      return found === null || found.confidence < least ? [] : [found];
    };
    const flagged = (question.rubric?.redFlags ?? []).flatMap(({ id }, index) =>
      named(points + index, thresholds.flag).map((found) => ({ id, found })),
    );
    const byKind = misconductKinds.flatMap((each, index) =>
      named(points + flags + index, thresholds.misconduct).map((found) => ({ kind: each, found })),
    );
    const quoted = [...flagged, ...byKind].map(({ found }) => found.sentence);
    const unnamed = unnamedOffence(answer, reading, quoted, kind);
    return {
      keyPoints: (question.rubric?.keyPoints ?? []).map(({ id, weight = 1 }, at) =>
        keyPointFinding(id, weight, bestOf(at)),
      ),
      redFlags: flagged.map(({ id, found }) => ({ id, ...told(found) })),
      misconduct: [
        ...byKind.map(({ kind: each, found }) => ({ kind: each, ...told(found) })),
        ...unnamed.map((found) => ({ kind: unnamedMisconduct, ...told(found) })),
      ],
      shown: words.map((_, sentence) => ({
        point: Math.max(0, ...shows.slice(0, points).map((each) => each[sentence] ?? 0)),
        offence: Math.max(
          reading.offence[sentence] ?? 0,
          ...offences.map((at) => shows[at]?.[sentence] ?? 0),
        ),
      })),
    };
  };
}

function told({ confidence, evidence }: Best): Pick<MisconductFinding, 'confidence' | 'evidence'> {
  return { confidence: rounded(confidence), evidence: [evidence] };
}

/** The sentence that offends most, where no description says how. */
function unnamedOffence(
  answer: Answer,
  { offence }: Reading,
  quoted: readonly number[],
  kind: EvidenceKind,
): Best[] {
  const confidence = Math.max(0, ...offence);
  const sentence = offence.indexOf(confidence);
  const said = answer.sentences[sentence];
  if (said === undefined || confidence < thresholds.offence || quoted.includes(sentence)) return [];
  return [{ sentence, confidence, evidence: evidenceAt(answer, said.start, said.end, kind) }];
}

function raised(probability: number, phrases: readonly Phrase[], words: readonly string[]): number {
  if (!phrases.some((phrase) => findPhrase(phrase, words) !== null)) return probability;
  const odds = (probability / Math.max(1e-6, 1 - probability)) * Math.exp(phraseOdds);
  return odds / (1 + odds);
}

function best(
  description: number,
  shows: readonly number[],
  answer: Answer,
  reading: Reading,
  kind: EvidenceKind,
): Best | null {
  if (shows.length === 0) return null;
  const confidence = Math.max(...shows);
  const sentence = shows.indexOf(confidence);
  const said = answer.sentences[sentence];
  if (said === undefined) return null;
  const { start, end } = clauseOf(
    said,
    () => reading.focus(description, sentence),
    answer.copy.text,
  );
  return { sentence, confidence, evidence: evidenceAt(answer, start, end, kind) };
}

function keyPointFinding(id: string, weight: number, found: Best | null): KeyPointFinding {
  const confidence = found?.confidence ?? 0;
  const status =
    confidence >= thresholds.met ? 'met' : confidence >= thresholds.partial ? 'partial' : 'missed';
  const evidence = found === null || status === 'missed' ? [] : [found.evidence];
  return {
    id,
    status,
    coverage: rounded(confidence),
    confidence: rounded(confidence),
    weight,
    evidence,
  };
}

function rounded(probability: number): number {
  return Math.round(100 * probability) / 100;
}
