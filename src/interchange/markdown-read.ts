import type { Question, Rubric } from '../domain/question.ts';
import { type DraftQuestion, filled } from './draft.ts';
import {
  listOf,
  readFollowUp,
  readKeyPointHead,
  readRedFlagHead,
  readSampleHead,
  readWeights,
  readWordsRange,
  withPhrases,
} from './entries.ts';

/** Questions from Markdown as `writeMarkdown` writes it; sections may be missing or stand in another order. */
export function readMarkdown(text: string): DraftQuestion[] {
  const drafts: DraftQuestion[] = [];
  let role: DraftQuestion['role'] = {};
  let level: DraftQuestion['level'] = {};
  for (const { depth, title, body, parts } of outline(text)) {
    if (depth === 1) role = filled({ ...named(title), summary: freeText(body) });
    else if (depth === 2) level = filled({ ...named(title), focus: freeText(body) });
    else if (depth === 3) drafts.push({ role, level, question: questionOf(title, body, parts) });
  }
  return drafts;
}

interface Section {
  readonly depth: number;
  readonly title: string;
  body: string;
  /** Sections of depth 4 under one of depth 3. */
  readonly parts: Section[];
}

function outline(text: string): Section[] {
  const sections: Section[] = [];
  let current: Section | undefined;
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const heading = /^(#{1,4})\s+(.*?)\s*$/.exec(line);
    if (heading === null) {
      if (current !== undefined) current.body += `${line}\n`;
      continue;
    }
    current = { depth: heading[1]?.length ?? 0, title: heading[2] ?? '', body: '', parts: [] };
    if (current.depth === 4) sections.at(-1)?.parts.push(current);
    else sections.push(current);
  }
  return sections;
}

/** `Patient Liaison (patient-liaison)` */
function named(title: string): { readonly id: string; readonly title: string } {
  const [, name = title, id = ''] = /^(.*?)\s*\(([a-z0-9-]+)\)$/.exec(title) ?? [];
  return { id, title: name };
}

function freeText(body: string): string {
  return body.trim().replaceAll(/^(\s*)\\([#\-\\])/gm, '$1$2');
}

interface Entry {
  readonly text: string;
  readonly below: string[];
}

/** The entries of a list, each with those indented below it. */
function entriesOf(body: string): Entry[] {
  const entries: Entry[] = [];
  for (const line of body.split('\n')) {
    const [, indentation = '', text = ''] = /^(\s*)[-*+]\s+(.*?)\s*$/.exec(line) ?? [];
    if (text === '') continue;
    if (indentation.length < 2) entries.push({ text, below: [] });
    else entries.at(-1)?.below.push(text);
  }
  return entries;
}

function factsOf(body: string): ReadonlyMap<string, string> {
  const pairs = entriesOf(body).map(({ text }): [string, string] => {
    const colon = text.indexOf(':');
    return [text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim()];
  });
  return new Map(pairs);
}

function questionOf(id: string, body: string, parts: readonly Section[]): Partial<Question> {
  const facts = factsOf(body);
  const bodyOf = (title: string) =>
    parts.find((part) => part.title.toLowerCase() === title)?.body ?? '';
  const seconds = /\d+/.exec(facts.get('time limit') ?? '')?.[0];
  const source = filled({
    author: facts.get('author') ?? '',
    licence: facts.get('licence') ?? facts.get('license') ?? '',
    reviewedBy: facts.get('reviewed by') ?? '',
  });
  const question = {
    id,
    type: facts.get('type') ?? '',
    skills: listOf(facts.get('skills') ?? ''),
    text: freeText(bodyOf('question')),
    introduction: freeText(bodyOf('introduction')),
    howToAnswer: entriesOf(bodyOf('how to answer')).map(({ text }) => text),
    whatNotToSay: entriesOf(bodyOf('what not to say')).map(({ text, below: [why] }) =>
      why === undefined ? text : { text, why },
    ),
    exampleAnswer: freeText(bodyOf('example answer')),
    rubric: rubricOf(facts, bodyOf),
    followUps: entriesOf(bodyOf('follow-ups')).map(({ text }) => readFollowUp(text)),
    samples: parts.filter(({ title }) => /^sample\b/i.test(title)).map(sampleOf),
    timeLimitSeconds: seconds === undefined ? undefined : Number(seconds),
    status: facts.get('status') ?? '',
    source: Object.keys(source).length === 0 ? undefined : source,
  };
  return filled(question) as Partial<Question>;
}

function rubricOf(
  facts: ReadonlyMap<string, string>,
  bodyOf: (title: string) => string,
): Rubric | undefined {
  const keyPoints = entriesOf(bodyOf('key points')).map(({ text, below }) =>
    withPhrases(readKeyPointHead(text), below),
  );
  const weights = facts.get('weights');
  const rubric = filled({
    structure: facts.get('structure') ?? '',
    keyPoints,
    redFlags: entriesOf(bodyOf('red flags')).map(({ text, below }) =>
      withPhrases(readRedFlagHead(text), below),
    ),
    words: readWordsRange(facts.get('words') ?? ''),
    weights: weights === undefined ? undefined : readWeights(weights),
  });
  return keyPoints.length === 0 ? undefined : (rubric as Rubric);
}

function sampleOf({ title, body }: Section) {
  const [text = '', why = ''] = body.split(/^- Why:\s*/im);
  const head = title.replace(/^sample\b:?\s*/i, '');
  return { ...readSampleHead(head), text: freeText(text), why: why.trim() };
}
