import type { Assessment, ScoredAssessment } from '../domain/assessment.ts';
import type { ScoreReport } from '../domain/problems/arguments.ts';
import type { Finding } from '../domain/problems/finding.ts';
import type { Question, Sample } from '../domain/question.ts';
import type { Assess } from '../scoring/assess.ts';

/** The least that an example answer must score by its own rubric. */
const exampleMinimum = 80;
/** What separates weak from strong where a sample leaves that side of its band open. */
const passMark = 60;
/** The most that an answer without an answer in it may score. */
const limits = { empty: 0, question: 5, phrases: 40 } as const;

/** Letters of answers times phrases that are scored for one file: some thirty questions with all they usually have. */
export const mostCost = 14_000_000;
/** A letter costs something even where there is no phrase. */
const costOfLetter = 50;
/** A list of more phrases proves nothing more. */
const mostPhrases = 100;

/** How much work it is to test a question: letters of its answers times phrases. */
export function costOf(question: Question): number {
  const { exampleAnswer, rubric, samples = [] } = question;
  const flags = (rubric?.redFlags ?? []).reduce((sum, { anyOf = [] }) => sum + anyOf.length, 0);
  const phrases = phrasesOf(question).length + flags;
  const answers = [exampleAnswer, phraseList(question), ...samples.map(({ text }) => text)];
  return answers.reduce((sum, text) => sum + text.length, 0) * (phrases + costOfLetter);
}

function phrasesOf({ rubric }: Question): string[] {
  return (rubric?.keyPoints ?? []).flatMap(({ anyOf = [] }) => anyOf);
}

function phraseList(question: Question): string {
  return phrasesOf(question).slice(0, mostPhrases).join(', ');
}

/** Scores what a question says of itself: the example, the samples, and answers that must earn nothing. */
export async function selfTest(
  question: Question,
  path: string,
  assess: Assess,
): Promise<Finding[]> {
  const example = await assess(question.exampleAnswer);
  const samples: { sample: Sample; path: string; got: Assessment }[] = [];
  for (const [index, sample] of (question.samples ?? []).entries())
    samples.push({ sample, path: `${path}/samples/${index}`, got: await assess(sample.text) });
  const strong = samples.filter(({ sample }) => sample.quality === 'strong');
  return [
    ...exampleFindings(example, `${path}/exampleAnswer`),
    ...samples.flatMap(({ sample, got, path: own }) => sampleFindings(sample, got, own)),
    ...(await freePoints(question, path, assess)),
    ...redFlagFindings([
      { where: 'the example answer', path: `${path}/exampleAnswer`, got: example },
      ...strong.map(({ path: own, got }) => ({
        where: 'this strong sample',
        path: `${own}/text`,
        got,
      })),
    ]),
    ...unseenKeyPoints(question, path, [example, ...strong.map(({ got }) => got)]),
  ];
}

function exampleFindings(got: Assessment, path: string): Finding[] {
  return isWithin(got, exampleMinimum, 100)
    ? []
    : [
        {
          code: 'failed-example',
          given: { wanted: `at least ${exampleMinimum}`, ...reportOf(got) },
          path,
        },
      ];
}

function sampleFindings(sample: Sample, got: Assessment, path: string): Finding[] {
  const [min, max] = bandOf(sample);
  if (isWithin(got, min, max)) return [];
  const wanted =
    min === 0 ? `at most ${max}` : max === 100 ? `at least ${min}` : `${min} to ${max}`;
  const { quality } = sample;
  return [{ code: 'failed-sample', given: { quality, wanted, ...reportOf(got) }, path }];
}

/** A strong sample must pass and a weak one fail, whatever else the band leaves open. */
function bandOf({ quality, expect }: Sample): readonly [min: number, max: number] {
  const {
    min = quality === 'strong' ? passMark : 0,
    max = quality === 'weak' ? passMark - 1 : 100,
  } = expect;
  return [min, max];
}

async function freePoints(question: Question, path: string, assess: Assess): Promise<Finding[]> {
  const attempts = [
    { what: 'An empty answer', answer: '', limit: limits.empty, path: `${path}/id` },
    {
      what: 'The question itself, pasted as an answer,',
      answer: question.text,
      limit: limits.question,
      path: `${path}/text`,
    },
    {
      what: 'The bare list of phrases',
      answer: phraseList(question),
      limit: limits.phrases,
      path: `${path}/rubric/keyPoints`,
    },
  ];
  const found: Finding[] = [];
  for (const { what, answer, limit, path: own } of attempts) {
    const got = await assess(answer);
    if (got.status === 'scored' && got.score > limit)
      found.push({ code: 'free-points', given: { what, limit, ...reportOf(got) }, path: own });
  }
  return found;
}

interface Told {
  readonly where: string;
  readonly path: string;
  readonly got: Assessment;
}

function redFlagFindings(answers: readonly Told[]): Finding[] {
  return answers.flatMap(({ where, path, got }) =>
    got.status === 'unscored'
      ? []
      : got.redFlags.flatMap(({ id, evidence }): Finding[] => {
          const quote = evidence[0]?.quote;
          const given = { redFlag: id, quote: quote ?? '', where };
          return quote === undefined ? [] : [{ code: 'tripped-red-flag', given, path }];
        }),
  );
}

/** Key points of which no model answer says anything: they cannot be met by doing as shown. */
function unseenKeyPoints(
  { rubric }: Question,
  path: string,
  models: readonly Assessment[],
): Finding[] {
  const scored = models.filter((got): got is ScoredAssessment => got.status === 'scored');
  if (scored.length === 0) return [];
  return (rubric?.keyPoints ?? []).flatMap(({ id }, index): Finding[] => {
    const seen = scored.some(({ keyPoints }) =>
      keyPoints.some((point) => point.id === id && point.status !== 'missed'),
    );
    return seen
      ? []
      : [
          {
            code: 'unseen-key-point',
            given: { keyPoint: id },
            path: `${path}/rubric/keyPoints/${index}`,
          },
        ];
  });
}

function isWithin(got: Assessment, min: number, max: number): boolean {
  return got.status === 'scored' && got.score >= min && got.score <= max;
}

/** What was scored and why, in short. */
function reportOf(got: Assessment): ScoreReport {
  if (got.status === 'unscored') {
    const limitedBy = [`${got.reason.code} (${got.reason.message.replace(/\.$/, '')})`];
    return { score: null, criteria: '', met: [], partial: [], missed: [], limits: limitedBy };
  }
  const withStatus = (wanted: string) =>
    got.keyPoints.filter(({ status }) => status === wanted).map(({ id }) => id);
  return {
    score: got.score,
    criteria: got.criteria.map(({ id, score }) => `${id} ${score}`).join(', '),
    met: withStatus('met'),
    partial: withStatus('partial'),
    missed: withStatus('missed'),
    limits: [...got.flags.filter((flag) => flag !== 'copied-example')],
  };
}
