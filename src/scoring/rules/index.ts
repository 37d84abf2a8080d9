import type { Question } from '../../domain/question.ts';
import { asksForStar } from '../../domain/question.ts';
import { defineScorer } from '../define-scorer.ts';
import type { AnswerScorer, CriterionFinding } from '../scorer.ts';
import { readActs } from './acts.ts';
import { compileAlignment } from './alignment.ts';
import { readAnswer } from './answer.ts';
import { compileConduct } from './conduct.ts';
import { readDelivery } from './delivery.ts';
import { compileGates } from './gates.ts';
import { compileKeyPoints, judgeKeyPoints, type KeyPointReading } from './key-points.ts';
import type { Measured } from './measured.ts';
import { observe } from './observe.ts';
import { readOwnership } from './ownership.ts';
import { readSpecificity } from './specificity.ts';
import { readStructure } from './structure.ts';
import { substanceOf } from './substance.ts';
import { conductScore, contentScore, summaries } from './summaries.ts';
import { createVocabulary } from './vocabulary.ts';
import { isA, trait } from './word.ts';

/** The offline scorer: deterministic, every point shown in the words of the answer. */
export const rules = defineScorer({ name: 'rules', version: '2.0.0', prepare });

/** An answer longer than this is graded by its beginning: nobody speaks for an hour. */
const longest = 20_000;

function prepare(question: Question): AnswerScorer {
  const vocabulary = createVocabulary();
  const asked = vocabulary.learn(question.text).words;
  const telling = asked.filter((word) => isA(word, trait.content));
  const questionStems = new Set(telling.map(({ stem }) => stem));
  const plain = plainWords(question);
  const keyPointsOf = compileKeyPoints(question, questionStems, vocabulary);
  const alignmentOf = compileAlignment(question, questionStems, vocabulary);
  const conductOf = compileConduct(question, vocabulary);
  const gates = compileGates(question);
  const star = asksForStar(question);

  return (text) => {
    const answer = readAnswer(text.slice(0, longest), vocabulary);
    const gate = gates(answer);
    if (gate.offLanguage)
      return { status: 'unscored', reason: otherLanguage, flags: ['off-language'] };
    const reading = keyPointsOf.read(answer);
    const alignment = alignmentOf.of(answer);
    const acts = readActs(answer, plain);
    const conduct = conductOf(answer);
    const substance = substanceOf(alignment, acts, conduct.faults, reading.idleWords);
    const keyPoints = judgeKeyPoints(reading, substance, answer);
    const content = contentScore(keyPoints, substance, alignment / alignmentOf.full);
    const structure = star ? readStructure(answer) : null;
    const measured = {
      answer,
      question,
      keyPoints,
      alignment,
      content,
      structure,
      substance,
      acts,
      specificity: readSpecificity(answer, acts, substance),
      ownership: readOwnership(answer, substance),
      conduct,
    };
    return {
      status: 'scored',
      criteria: criteriaOf(measured),
      keyPoints,
      star: structure?.star ?? null,
      redFlags: conduct.redFlags,
      flags: gate.flags,
      caps: [...gate.caps, ...fewPoints(reading), ...missedRequired(question, measured)],
      delivery: readDelivery(answer),
      observations: observe(measured),
    };
  };
}

/** Words of the question and its model texts, which an answer may say as often as it likes. */
function plainWords({ text, exampleAnswer, rubric }: Question): ReadonlySet<string> {
  const points = rubric?.keyPoints.flatMap(({ description, anyOf }) => [description, ...anyOf]);
  const texts = [text, exampleAnswer, ...(points ?? [])];
  return new Set(
    texts
      .join(' ')
      .toLowerCase()
      .match(/[a-z]+/g),
  );
}

const otherLanguage = {
  code: 'off-language',
  message: 'The answer does not seem to be in English, the only language this scorer reads.',
};

function criteriaOf(measured: Measured): CriterionFinding[] {
  const said = summaries(measured);
  const { content, structure, specificity, ownership, substance } = measured;
  return [
    { id: 'content', score: content, summary: said.content },
    ...(structure === null
      ? []
      : [{ id: 'structure' as const, score: structure.score, summary: said.structure }]),
    { id: 'specificity', score: specificity.score, summary: said.specificity },
    { id: 'ownership', score: ownership.score, summary: said.ownership },
    { id: 'conduct', score: conductScore(substance), summary: said.conduct },
  ];
}

/** An answer to another question sounds alike and touches no point of this one: on the bundled bank two of three touch none. */
const pointsCap = { none: 42, perShare: 130 } as const;

function fewPoints({ touched }: KeyPointReading) {
  const at = Math.round(pointsCap.none + pointsCap.perShare * touched);
  return at < 100 ? [{ flag: 'few-key-points' as const, at }] : [];
}

const requiredCap = 50;

function missedRequired(question: Question, { keyPoints }: Measured) {
  const missed = (question.rubric?.keyPoints ?? []).some(
    ({ required }, index) => required === true && keyPoints[index]?.status === 'missed',
  );
  return missed ? [{ flag: 'required-point-missed' as const, at: requiredCap }] : [];
}
