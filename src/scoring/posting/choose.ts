import type { PostingChoice, PostingLink } from '../../domain/posting.ts';
import type { BankQuestion } from '../../domain/question.ts';
import { stem as stemOf } from '../../text/stem.ts';
import { stopWords } from '../../text/stop-words.ts';

/**
 * Chooses questions for a job posting by words in common, in any form. Words that every question has
 * count little; a skill that is covered already gives way to one that is not.
 */
export function chooseByPosting(
  posting: string,
  questions: readonly BankQuestion[],
  count: number,
): PostingChoice[] {
  const wanted = [...termsOf(posting).values()];
  const weightOf = rarityAmong(questions);
  const matched = questions.map((question) => match(question, wanted, weightOf));
  return diverse(
    matched.filter(({ weight }) => weight > 0),
    count,
  );
}

interface Term {
  readonly stem: string;
  readonly word: string;
}

/** The telling words of a text by stem, each in the form it has first. */
function termsOf(text: string): Map<string, Term> {
  const terms = new Map<string, Term>();
  for (const word of text.toLowerCase().match(/\p{L}{3,}/gu) ?? []) {
    const stem = stemOf(word);
    if (stopWords.has(word) || filler.has(stem) || terms.has(stem)) continue;
    terms.set(stem, { stem, word });
  }
  return terms;
}

/** What every posting says of every job. */
const filler = new Set(
  'job role work team year day week company people person candidate position apply experience skill ability strong good great excellent include require requirement require benefit salary offer join want need look help make take give time new well also like use'
    .split(' ')
    .map(stemOf),
);

function textOf({ text, introduction, skills, rubric, howToAnswer }: BankQuestion): string {
  const points = rubric?.keyPoints.map(({ description }) => description) ?? [];
  return [text, introduction, ...skills, ...howToAnswer, ...points].join(' ');
}

/** 0–1: rare words of the bank tell questions apart, words of every question do not. */
function rarityAmong(questions: readonly BankQuestion[]): (stem: string) => number {
  const counts = new Map<string, number>();
  for (const question of questions) {
    for (const stem of termsOf(textOf(question)).keys())
      counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const whole = Math.log(1 + questions.length);
  return (stem) => Math.log((1 + questions.length) / (counts.get(stem) ?? 1)) / whole;
}

/** A word of the name of a skill counts so many times. */
const skillFactor = 3;
const mostLinks = 5;

function match(
  question: BankQuestion,
  wanted: readonly Term[],
  weightOf: (stem: string) => number,
): PostingChoice {
  const own = termsOf(textOf(question));
  const ofSkills = termsOf(question.skills.join(' '));
  const found = wanted
    .flatMap((term) => linkTo(term, own, ofSkills, weightOf))
    .sort((a, b) => b.weight - a.weight);
  const links = found.slice(0, mostLinks).map(({ link }) => link);
  const weight = found.reduce((sum, each) => sum + each.weight, 0) / Math.sqrt(own.size);
  const { id, text, skills } = question;
  return { questionId: id, text, skills, weight: Math.round(weight * 1000) / 1000, links };
}

interface WeighedLink {
  readonly link: PostingLink;
  readonly weight: number;
}

function linkTo(
  { stem, word }: Term,
  own: ReadonlyMap<string, Term>,
  ofSkills: ReadonlyMap<string, Term>,
  weightOf: (stem: string) => number,
): WeighedLink[] {
  const found = own.get(stem);
  if (found === undefined) return [];
  const weight = weightOf(stem) * (ofSkills.has(stem) ? skillFactor : 1);
  return weight > 0 ? [{ link: { posting: word, question: found.word }, weight }] : [];
}

/** Greedy: the heaviest next, each skill that is covered already taking a third away. */
function diverse(matches: readonly PostingChoice[], count: number): PostingChoice[] {
  const left = [...matches];
  const chosen: PostingChoice[] = [];
  const covered = new Map<string, number>();
  while (chosen.length < count && left.length > 0) {
    const value = ({ weight, skills }: PostingChoice) =>
      weight * skills.reduce((share, skill) => share * (2 / 3) ** (covered.get(skill) ?? 0), 1);
    left.sort((a, b) => value(b) - value(a) || (a.questionId < b.questionId ? -1 : 1));
    const [next] = left.splice(0, 1);
    if (next === undefined) break;
    chosen.push(next);
    for (const skill of next.skills) covered.set(skill, (covered.get(skill) ?? 0) + 1);
  }
  return chosen;
}
