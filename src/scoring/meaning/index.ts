import type { Question } from '../../domain/question.ts';
import type {
  Description,
  EncodedSentence,
  Encoder,
  Reader,
  Reading,
} from '../../domain/reading.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { wordsOf } from '../../text/words.ts';
import {
  attentionTo,
  dot,
  gelu,
  meanOf,
  type RelationHeads,
  relationHeads,
  sigmoid,
  softmax,
  sumOf,
  times,
  unit,
  type Vector,
  weighted,
} from './relation.ts';

/** A description as the relation needs it. */
interface Described extends Pick<Description, 'kind'> {
  readonly vector: Vector;
  /** What the vector brings into the small network, and into the log odds, whatever the sentence. */
  readonly hidden: Vector;
  readonly prior: number;
}

/** Reads meaning with an encoder, which is loaded when a question is prepared. Vectors of descriptions are computed once for each text. */
export function createMeaningReader(encoder: Encoder): Reader {
  const vectors = new Map<string, Promise<Vector>>();
  const vectorOf = (text: string) => {
    const known = vectors.get(text) ?? encodeAlone(text, encoder);
    vectors.set(text, known);
    known.catch(() => vectors.delete(text));
    return known;
  };
  const prepared = async (question: Question, descriptions: readonly Description[]) => {
    const heads = relationHeads(await encoder.load());
    const [described, topic, example] = await Promise.all([
      Promise.all(descriptions.map((each) => describe(each, vectorOf, heads))),
      vectorOf(topicText(question)),
      answerOf(question.exampleAnswer, encoder),
    ]);
    return { heads, described, topic, example };
  };
  return {
    name: 'meaning',
    version: encoder.version,
    prepare: (question, descriptions) => {
      let preparing: ReturnType<typeof prepared> | undefined;
      const prepare = () => {
        preparing ??= prepared(question, descriptions);
        preparing.catch(() => {
          preparing = undefined;
        });
        return preparing;
      };
      void prepare();
      return async (sentences) => {
        const prepared = await prepare();
        const encoded = sentences.length === 0 ? [] : await encoder.encode(sentences);
        return readingOf(encoded, prepared);
      };
    },
  };
}

/** What an answer to this question speaks of: the question and all that is looked for. */
export function topicText({ text, rubric }: Pick<Question, 'text' | 'rubric'>): string {
  return [text, ...(rubric?.keyPoints ?? []).map(({ description }) => description)].join(' ');
}

async function encodeAlone(text: string, encoder: Encoder): Promise<Vector> {
  const [encoded] = await encoder.encode([wordsOf(text).map(({ text: word }) => word)]);
  return unit(meanOf(encoded ?? { states: new Float32Array(0) }));
}

/** What an answer is about as a whole. */
async function answerOf(text: string, encoder: Encoder): Promise<Vector> {
  const sentences = sentencesOf(text).map(({ words }) => words.map(({ text: word }) => word));
  return unit(sumOf((await encoder.encode(sentences)).map(meanOf)));
}

async function describe(
  { kind, text }: Description,
  vectorOf: (text: string) => Promise<Vector>,
  heads: RelationHeads,
): Promise<Described> {
  const vector = await vectorOf(text);
  return {
    kind,
    vector,
    hidden: times(vector, heads.matrix('describedIn'), heads.vector('hiddenBias').length),
    prior: dot(vector, heads.vector('prior')),
  };
}

interface Prepared {
  readonly heads: RelationHeads;
  readonly described: readonly Described[];
  /** The question and all that is looked for. */
  readonly topic: Vector;
  readonly example: Vector;
}

function readingOf(
  encoded: readonly EncodedSentence[],
  { heads, described, topic, example }: Prepared,
): Reading {
  const means = encoded.map(meanOf);
  const wholes = means.map(unit);
  const columns = heads.vector('hiddenBias').length;
  const hiddenOfWhole = wholes.map((whole) => times(whole, heads.matrix('wholeIn'), columns));
  const sharpness = heads.number('sharpness');
  const answer = unit(sumOf(means));
  const offences = wholes.map(
    (whole) => dot(whole, heads.vector('offence')) + heads.number('offenceBias'),
  );
  return {
    shows: described.map((each) =>
      encoded.map((sentence, at) => {
        const said = weighted(sentence, attentionTo(each.vector, sentence, sharpness));
        const logit = logitOf(said, each, hiddenOfWhole[at] as Vector, heads);
        const [slope = 1, shift = 0, share = 0] = heads.vector(`calibrated-${each.kind}`);
        return sigmoid(slope * (logit + share * (offences[at] ?? 0)) + shift);
      }),
    ),
    parts: wholes.map((whole) => {
      const logits = times(whole, heads.matrix('star'), 6);
      const bias = heads.vector('starBias');
      return softmax(Array.from(logits, (logit, part) => 5 * logit + (bias[part] ?? 0)));
    }),
    offence: offences.map(sigmoid),
    topic: topicOf(answer, topic, example, heads),
    prose: sigmoid(5 * dot(answer, heads.vector('prose')) + heads.number('proseBias')),
    focus: (description, at) => {
      const [each, sentence] = [described[description], encoded[at]];
      return each === undefined || sentence === undefined
        ? []
        : byWord(attentionTo(each.vector, sentence, sharpness), sentence);
    },
  };
}

function topicOf(answer: Vector, topic: Vector, example: Vector, heads: RelationHeads): number {
  const logit = heads.number('topicScale') * dot(answer, topic) + heads.number('topicBias');
  const [slope = 1, likeness = 0, shift = 0] = heads.vector('calibrated-topic');
  return sigmoid(slope * logit + likeness * dot(answer, example) + shift);
}

function logitOf(
  said: Vector,
  { vector, hidden: ofDescription, prior }: Described,
  ofWhole: Vector,
  heads: RelationHeads,
): number {
  const columns = ofDescription.length;
  const both = said.map((value, at) => value * (vector[at] ?? 0));
  const ofSaid = times(said, heads.matrix('saidIn'), columns);
  const ofBoth = times(both, heads.matrix('bothIn'), columns);
  const [bias, out] = [heads.vector('hiddenBias'), heads.vector('hiddenOut')];
  let logit = heads.number('scale') * dot(said, vector) + heads.number('bias') + prior;
  for (let at = 0; at < columns; at++) {
    const sum =
      (ofSaid[at] ?? 0) + (ofBoth[at] ?? 0) + (ofDescription[at] ?? 0) + (ofWhole[at] ?? 0);
    logit += (out[at] ?? 0) * gelu(sum + (bias[at] ?? 0));
  }
  return logit;
}

function byWord(weights: readonly number[], { wordOf }: EncodedSentence): number[] {
  const words: number[] = new Array((wordOf.at(-1) ?? -1) + 1).fill(0);
  weights.forEach((weight, token) => {
    const word = wordOf[token] ?? 0;
    words[word] = (words[word] ?? 0) + weight;
  });
  return words;
}
