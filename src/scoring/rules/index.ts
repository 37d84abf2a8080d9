import type { Question } from '../../domain/question.ts';
import { asksForStar } from '../../domain/question.ts';
import { defineScorer } from '../define-scorer.ts';
import type { AnswerScorer, CriterionFinding } from '../scorer.ts';
import { compileAlignment } from './alignment.ts';
import { readAnswer } from './answer.ts';
import { compileConduct } from './conduct.ts';
import { readDelivery } from './delivery.ts';
import { compileGates } from './gates.ts';
import { compileKeyPoints } from './key-points.ts';
import type { Measured } from './measured.ts';
import { gradingCopy } from './normalise.ts';
import { observe } from './observe.ts';
import { readOwnership } from './ownership.ts';
import { readSpecificity } from './specificity.ts';
import { readStructure } from './structure.ts';
import { contentScore, summaries } from './summaries.ts';
import { tokenise } from './tokens.ts';

/** The offline scorer: deterministic, every point shown in the words of the answer. */
export const rules = defineScorer({ name: 'rules', version: '1.0.0', prepare });

/** An answer longer than this is graded by its beginning: nobody speaks for an hour. */
const longest = 20_000;

function prepare(question: Question): AnswerScorer {
  const questionStems = new Set(
    tokenise(gradingCopy(question.text))
      .tokens.filter(({ content }) => content)
      .map(({ stem }) => stem),
  );
  const keyPointsOf = compileKeyPoints(question, questionStems);
  const alignmentOf = compileAlignment(question, questionStems);
  const conductOf = compileConduct(question);
  const gates = compileGates(question);
  const star = asksForStar(question);

  return (text) => {
    const answer = readAnswer(text.slice(0, longest));
    const gate = gates(answer);
    if (gate.offLanguage)
      return { status: 'unscored', reason: otherLanguage, flags: ['off-language'] };
    const keyPoints = keyPointsOf.find(answer);
    const alignment = alignmentOf(answer);
    const content = contentScore(keyPoints, alignment);
    const structure = star ? readStructure(answer) : null;
    const conduct = conductOf(answer);
    const measured = {
      answer,
      question,
      keyPoints,
      alignment,
      content,
      structure,
      specificity: readSpecificity(answer),
      ownership: readOwnership(answer),
      conduct,
    };
    return {
      status: 'scored',
      criteria: criteriaOf(measured),
      keyPoints,
      star: structure?.star ?? null,
      redFlags: conduct.redFlags,
      flags: gate.flags,
      caps: [...gate.caps, ...missedRequired(question, measured)],
      delivery: readDelivery(answer),
      observations: observe(measured),
    };
  };
}

const otherLanguage = {
  code: 'off-language',
  message: 'The answer does not seem to be in English, the only language this scorer reads.',
};

function criteriaOf(measured: Measured): CriterionFinding[] {
  const said = summaries(measured);
  const { content, structure, specificity, ownership, conduct } = measured;
  return [
    { id: 'content', score: content, summary: said.content },
    ...(structure === null
      ? []
      : [{ id: 'structure' as const, score: structure.score, summary: said.structure }]),
    { id: 'specificity', score: specificity.score, summary: said.specificity },
    { id: 'ownership', score: ownership.score, summary: said.ownership },
    { id: 'conduct', score: conduct.score, summary: said.conduct },
  ];
}

const requiredCap = 50;

function missedRequired(question: Question, { keyPoints }: Measured) {
  const missed = (question.rubric?.keyPoints ?? []).some(
    ({ required }, index) => required === true && keyPoints[index]?.status === 'missed',
  );
  return missed ? [{ flag: 'required-point-missed' as const, at: requiredCap }] : [];
}
