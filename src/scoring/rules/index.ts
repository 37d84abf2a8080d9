import type { EvidenceKind } from '../../domain/assessment.ts';
import { asksForStar, type Question } from '../../domain/question.ts';
import type { Reader, Reading } from '../../domain/reading.ts';
import { phrasesIn } from '../../text/phrases.ts';
import { defineScorer } from '../define-scorer.ts';
import { identityOf } from '../identity.ts';
import { requiredPointCaps } from '../required-points.ts';
import type { AnswerScorer, CouldNotScore, CriterionFinding, Findings, Scorer } from '../scorer.ts';
import { type Answer, readAnswer, textsOf } from './answer.ts';
import { readConduct } from './conduct.ts';
import { compileContent } from './content.ts';
import { readDelivery } from './delivery.ts';
import { compileFindings, soughtIn } from './findings.ts';
import { compileGates, readGates, speaksAnotherLanguage } from './gates.ts';
import { observe } from './observe.ts';
import { readStructure } from './structure.ts';
import { summaries } from './summaries.ts';
import { readTelling } from './telling.ts';
import { wordsReader } from './words-reader.ts';

const version = '4.0.0';

/** The offline scorer around a reader: deterministic, every point shown in the words of the answer. */
export function createRules(reader: Reader, name: 'rules' | 'words' = 'rules'): Scorer {
  return defineScorer({
    name,
    version,
    options: { reader: reader.name, readerVersion: reader.version },
    prepare: (question) => prepare(question, reader),
  });
}

/** Phrases, stems and cue words, without a model: thousands of answers a second. */
export function createWordsScorer(): Scorer {
  return createRules(wordsReader, 'words');
}

/** The same, with words alone where the encoder cannot run; what they read says so. */
export function createSteadyRules(reader: Reader): Scorer {
  const [scorer, other] = [createRules(reader), createRules(wordsReader)];
  return {
    ...scorer,
    prepare: (question) => {
      const [first, second] = [scorer.prepare(question), other.prepare(question)];
      return async (answer, signal) => {
        try {
          return await first(answer, signal);
        } catch (error) {
          const found = await second(answer, signal);
          if (found.status === 'unscored') return found;
          const because = error instanceof Error ? error.message : String(error);
          const by = { ...identityOf(other), options: { ...other.options, because } };
          return { ...found, by, flags: [...found.flags, 'words-only'] };
        }
      };
    },
  };
}

const otherLanguage: CouldNotScore = {
  status: 'unscored',
  reason: {
    code: 'off-language',
    message: 'The answer does not seem to be in English, the only language this scorer reads.',
  },
  flags: ['off-language'],
};

function prepare(question: Question, reader: Reader): AnswerScorer {
  const sought = soughtIn(question);
  const read = reader.prepare(question, sought.descriptions);
  const gates = compileGates(question, phrasesIn(sought.descriptions));
  const findIn = compileFindings(question, sought);
  const contentOf = compileContent(question);
  const kind: EvidenceKind = reader.name === 'meaning' ? 'meaning' : 'cue';
  const judge = (answer: Answer, reading: Reading): Findings => {
    const gate = gates(answer);
    const read = readGates(reading, answer);
    const found = findIn(answer, reading, kind);
    const telling = readTelling(answer, reading, found);
    const structure = asksForStar(question) ? readStructure(answer, reading, kind) : null;
    const conduct = readConduct(found);
    const content = contentOf(answer, found, reading);
    const all = { answer, question, found, telling, structure, conduct, content };
    const said = summaries(all);
    const criteria: CriterionFinding[] = [
      { id: 'content', score: content, summary: said.content },
      ...(structure === null
        ? []
        : [{ id: 'structure' as const, score: structure.score, summary: said.structure }]),
      { id: 'specificity', score: telling.specificity, summary: said.specificity },
      { id: 'ownership', score: telling.ownership, summary: said.ownership },
      { id: 'conduct', score: conduct.score, summary: said.conduct },
    ];
    return {
      status: 'scored',
      criteria,
      keyPoints: found.keyPoints,
      star: structure?.star ?? null,
      redFlags: found.redFlags,
      misconduct: found.misconduct,
      flags: [...gate.flags, ...[...read, ...conduct.caps].map(({ flag }) => flag)],
      caps: [
        ...gate.caps,
        ...read,
        ...conduct.caps,
        ...requiredPointCaps(question, found.keyPoints),
      ],
      delivery: readDelivery(answer),
      observations: observe(all),
    };
  };
  return (text) => {
    const answer = readAnswer(text);
    if (speaksAnotherLanguage(answer)) return otherLanguage;
    const reading = read(answer.sentences.map(textsOf));
    return reading instanceof Promise
      ? reading.then((done) => judge(answer, done))
      : judge(answer, reading);
  };
}
