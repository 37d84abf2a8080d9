import type {
  Evidence,
  KeyPointFinding,
  RedFlagFinding,
  StarFinding,
} from '../../domain/assessment.ts';
import type { KeyPoint, StarPart } from '../../domain/question.ts';
import type { Asked, JudgedCriterion } from './asked.ts';
import { type QuoteFinder, quoteFinder } from './quotes.ts';
import type { Status, Verdict } from './verdict.ts';

/** A verdict after its quotes were looked up: what is left of it. */
export interface Verified {
  readonly keyPoints: readonly KeyPointFinding[];
  readonly star: StarFinding | null;
  readonly redFlags: readonly RedFlagFinding[];
  readonly levels: ReadonlyMap<JudgedCriterion, Level>;
  /** Quotes that are not in the answer. */
  readonly dropped: number;
}

export interface Level {
  readonly level: number;
  readonly evidence: readonly Evidence[];
}

export interface JudgedAnswer {
  readonly typed: string;
  /** What of it the judge was shown: nothing else can be evidence. */
  readonly seen: string;
}

/** One stretch of the answer may show so many key points and no more: a judge who quotes it for all has read nothing. */
const mostPointsOfOneQuote = 2;

/** Looks every quote up: what has none in what the judge was shown falls to nothing. */
export function verify(asked: Asked, verdict: Verdict, answer: JudgedAnswer): Verified {
  const quotes = new QuoteCheck(answer);
  const evidenceOf: EvidenceOf = (quote) => quotes.evidenceOf(quote);
  const keyPoints = keyPointsOf(asked.keyPoints, verdict, evidenceOf);
  const redFlags = asked.redFlags.flatMap(({ id }) => {
    const said = verdict.redFlags.get(id);
    const evidence = said?.present === true ? evidenceOf(said.quote) : [];
    return evidence.length === 0 ? [] : [{ id, evidence }];
  });
  const star = asked.parts.length === 0 ? null : starOf(asked.parts, verdict, evidenceOf);
  const levels = new Map(
    asked.criteria.map((id) => [id, levelOf(id, verdict, evidenceOf)] as const),
  );
  return { keyPoints, star, redFlags, levels, dropped: quotes.dropped };
}

/** Finds quotes and counts those that are not there. */
class QuoteCheck {
  dropped = 0;
  private readonly find: QuoteFinder;
  private readonly wasSeen: QuoteFinder;

  constructor({ typed, seen }: JudgedAnswer) {
    this.find = quoteFinder(typed);
    this.wasSeen = seen === typed ? this.find : quoteFinder(seen);
  }

  evidenceOf(quote: string | undefined): Evidence[] {
    if (quote === undefined || quote.trim() === '') return [];
    const evidence = this.wasSeen(quote) === null ? null : this.find(quote);
    if (evidence !== null) return [evidence];
    this.dropped += 1;
    return [];
  }
}

type EvidenceOf = (quote: string | undefined) => Evidence[];

function keyPointsOf(
  points: readonly KeyPoint[],
  verdict: Verdict,
  evidenceOf: EvidenceOf,
): KeyPointFinding[] {
  const used: Evidence[] = [];
  return points.map(({ id, weight = 1 }) => {
    const said = verdict.keyPoints.get(id);
    const evidence = evidenceOf(said?.quote).filter(
      (own) => used.filter((other) => overlap(own, other)).length < mostPointsOfOneQuote,
    );
    const status = evidence.length === 0 ? 'missed' : (said?.status ?? 'missed');
    if (status === 'missed') return { id, status, coverage: 0, weight, evidence: [] };
    used.push(...evidence);
    return { id, status, coverage: coverageOf[status], weight, evidence };
  });
}

const coverageOf: Readonly<Record<Status, number>> = { met: 1, partial: 0.5, missed: 0 };

function overlap(a: Evidence, b: Evidence): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared > 0.5 * Math.min(a.end - a.start, b.end - b.start);
}

function starOf(parts: readonly StarPart[], verdict: Verdict, evidenceOf: EvidenceOf): StarFinding {
  const found = parts.map((part) => {
    const said = verdict.star.get(part);
    const evidence = said?.present === true ? evidenceOf(said.quote) : [];
    return [part, { present: evidence.length > 0, evidence }] as const;
  });
  return Object.fromEntries(found) as unknown as StarFinding;
}

/** The ends of the scale of levels. */
export const lowest = 1;
export const highest = 5;

/** Without a quote nothing good is believed, and of conduct nothing bad. */
function levelOf(id: JudgedCriterion, verdict: Verdict, evidenceOf: EvidenceOf): Level {
  const said = verdict.criteria.get(id);
  const evidence = evidenceOf(said?.quote);
  const unshown = id === 'conduct' ? highest : lowest;
  return { level: evidence.length === 0 ? unshown : (said?.level ?? unshown), evidence };
}
