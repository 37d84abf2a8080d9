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
  meanOf,
  type RelationHeads,
  relationHeads,
  sigmoid,
  softmax,
  sumOf,
  times,
  unit,
  type Vector,
} from './relation.ts';
import {
  type Described,
  describedAs,
  logOdds,
  type Reference,
  referenceFor,
  saidBy,
} from './shows.ts';

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
    const [vectors, topic, models] = await Promise.all([
      Promise.all(descriptions.map(({ text }) => vectorOf(text))),
      vectorOf(topicText(question)),
      Promise.all(modelAnswers(question).map((text) => encodeText(text, encoder))),
    ]);
    const shown = models.flat().map((sentence) => saidBy(sentence, heads));
    const sought = descriptions.map(({ kind }, at) => {
      const described = describedAs(kind, vectors[at] as Vector, heads);
      return { described, reference: referenceFor(described, shown, heads) };
    });
    return { heads, sought, topic, example: answerVector(models[0] ?? []) };
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

function modelAnswers({ exampleAnswer, samples = [] }: Question): string[] {
  return [
    exampleAnswer,
    ...samples.filter(({ quality }) => quality === 'strong').map(({ text }) => text),
  ];
}

async function encodeText(text: string, encoder: Encoder): Promise<readonly EncodedSentence[]> {
  return encoder.encode(sentencesOf(text).map(({ words }) => words.map(({ text: word }) => word)));
}

/** What an answer is about as a whole. */
function answerVector(sentences: readonly EncodedSentence[]): Vector {
  return unit(sumOf(sentences.map(meanOf)));
}

interface Prepared {
  readonly heads: RelationHeads;
  readonly sought: readonly {
    readonly described: Described;
    readonly reference: Reference | null;
  }[];
  /** The question and all that is looked for. */
  readonly topic: Vector;
  readonly example: Vector;
}

function readingOf(
  encoded: readonly EncodedSentence[],
  { heads, sought, topic, example }: Prepared,
): Reading {
  const said = encoded.map((sentence) => saidBy(sentence, heads));
  const answer = answerVector(encoded);
  const offences = said.map(
    ({ whole }) => dot(whole, heads.vector('offence')) + heads.number('offenceBias'),
  );
  return {
    shows: sought.map(({ described, reference }) => {
      const [slope = 1, shift = 0, share = 0] = heads.vector(`calibrated-${described.kind}`);
      return said.map((each, at) => {
        const logit = logOdds(each, described, reference, heads);
        return sigmoid(slope * (logit + share * (offences[at] ?? 0)) + shift);
      });
    }),
    parts: said.map(({ whole }) => partsOf(whole, heads)),
    offence: offences.map(sigmoid),
    topic: topicOf(answer, topic, example, heads),
    prose: sigmoid(5 * dot(answer, heads.vector('prose')) + heads.number('proseBias')),
    focus: (description, at) => {
      const [each, sentence] = [sought[description]?.described, encoded[at]];
      return each === undefined || sentence === undefined
        ? []
        : byWord(attentionTo(each.vector, sentence, heads.number('sharpness')), sentence);
    },
  };
}

function partsOf(whole: Vector, heads: RelationHeads): number[] {
  const bias = heads.vector('starBias');
  const logits = times(whole, heads.matrix('star'), bias.length);
  return softmax(Array.from(logits, (logit, part) => 5 * logit + (bias[part] ?? 0)));
}

function topicOf(answer: Vector, topic: Vector, example: Vector, heads: RelationHeads): number {
  const logit = heads.number('topicScale') * dot(answer, topic) + heads.number('topicBias');
  const [slope = 1, likeness = 0, shift = 0] = heads.vector('calibrated-topic');
  return sigmoid(slope * logit + likeness * dot(answer, example) + shift);
}

function byWord(weights: readonly number[], { wordOf }: EncodedSentence): number[] {
  const words: number[] = new Array((wordOf.at(-1) ?? -1) + 1).fill(0);
  weights.forEach((weight, token) => {
    const word = wordOf[token] ?? 0;
    words[word] = (words[word] ?? 0) + weight;
  });
  return words;
}
