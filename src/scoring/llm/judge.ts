import type { Reason } from '../../domain/assessment.ts';
import type { Model, ModelRequest, ReplyCache } from '../../domain/model.ts';
import type { Question } from '../../domain/question.ts';
import { combine } from '../combine.ts';
import { compared } from '../compared.ts';
import { defineScorer } from '../define-scorer.ts';
import type { AnswerScorer, CouldNotScore, Findings, Scorer } from '../scorer.ts';
import { type Asked, askedOf } from './asked.ts';
import { findingsFrom } from './findings.ts';
import { gateOf } from './gate.ts';
import { promptVersion, repairRequest, roomierRequest } from './prompt.ts';
import { type FindSample, findSamples } from './sample.ts';
import { emptyVerdict, readVerdict, type Verdict } from './verdict.ts';

export interface JudgeSetup {
  readonly model: Model;
  /** Looks at every answer first: what it will not score is not sent. */
  readonly offline: Scorer;
  readonly cache: ReplyCache;
  /** How many verdicts on each answer; the median counts. */
  readonly samples: number;
  /** Decides the order of the rubric in each sample. */
  readonly seed: number;
}

/** A scorer that asks a model for findings and believes those whose quotes are in the answer. */
export function createJudge(setup: JudgeSetup): Scorer {
  const { model, samples, seed } = setup;
  return defineScorer({
    name: 'llm',
    version: '1.0.0',
    model: model.identity.name,
    options: { endpoint: model.identity.url, prompt: promptVersion, samples, seed },
    prepare: (question) => prepare(question, setup),
  });
}

function prepare(question: Question, setup: JudgeSetup): AnswerScorer {
  const asked = askedOf(question);
  const { cache, model } = setup;
  const findSample = findSamples(question, asked, { identity: model.identity, cache });
  const gate = gateOf(setup.offline.prepare(question));
  return async (answer, signal) => {
    const result = await gate(answer);
    if (result.kind === 'unscored') return result.found;
    const find = (verdict: Verdict, seen: string) =>
      findingsFrom(question, asked, verdict, { typed: answer, seen }, result.gated);
    if (result.kind === 'closed') return find(emptyVerdict, '');
    const { seen } = result;
    const jury = { asked, findSample, answer: seen, setup, ...(signal && { signal }) };
    const verdicts = await verdictsOn(jury);
    if ('status' in verdicts) return verdicts;
    const found = median(
      question,
      verdicts.map((verdict) => find(verdict, seen)),
    );
    return compared(question, found, result.first, setup.offline, 'apart');
  };
}

interface Jury {
  readonly asked: Asked;
  readonly findSample: FindSample;
  readonly answer: string;
  readonly setup: JudgeSetup;
  readonly signal?: AbortSignal;
}

async function verdictsOn(jury: Jury): Promise<Verdict[] | CouldNotScore> {
  const verdicts: Verdict[] = [];
  for (let sample = 0; sample < jury.setup.samples; sample++) {
    const verdict = await oneVerdict(jury, jury.setup.seed + sample);
    if ('code' in verdict) return { status: 'unscored', reason: verdict, flags: [] };
    verdicts.push(verdict);
  }
  return verdicts;
}

async function oneVerdict(jury: Jury, seed: number): Promise<Verdict | Reason> {
  const sample = await jury.findSample(jury.answer, seed);
  if (sample.kind === 'kept') return sample.verdict;
  const asking = await ask(sample.request, jury);
  if (asking.kind === 'failed') return asking.reason;
  await jury.setup.cache.set(sample.key, asking.reply);
  return asking.verdict;
}

type Asking =
  | { readonly kind: 'verdict'; readonly verdict: Verdict; readonly reply: string }
  | { readonly kind: 'failed'; readonly reason: Reason };

/** One request; one more with room where the reply was cut; one more where it could not be read. */
async function ask(request: ModelRequest, jury: Jury): Promise<Asking> {
  let current = request;
  let mayGrow = true;
  let mayRepair = true;
  for (;;) {
    const reply = await jury.setup.model.complete(current, jury.signal);
    if (reply.kind === 'failed') return { kind: 'failed', reason: reply.fault };
    if (reply.kind === 'cut') {
      if (!mayGrow) return { kind: 'failed', reason: cutShort };
      mayGrow = false;
      current = roomierRequest(current);
      continue;
    }
    const reading = readVerdict(reply.text, jury.asked);
    if (reading.kind === 'verdict') return { ...reading, reply: reply.text };
    if (!mayRepair) return { kind: 'failed', reason: unreadable(reading.problem) };
    mayRepair = false;
    current = repairRequest(current, reply.text, reading.problem);
  }
}

const cutShort: Reason = {
  code: 'cut-short',
  message: 'The judge ran out of tokens twice. Nothing is scored from part of a reply.',
};

function unreadable(problem: string): Reason {
  return {
    code: 'unreadable-verdict',
    message: `The judge’s reply could not be read, nor could its second try. ${problem} A larger model follows the format more often.`,
  };
}

/** The findings of the median score, the lower of two; with the scores of all. */
function median(question: Question, all: readonly Findings[]): Findings {
  const ranked = all
    .map((findings) => ({
      findings,
      score: combine(question, findings.criteria, findings.caps).score,
    }))
    .sort((a, b) => a.score - b.score);
  const middle = ranked[Math.floor((ranked.length - 1) / 2)];
  if (middle === undefined) throw new RangeError('A judge needs at least one sample.');
  const scores = ranked.map(({ score }) => score);
  const droppedQuotes = middle.findings.readings?.droppedQuotes ?? 0;
  return { ...middle.findings, readings: { scores, droppedQuotes } };
}
