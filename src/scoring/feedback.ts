import type { FeedbackItem, FlagCode } from '../domain/assessment.ts';
import { rank } from './rank.ts';
import type { Observation } from './scorer.ts';

/** Sentences of each kind. */
const most: Readonly<Record<FeedbackItem['kind'], number>> = {
  warning: Number.POSITIVE_INFINITY,
  improve: 3,
  strength: 2,
};

interface Wording {
  readonly kind: FeedbackItem['kind'];
  readonly text: (about: string) => string;
}

const strength = (text: Wording['text']): Wording => ({ kind: 'strength', text });
const improve = (text: Wording['text']): Wording => ({ kind: 'improve', text });
const warning = (text: Wording['text']): Wording => ({ kind: 'warning', text });

/** Every sentence of feedback, by the code of the observation; `about` is what the observation names. */
const wordings: Readonly<Record<string, Wording>> = {
  'key-point-met': strength((about) => `Covered: ${about}`),
  'result-present': strength(() => 'You say how it ended, in words an interviewer can check.'),
  concrete: strength(() => 'Concrete details make the story yours.'),
  'beside-the-question': improve(
    () =>
      'Question: little of this speaks to what was asked; say in your first sentence how your case answers it.',
  ),
  'key-point-missed': improve((about) => `Missing: ${about}`),
  'key-point-partial': improve((about) => `Only touched on: ${about}`),
  'situation-missing': improve(() => 'Situation: say where this was, when, and who was involved.'),
  'task-missing': improve(() => 'Task: say what was yours to solve, and what was at stake.'),
  'action-missing': improve(
    () => 'Action: say what you did yourself, step by step, starting with "I".',
  ),
  'result-missing': improve(() => 'Result: say what changed, for whom, and how you know.'),
  'hypothetical-answer': improve(
    () =>
      'The question asks for something that happened: tell one real case instead of what you would do.',
  ),
  'action-without-result': improve(
    () => 'Result: say what changed, for whom, and how you know; the story stops at what you did.',
  ),
  'result-without-action': improve(
    () =>
      'Action: the ending is there, but not what you did for it; say it step by step, with "I".',
  ),
  'long-setting': improve(
    () => 'Balance: more than half is about the situation; get to what you did sooner.',
  ),
  'few-details': improve(
    () => 'Details: say what exactly was said, asked or seen, which one, and why you chose it.',
  ),
  'business-talk': improve(
    () => 'Claims: these words claim instead of telling; put what happened in their place.',
  ),
  'no-asks': improve(() => 'Asking: say whom you asked or listened to first, and what you heard.'),
  'no-agrees': improve(() => 'Agreement: say what you offered or agreed on, and with whom.'),
  'no-writes': improve(() => 'Record: say where you wrote it down, so that others know.'),
  'no-returns': improve(() => 'Follow-up: say when you came back to it, and what you found.'),
  'acts-told': strength(() => 'You say what you asked, agreed, wrote down and came back to.'),
  'acts-of-others': improve(
    () => 'Your part: most of what is told here was done by others; say what you did yourself.',
  ),
  'acts-not-done': improve(
    () => 'Done: this tells what was meant, missed or should have been; say what you did do.',
  ),
  'acts-advised': improve(
    () => 'Your part: this tells what one does; say what you did yourself, in one real case.',
  ),
  'we-not-i': improve(() => 'Your part: say "I" where you acted; "we" hides what you did.'),
  'own-part-unclear': improve(() => 'Your part: say what you did yourself, and what you decided.'),
  'shorter-than-asked': improve(
    (about) => `Length: this question needs about ${about} words or more.`,
  ),
  'longer-than-asked': improve((about) => `Length: say it in ${about} words or fewer.`),
  'red-flag': warning((about) => `An interviewer may hear this in it: ${about}`),
  mocks: warning(() => 'This makes fun of somebody: say how you took them seriously.'),
  threatens: warning(
    () => 'This puts somebody under pressure: say how you reached them without it.',
  ),
  blames: warning(() => 'This puts the blame on somebody else: say what you could do about it.'),
  disparages: warning(
    () => 'This speaks ill of the people you serve or work with: describe what happened instead.',
  ),
  'breaks-confidence': warning(
    () => 'This tells of sharing what was confided: leave it out, and say how you protect it.',
  ),
  shames: warning(
    () => 'This shows somebody up in front of others: say how you would speak to them alone.',
  ),
  dismisses: warning(
    () => 'This turns somebody away: say what you would do for them within the rules.',
  ),
  'self-serving': warning(
    () => 'This is about what you get out of it: say what you want to do for them.',
  ),
  overrides: warning(
    () => "This goes over somebody's head: say how you heard them and settled it together.",
  ),
  flawless: warning(
    () => 'Nobody is without mistakes: tell a real one, and what you changed after it.',
  ),
  'puts-off': warning(() => 'An interviewer may be put off by this: say what happened instead.'),
  'over-promises': warning(
    () => 'This promises what nobody can promise: say what you can do and by when.',
  ),
  evades: warning(
    () => 'This steps around the question: tell one case, or say what you would do yourself.',
  ),
  boasts: warning(() => 'This praises you: tell what you did and let others conclude.'),
  lectures: warning(() => 'This says what one should do: say what you did, or would do, here.'),
  deceives: warning(() => 'This tells of misleading somebody: say how you would tell the truth.'),
};

/** Wording for flags of the answer as a whole; they come before everything else. */
const flagWordings: Partial<Readonly<Record<FlagCode, string>>> = {
  empty: 'There is no answer to score yet: tell what happened, or what you would do.',
  'too-short':
    'The answer is too short to score: tell what happened, or what you would do, in full sentences.',
  'copied-question': 'This repeats the question: answer it in your own words.',
  'copied-example': 'This is nearly the example answer: tell a story of your own.',
  'keyword-list':
    'This reads as a list of keywords: say it in sentences, as you would to a person.',
  'list-copy': 'This repeats the guidance: show with a case of your own that you do it.',
  'hidden-text': 'The answer holds hidden characters, which were left out of the score.',
  'repeated-text': 'Sentences said more than once count once.',
  'off-language': 'The answer does not seem to be in English.',
  'injection-suspected':
    'A sentence speaks to the grader instead of the interviewer; it was left out of the score.',
  'few-key-points':
    'This is told in words far from those that the question and its points are known by, which limits the score: say plainly what you did for each point.',
  'bad-conduct':
    'The answer tells of something that most interviewers would not accept, which limits the score.',
  'fallback-scorer':
    'The model could not score this answer: the offline scorer did, as --fallback rules asks.',
  'scorers-disagree': 'The two scorers are more than 35 points apart: read both with care.',
  'required-point-missed':
    'A point that this question cannot do without is missing, which limits the score.',
};

/** The most useful sentences first: warnings, at most three improvements, at most two strengths; nothing praised without evidence. */
export function feedbackFrom(
  observations: readonly Observation[],
  flags: readonly FlagCode[],
): FeedbackItem[] {
  const ranked: Record<FeedbackItem['kind'], Ranked[]> = { warning: [], improve: [], strength: [] };
  for (const observation of observations) {
    const wording = wordingByCode.get(observation.code);
    if (wording === undefined) continue;
    const proven = wording.kind !== 'strength' || observation.evidence.length > 0;
    if (!proven) continue;
    const items = ranked[wording.kind];
    rank({ observation, wording }, items, worthOf);
    if (items.length > most[wording.kind]) items.pop();
  }
  return [
    ...flags.flatMap(flagItem),
    ...ranked.warning.map(worded),
    ...(flags.includes('empty') ? [] : ranked.improve.map(worded)),
    ...ranked.strength.map(worded),
  ];
}

const wordingByCode: ReadonlyMap<string, Wording> = new Map(Object.entries(wordings));

interface Ranked {
  readonly observation: Observation;
  readonly wording: Wording;
}

const worthOf = ({ observation }: Ranked) => observation.value;

function worded({ observation, wording }: Ranked): FeedbackItem {
  const { code, about = '', evidence } = observation;
  return { kind: wording.kind, code, text: wording.text(about), evidence };
}

function flagItem(flag: FlagCode): FeedbackItem[] {
  const text = flagWordings[flag];
  return text === undefined ? [] : [{ kind: 'warning', code: flag, text, evidence: [] }];
}
