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
  'key-point-missed': improve((about) => `Not found in your words: ${about}`),
  'key-point-partial': improve((about) => `Not sure whether you say this: ${about}`),
  'situation-missing': improve(() => 'Situation: say where this was, when, and who was involved.'),
  'task-missing': improve(() => 'Task: say what was yours to solve, and what was at stake.'),
  'action-missing': improve(
    () => 'Action: say what you did yourself, step by step, starting with "I".',
  ),
  'result-missing': improve(() => 'Result: say what changed, for whom, and how you know.'),
  'action-without-result': improve(
    () => 'Result: say what changed, for whom, and how you know; the story stops at what you did.',
  ),
  'result-without-action': improve(
    () =>
      'Action: the ending is there, but not what you did for it; say it step by step, with "I".',
  ),
  'few-details': improve(
    () => 'Details: say what exactly was said, asked or seen, which one, and why you chose it.',
  ),
  'acts-of-others': improve(
    () => 'Your part: most of what is told here was done by others; say what you did yourself.',
  ),
  'we-not-i': improve(() => 'Your part: say "I" where you acted; "we" hides what you did.'),
  'own-part-unclear': improve(() => 'Your part: say what you did yourself, and what you decided.'),
  'shorter-than-asked': improve(
    (about) => `Length: this question needs about ${about} words or more.`,
  ),
  'longer-than-asked': improve((about) => `Length: say it in ${about} words or fewer.`),
  'red-flag': warning((about) => `An interviewer may hear this in it: ${about}`),
  'misconduct-conduct': warning(
    () => 'An interviewer may not accept what is told here: say what you would do today.',
  ),
  'misconduct-dishonesty': warning(
    () =>
      'An interviewer may hear that something was hidden or made up: say how you told the truth.',
  ),
  'misconduct-blame': warning(
    () => 'An interviewer may hear blame in this: say what was in your own hands.',
  ),
  'misconduct-disrespect': warning(
    () =>
      'An interviewer may hear disrespect in this: say what happened, without judging the person.',
  ),
  'misconduct-confidentiality': warning(
    () =>
      'An interviewer may hear that private information was passed on: leave it out, and say how you protect it.',
  ),
  'misconduct-discrimination': warning(
    () => 'An interviewer may hear that somebody was treated worse for who they are.',
  ),
  'misconduct-favours': warning(
    () => 'An interviewer may hear that something was taken or given that should not have been.',
  ),
  'misconduct-safety': warning(
    () => 'An interviewer may hear that safety came second: say how you kept people safe.',
  ),
  'misconduct-threats': warning(
    () => 'An interviewer may hear pressure in this: say how you reached them without it.',
  ),
  'misconduct-credit': warning(
    () => 'An interviewer may hear that others did this: say who did what.',
  ),
  'misconduct-harassment': warning(
    () => 'An interviewer may hear that somebody was bullied in this.',
  ),
  'misconduct-neglect': warning(
    () => 'An interviewer may hear that somebody was left without help: say what you did for them.',
  ),
  'misconduct-overstepping': warning(
    () => 'An interviewer may hear that a rule was broken knowingly: say whom you asked first.',
  ),
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
  'off-topic':
    'This reads like an answer to another question: say in your first sentence how it answers this one.',
  'taken-back': 'The answer takes back what it says, which limits the score.',
  'words-only':
    'The reader of meaning could not run on this machine: this was scored by phrases and cue words alone.',
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
