import type { QuestionFile } from '../../domain/question.ts';
import type { FileRule } from '../rule.ts';

/** Beginnings of words that are spelled one way in America and another in Britain. */
const pairs: readonly (readonly [american: string, british: string])[] = [
  ['apologiz', 'apologis'],
  ['analyz', 'analys(?!i|t)'],
  ['behavior', 'behaviour'],
  ['cancel(?:ed|ing)', 'cancell(?:ed|ing)'],
  ['center', 'centre'],
  ['color', 'colour'],
  ['counsel(?:ed|ing|or)', 'counsell(?:ed|ing|or)'],
  ['defense', 'defence'],
  ['emphasiz', 'emphasis(?:e|ing)'],
  ['favor', 'favour'],
  ['fulfill', 'fulfil(?!l)'],
  ['honor', 'honour'],
  ['humor', 'humour'],
  ['labeled', 'labelled'],
  ['labor(?!at)', 'labour'],
  ['neighbor', 'neighbour'],
  ['orthopedic', 'orthopaedic'],
  ['organiz', 'organis(?!m)'],
  ['pediatric', 'paediatric'],
  ['prioritiz', 'prioritis'],
  ['program\\b', 'programme'],
  ['realiz', 'realis(?!t|m)'],
  ['recogniz', 'recognis'],
  ['rumor', 'rumour'],
  ['specializ', 'specialis(?!t)'],
  ['summariz', 'summaris'],
  ['theater', 'theatre'],
  ['travel(?:ed|ing|er)', 'travell(?:ed|ing|er)'],
];

const oneOf = (column: 0 | 1) =>
  new RegExp(`\\b(?:${pairs.map((pair) => pair[column]).join('|')})[a-z]*`, 'gi');
const american = oneOf(0);
const british = oneOf(1);
const mostNamed = 3;

/**
 * A file that spells as in America and as in Britain. Phrases may hold both, as candidates write
 * both, and so may samples, which are theirs; so only what the coach says counts.
 */
export const mixedSpelling: FileRule = (content) => {
  const texts = textsOf(content);
  const uk = wordsFound(texts, british);
  // Most files hold none of these, and need not be searched again.
  const us = uk.length === 0 ? [] : wordsFound(texts, american);
  const rarer = us.length < uk.length ? us[0] : uk[0];
  if (us.length === 0 || rarer === undefined) return [];
  const given = { american: named(us), british: named(uk) };
  return [{ code: 'mixed-spelling', given, path: rarer.path }];
};

interface Text {
  readonly path: string;
  readonly text: string;
}

function textsOf({ role, level, questions }: QuestionFile): Text[] {
  return [
    { path: '/role/summary', text: role.summary },
    { path: '/level/focus', text: level.focus },
    ...questions.flatMap(({ text, introduction, howToAnswer, exampleAnswer }, index) => {
      const path = `/questions/${index}`;
      return [
        { path: `${path}/text`, text },
        { path: `${path}/introduction`, text: introduction },
        ...howToAnswer.map((advice, at) => ({ path: `${path}/howToAnswer/${at}`, text: advice })),
        { path: `${path}/exampleAnswer`, text: exampleAnswer },
      ];
    }),
  ];
}

interface Found {
  readonly path: string;
  readonly word: string;
}

function wordsFound(texts: readonly Text[], pattern: RegExp): Found[] {
  return texts.flatMap(({ path, text }) =>
    (text.match(pattern) ?? []).map((word) => ({ path, word: word.toLowerCase() })),
  );
}

function named(found: readonly Found[]): string[] {
  return [...new Set(found.map(({ word }) => word))].slice(0, mostNamed);
}
