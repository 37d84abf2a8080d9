import type { KeyPointFinding } from '../../domain/assessment.ts';
import { asksForStar, type Question } from '../../domain/question.ts';
import { compileAgreement } from './agreement.ts';
import { compileAlignment, isSaid, type Likeness, type WordsSaid, wordsSaid } from './alignment.ts';
import { type Answer, readAnswer } from './answer.ts';
import { type Attribution, attribute } from './attribution.ts';
import { type Conduct, type ConductReading, compileConduct } from './conduct.ts';
import { type CueReading, readCues } from './cue-reading.ts';
import { asksForActs, type Doing, doingOf, shareOf } from './doing.ts';
import { compileGates, type GateReport } from './gates.ts';
import { compileKeyPoints, judgeKeyPoints, type KeyPointReading } from './key-points.ts';
import { ownershipFamilies, specificityFamilies } from './lexicon/telling.ts';
import { createMatcher } from './matcher.ts';
import { compileNearness } from './nearness.ts';
import { type Ownership, readOwnership } from './ownership.ts';
import { readSpecificity, type Specificity } from './specificity.ts';
import { readStructure, type Structure } from './structure.ts';
import { compileSubstance, type Traits } from './substance.ts';
import { readTelling, type Telling } from './telling.ts';
import { isA, trait } from './trait.ts';
import { createVocabulary } from './vocabulary.ts';
import { type WantedAct, wantedActsOf } from './wanted-acts.ts';
import { compileFamilyScore, type Weights } from './weights.ts';

/** Everything measured on one answer. */
export interface Measured {
  readonly answer: Answer;
  readonly question: Question;
  /** How many of the question's telling words the answer takes up, and how many there are. */
  readonly asked: { readonly said: number; readonly of: number };
  readonly gate: GateReport;
  /** What was read, before it was weighed. */
  readonly reading: KeyPointReading;
  readonly manners: ConductReading;
  readonly likeness: Likeness;
  /** With the model answers, 0–1; null where there are key points to look for. */
  readonly agreement: number | null;
  /** The share of the model answer that is all one can ask for, 0–1. */
  readonly fullLikeness: number;
  readonly telling: Telling;
  readonly cues: CueReading;
  readonly traits: Traits;
  readonly attribution: Attribution;
  readonly doing: Doing;
  /** What is worth asking for when it is not told. */
  readonly wanted: readonly WantedAct[];
  /** 0–1. */
  readonly substance: number;
  readonly keyPoints: readonly KeyPointFinding[];
  /** Null where the question asks for no structure. */
  readonly structure: Structure | null;
  readonly specificity: Specificity;
  readonly ownership: Ownership;
  readonly conduct: Conduct;
}

export type Measure = (text: string) => Measured;

/** An answer longer than this is graded by its beginning: nobody speaks for an hour. */
const longest = 20_000;

/** Compiles a question to a function that measures answers to it. */
export function compileMeasure(question: Question, weights: Weights): Measure {
  const vocabulary = createVocabulary();
  const asked = vocabulary.learn(question.text).words;
  const telling = asked.filter((word) => isA(word, trait.content));
  const questionStems = new Set(telling.map(({ stem }) => stem));
  const askedFor = [...questionStems].map(vocabulary.numberOf);
  const keyPointsOf = compileKeyPoints(question, questionStems, vocabulary);
  const alignmentOf = compileAlignment(question, questionStems, vocabulary);
  const points = question.rubric?.keyPoints.length ?? 0;
  const agreementOf = points === 0 ? compileAgreement(question, questionStems, vocabulary) : null;
  const plain = vocabulary.size();
  const conductOf = compileConduct(question, vocabulary, weights);
  const phrases = createMatcher([keyPointsOf.phrases, conductOf.phrases], vocabulary);
  const nearnessOf = compileNearness(question, questionStems, vocabulary);
  const substanceOf = compileSubstance(weights);
  const specificityOf = compileFamilyScore(weights, 'specificity', specificityFamilies);
  const ownershipOf = compileFamilyScore(weights, 'ownership', ownershipFamilies);
  const gates = compileGates(question);
  const star = asksForStar(question);
  const wanted = wantedActsOf(question);

  return (text) => {
    const answer = readAnswer(text.slice(0, longest), vocabulary);
    const attribution = attribute(answer, star ? 'anybody' : 'own');
    const near = nearnessOf(answer);
    const cues = readCues(answer);
    const [ofPoints = [], ofFlags = []] = phrases.find(answer);
    const said = wordsSaid(answer, vocabulary.size());
    const reading = keyPointsOf.read(answer, ofPoints, near.slice(0, points));
    const manners = conductOf.read(answer, {
      hits: ofFlags,
      lapses: cues.lapses,
      near: near.slice(points),
      attribution,
    });
    const likeness = alignmentOf.of(answer, said);
    const told = readTelling(answer, plain, reading.idleWords);
    const traits = {
      likeness: likeness.value,
      said: reading.said,
      lapses: manners.lapses,
      telling: told,
    };
    const doing = asksForActs(question) ? doingOf(attribution) : allDone;
    const substance = substanceOf(traits) * shareOf(doing);
    return {
      answer,
      question,
      asked: { said: countSaid(askedFor, said), of: askedFor.length },
      gate: gates(answer),
      reading,
      manners,
      likeness,
      agreement: agreementOf?.(answer, said) ?? null,
      fullLikeness: alignmentOf.full,
      telling: told,
      cues,
      traits,
      attribution,
      doing,
      wanted,
      substance,
      keyPoints: judgeKeyPoints(reading, substance, answer, weights),
      structure: star ? readStructure(answer, cues.story) : null,
      specificity: readSpecificity(answer, told, specificityOf),
      ownership: readOwnership(answer, told, shareOf(doing), ownershipOf),
      conduct: conductOf.judge(manners, substance, answer),
    };
  };
}

/** How many of the words of those numbers are said. */
function countSaid(numbers: readonly number[], said: WordsSaid): number {
  return numbers.filter((number) => isSaid(number, said)).length;
}

const allDone: Doing = { own: 1, done: 1 };
