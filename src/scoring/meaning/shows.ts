import type { Description, EncodedSentence } from '../../domain/reading.ts';
import {
  attentionTo,
  dot,
  gelu,
  meanOf,
  type RelationHeads,
  sigmoid,
  softmax,
  times,
  unit,
  type Vector,
  weighted,
} from './relation.ts';

/** A description as the relation needs it. */
export interface Described extends Pick<Description, 'kind'> {
  readonly vector: Vector;
  /** What the vector brings into the small network, and into the log odds, whatever the sentence. */
  readonly hidden: Vector;
  readonly prior: number;
}

/** A sentence as the relation needs it. */
export interface Said {
  readonly sentence: EncodedSentence;
  readonly whole: Vector;
  /** What the whole brings into the small network, whatever the description. */
  readonly hidden: Vector;
}

/** What the model answers say to show a description, and how surely (0–1) they do. */
export interface Reference {
  readonly vector: Vector;
  readonly sure: number;
}

export function describedAs(
  kind: Description['kind'],
  vector: Vector,
  heads: RelationHeads,
): Described {
  return {
    kind,
    vector,
    hidden: times(vector, heads.matrix('describedIn'), heads.vector('hiddenBias').length),
    prior: dot(vector, heads.vector('prior')),
  };
}

export function saidBy(sentence: EncodedSentence, heads: RelationHeads): Said {
  const whole = unit(meanOf(sentence));
  const columns = heads.vector('hiddenBias').length;
  return { sentence, whole, hidden: times(whole, heads.matrix('wholeIn'), columns) };
}

/** The words of a sentence that matter for a description, as one unit vector. */
export function forDescription(
  { sentence }: Said,
  { vector }: Described,
  heads: RelationHeads,
): Vector {
  return weighted(sentence, attentionTo(vector, sentence, heads.number('sharpness')));
}

/** Null where the relation is not taught to look at model answers: only key points are shown in them. */
export function referenceFor(
  described: Described,
  models: readonly Said[],
  heads: RelationHeads,
): Reference | null {
  if (described.kind !== 'point' || models.length === 0) return null;
  const all = models.map((said) => {
    const vector = forDescription(said, described, heads);
    return { vector, logit: logitOf(vector, said, described, heads) };
  });
  const shares = softmax(all.map(({ logit }) => logit));
  const mixed = new Float32Array(described.vector.length);
  all.forEach(({ vector }, at) => {
    for (let i = 0; i < mixed.length; i++)
      mixed[i] = (mixed[i] ?? 0) + (shares[at] ?? 0) * (vector[i] ?? 0);
  });
  return { vector: unit(mixed), sure: sigmoid(Math.max(...all.map(({ logit }) => logit))) };
}

/** The log odds, before calibration, that the sentence shows what is described. */
export function logOdds(
  said: Said,
  described: Described,
  reference: Reference | null,
  heads: RelationHeads,
): number {
  const vector = forDescription(said, described, heads);
  const logit = logitOf(vector, said, described, heads);
  if (reference === null) return logit;
  const likeness = dot(product(vector, reference.vector), heads.vector('likeness'));
  return logit + reference.sure * (likeness + heads.number('likeBias'));
}

function logitOf(
  said: Vector,
  { hidden: ofWhole }: Said,
  { vector, hidden: ofDescription, prior }: Described,
  heads: RelationHeads,
): number {
  const columns = ofDescription.length;
  const ofSaid = times(said, heads.matrix('saidIn'), columns);
  const ofBoth = times(product(said, vector), heads.matrix('bothIn'), columns);
  const [bias, out] = [heads.vector('hiddenBias'), heads.vector('hiddenOut')];
  let logit = heads.number('scale') * dot(said, vector) + heads.number('bias') + prior;
  for (let at = 0; at < columns; at++) {
    const sum =
      (ofSaid[at] ?? 0) + (ofBoth[at] ?? 0) + (ofDescription[at] ?? 0) + (ofWhole[at] ?? 0);
    logit += (out[at] ?? 0) * gelu(sum + (bias[at] ?? 0));
  }
  return logit;
}

function product(a: Vector, b: Vector): Vector {
  return a.map((value, at) => value * (b[at] ?? 0));
}
