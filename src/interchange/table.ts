import type { BankQuestion, Question, Rubric } from '../domain/question.ts';
import { type DraftQuestion, filled } from './draft.ts';
import {
  followUpLine,
  keyPointHead,
  listOf,
  oneLine,
  readFollowUp,
  readKeyPointHead,
  readRedFlagHead,
  readSampleHead,
  readWeights,
  readWordsRange,
  redFlagHead,
  sampleHead,
  weightsLine,
  withPhrases,
  wordsRange,
} from './entries.ts';

/** Questions as rows of a table for a spreadsheet: one column a field, one line of a cell an entry, ` | ` between its parts. */
export const columns = [
  'role',
  'roleTitle',
  'roleSummary',
  'level',
  'levelTitle',
  'levelFocus',
  'id',
  'type',
  'skills',
  'text',
  'introduction',
  'howToAnswer',
  'whatNotToSay',
  'exampleAnswer',
  'structure',
  'keyPoints',
  'redFlags',
  'words',
  'weights',
  'followUps',
  'samples',
  'timeLimitSeconds',
  'status',
  'author',
  'licence',
  'reviewedBy',
] as const;
export type Column = (typeof columns)[number];
export type Row = Readonly<Record<Column, string>>;

const lines = (entries: readonly string[] = []): string => entries.map(oneLine).join('\n');
const parts = (...texts: readonly string[]): string =>
  texts.map((text) => oneLine(text).replaceAll('|', '\\|')).join(' | ');

export function rowOf(question: BankQuestion): Row {
  const { role, level, rubric, source } = question;
  return {
    role: role.id,
    roleTitle: role.title,
    roleSummary: role.summary,
    level: level.id,
    levelTitle: level.title,
    levelFocus: level.focus,
    id: question.id,
    type: question.type,
    skills: question.skills.join(', '),
    text: question.text,
    introduction: question.introduction,
    howToAnswer: lines(question.howToAnswer),
    whatNotToSay: question.whatNotToSay
      .map((advice) =>
        typeof advice === 'string' ? parts(advice) : parts(advice.text, advice.why),
      )
      .join('\n'),
    exampleAnswer: question.exampleAnswer,
    structure: rubric?.structure ?? '',
    keyPoints: (rubric?.keyPoints ?? [])
      .map((point) => parts(keyPointHead(point), ...(point.anyOf ?? [])))
      .join('\n'),
    redFlags: (rubric?.redFlags ?? [])
      .map((flag) => parts(redFlagHead(flag), ...(flag.anyOf ?? [])))
      .join('\n'),
    words: rubric?.words === undefined ? '' : wordsRange(rubric.words),
    weights: rubric?.weights === undefined ? '' : weightsLine(rubric.weights),
    followUps: lines(question.followUps?.map(followUpLine)),
    samples: (question.samples ?? [])
      .map((sample) => parts(sampleHead(sample), sample.why, sample.text))
      .join('\n'),
    timeLimitSeconds: String(question.timeLimitSeconds ?? ''),
    status: question.status ?? '',
    author: source?.author ?? '',
    licence: source?.licence ?? '',
    reviewedBy: source?.reviewedBy ?? '',
  };
}

/** The question of a row; columns may be missing. */
export function draftOf(row: Readonly<Partial<Record<string, string>>>): DraftQuestion {
  const cell = (column: Column): string => row[column]?.trim() ?? '';
  const entries = (column: Column): string[] =>
    cell(column)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const question = {
    id: cell('id'),
    type: cell('type') as Question['type'],
    skills: listOf(cell('skills')),
    text: cell('text'),
    introduction: cell('introduction'),
    howToAnswer: entries('howToAnswer'),
    whatNotToSay: entries('whatNotToSay').map(adviceOf),
    exampleAnswer: cell('exampleAnswer'),
    rubric: rubricOf(cell, entries),
    followUps: entries('followUps').map(readFollowUp),
    samples: entries('samples').map(sampleOf),
    timeLimitSeconds:
      cell('timeLimitSeconds') === '' ? undefined : Number(cell('timeLimitSeconds')),
    status: cell('status'),
    source:
      cell('author') === '' && cell('licence') === ''
        ? undefined
        : filled({
            author: cell('author'),
            licence: cell('licence'),
            reviewedBy: cell('reviewedBy'),
          }),
  };
  return {
    role: filled({ id: cell('role'), title: cell('roleTitle'), summary: cell('roleSummary') }),
    level: filled({ id: cell('level'), title: cell('levelTitle'), focus: cell('levelFocus') }),
    question: filled(question) as DraftQuestion['question'],
  };
}

function partsOf(entry: string): string[] {
  return entry.split(/\s*(?<!\\)\|\s*/).map((part) => part.replaceAll('\\|', '|').trim());
}

function adviceOf(entry: string): Question['whatNotToSay'][number] {
  const [text = '', why] = partsOf(entry);
  return why === undefined ? text : { text, why };
}

function sampleOf(entry: string) {
  const [head = '', why = '', text = ''] = partsOf(entry);
  return { ...readSampleHead(head), text, why };
}

function rubricOf(
  cell: (column: Column) => string,
  entries: (column: Column) => string[],
): Rubric | undefined {
  const keyPoints = entries('keyPoints').map((entry) => {
    const [head = '', ...anyOf] = partsOf(entry);
    return withPhrases(readKeyPointHead(head), anyOf);
  });
  const redFlags = entries('redFlags').map((entry) => {
    const [head = '', ...anyOf] = partsOf(entry);
    return withPhrases(readRedFlagHead(head), anyOf);
  });
  const rubric = filled({
    structure: cell('structure') as NonNullable<Rubric['structure']>,
    keyPoints,
    redFlags,
    words: readWordsRange(cell('words')),
    weights: cell('weights') === '' ? undefined : readWeights(cell('weights')),
  });
  return keyPoints.length === 0 ? undefined : (rubric as Rubric);
}
