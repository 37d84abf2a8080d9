import type { KeyPointFinding } from '../../domain/assessment.ts';
import type { Embedder, ReplyCache } from '../../domain/model.ts';
import type { KeyPoint, Question } from '../../domain/question.ts';
import { defineScorer } from '../define-scorer.ts';
import { withoutAsides } from '../llm/asides.ts';
import type { AnswerScorer, Findings, Scorer } from '../scorer.ts';
import { raised } from './raise.ts';
import { nearness } from './similarity.ts';
import { type Vectors, vectorsFor } from './vectors.ts';
import { type Window, windowsOf } from './windows.ts';

/** Nearness from which on a key point counts as touched on, and as made. */
export interface Thresholds {
  readonly partial: number;
  readonly met: number;
}

/** Where small sentence encoders separate paraphrases from neighbours; models differ, so calibrate. */
export const usualThresholds: Thresholds = { partial: 0.55, met: 0.68 };

export interface EmbeddingSetup {
  readonly offline: Scorer;
  readonly embedder: Embedder;
  readonly cache: ReplyCache;
  readonly thresholds: Thresholds;
}

/** The offline scorer with key points that it missed found again by meaning. Everything else stays as it is. */
export function createEmbeddingMatcher(setup: EmbeddingSetup): Scorer {
  const { offline, embedder, thresholds } = setup;
  return defineScorer({
    name: offline.name,
    version: `${offline.version}+embeddings.1`,
    model: embedder.identity.name,
    options: {
      ...offline.options,
      matcher: 'embeddings',
      endpoint: embedder.identity.url,
      thresholds,
    },
    prepare: (question) => prepare(question, setup),
  });
}

/** Answers that are capped so low are no answers. */
const worthless = 40;

function prepare(question: Question, setup: EmbeddingSetup): AnswerScorer {
  const points = question.rubric?.keyPoints ?? [];
  const first = setup.offline.prepare(question);
  return async (answer, signal) => {
    const found = await first(answer);
    if (found.status === 'unscored' || isWorthless(found) || isComplete(found)) return found;
    const seen = await withoutAsides(
      answer,
      found.flags,
      async (text) => (await first(text)).flags,
    );
    const windows = windowsOf(answer).filter(({ text }) => seen.includes(text));
    if (windows.length === 0 || points.length === 0) return found;
    const texts = [...points.flatMap(textsOf), ...windows.map(({ text }) => text)];
    const vectors = await vectorsFor(texts, setup.embedder, setup.cache, signal);
    if (vectors.kind === 'failed') {
      return { status: 'unscored', reason: vectors.fault, flags: found.flags };
    }
    const matched = points.map((point) => match(point, windows, vectors, setup.thresholds));
    return raised(question, found, matched);
  };
}

function isWorthless({ caps }: Findings): boolean {
  return caps.some(({ at, flag }) => at <= worthless && !pointCaps.has(flag));
}

/** Caps that speak of key points, which may turn out to be there. */
const pointCaps = new Set<string>(['few-key-points', 'required-point-missed']);

function isComplete({ keyPoints }: Findings): boolean {
  return keyPoints.every(({ status }) => status === 'met');
}

function textsOf({ description, anyOf }: KeyPoint): string[] {
  return [description, ...anyOf];
}

/** The best window for a key point, as a finding. */
function match(
  point: KeyPoint,
  windows: readonly Window[],
  vectors: Extract<Vectors, { kind: 'vectors' }>,
  { partial, met }: Thresholds,
): KeyPointFinding {
  const own = textsOf(point).map(vectors.of);
  const ranked = windows
    .map((window) => ({ window, near: nearness(vectors.of(window.text), own) }))
    .sort((a, b) => b.near - a.near || a.window.start - b.window.start);
  const [best] = ranked;
  const near = best?.near ?? 0;
  const status = near >= met ? 'met' : near >= partial ? 'partial' : 'missed';
  const { id, weight = 1 } = point;
  if (best === undefined || status === 'missed')
    return { id, status: 'missed', coverage: 0, weight, evidence: [] };
  const { start, end, text } = best.window;
  const share = Math.min(1, (near - partial) / Math.max(0.01, met - partial));
  return {
    id,
    status,
    coverage: Math.round(100 * (0.3 + 0.45 * share)) / 100,
    weight,
    evidence: [{ start, end, quote: text, kind: 'vector' }],
  };
}
