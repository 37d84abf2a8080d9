import type { Question } from '../../domain/question.ts';
import { defineScorer } from '../define-scorer.ts';
import { requiredPointCaps } from '../required-points.ts';
import type { AnswerScorer, Cap, CriterionFinding, Scorer } from '../scorer.ts';
import { contentScore } from './content.ts';
import { readDelivery } from './delivery.ts';
import { compileMeasure, type Measured } from './measure.ts';
import { observe } from './observe.ts';
import { summaries } from './summaries.ts';
import { trained, type Weights } from './weights.ts';

/** The offline scorer: deterministic, every point shown in the words of the answer. */
export const rules = rulesWith(trained);

/** The same with other weights, for measuring how the fitted ones carry over to unseen questions. */
export function rulesWith(weights: Weights): Scorer {
  return defineScorer({
    name: 'rules',
    version: '3.3.0',
    prepare: (question) => prepare(question, weights),
  });
}

function prepare(question: Question, weights: Weights): AnswerScorer {
  const measure = compileMeasure(question, weights);
  return (text) => {
    const measured = measure(text);
    const { gate, keyPoints, structure, conduct } = measured;
    if (gate.offLanguage)
      return { status: 'unscored', reason: otherLanguage, flags: ['off-language'] };
    return {
      status: 'scored',
      criteria: criteriaOf(measured),
      keyPoints,
      star: structure?.star ?? null,
      redFlags: conduct.redFlags,
      flags: gate.flags,
      caps: [
        ...gate.caps,
        ...stuffed(measured),
        ...littleAbout(measured),
        ...badConduct(measured),
        ...requiredPointCaps(question, keyPoints),
      ],
      delivery: readDelivery(measured.answer),
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
  const { structure, specificity, ownership, conduct } = measured;
  return [
    { id: 'content', score: contentScore(measured), summary: said.content },
    ...(structure === null
      ? []
      : [{ id: 'structure' as const, score: structure.score, summary: said.structure }]),
    { id: 'specificity', score: specificity.score, summary: said.specificity },
    { id: 'ownership', score: ownership.score, summary: said.ownership },
    { id: 'conduct', score: conduct.score, summary: said.conduct },
  ];
}

/** A model answer says the phrases of its own rubric; copying it is told by a flag of its own. */
function stuffed({ reading, gate }: Measured): readonly Cap[] {
  return gate.flags.includes('copied-example') ? [] : reading.caps;
}

/**
 * An answer to another question sounds alike. What tells it apart: it is less like the model answers of
 * this one, says less of its phrases and points and takes up less of what was asked. The weights follow a
 * logistic fit to honest answers and the same set against other questions (area under the curve .89
 * within one role). The cap takes 1.2 points from honest answers to the bundled bank on the average, and
 * 1.6 from good ones of the panels. Beyond `high` it gives way fast: it would limit hardly anything.
 */
const aboutCap = {
  start: 10,
  likeness: 190,
  said: 32,
  touched: 47,
  asked: 36,
  least: 45,
  high: 75,
  givesWay: 3,
} as const;

function littleAbout({ reading, likeness, asked }: Measured): Cap[] {
  if (reading.points.length === 0) return [];
  const about =
    aboutCap.start +
    aboutCap.likeness * likeness.value +
    aboutCap.said * reading.said +
    aboutCap.touched * reading.touched +
    (aboutCap.asked * asked.said) / Math.max(1, asked.of);
  const beyond = Math.max(0, about - aboutCap.high);
  const at = Math.max(aboutCap.least, Math.round(about + (aboutCap.givesWay - 1) * beyond));
  return at < 100 ? [{ flag: 'few-key-points', at }] : [];
}

/** Of 327 good answers of the panels it holds down one. */
const conductCap = 60;

function badConduct({ conduct }: Measured): Cap[] {
  return conduct.grave ? [{ flag: 'bad-conduct', at: conductCap }] : [];
}
