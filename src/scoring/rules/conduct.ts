import type { Evidence, RedFlagFinding } from '../../domain/assessment.ts';
import type { Question } from '../../domain/question.ts';
import { type Answer, evidenceOf } from './answer.ts';
import { anyOf } from './lexicon/any-of.ts';
import { compilePhrase, createMatcher, type Hit } from './matcher.ts';
import { isNegated } from './negation.ts';

export interface Conduct {
  /** 0–100. */
  readonly score: number;
  readonly redFlags: readonly RedFlagFinding[];
  /** Manners that no rubric needs to name. */
  readonly lapses: readonly Lapse[];
}

export interface Lapse {
  readonly code: 'blames' | 'disparages' | 'breaks-confidence' | 'over-promises' | 'deceives';
  readonly evidence: readonly Evidence[];
}

export type ConductReader = (answer: Answer) => Conduct;

const redFlagCost = 45;
const lapseCost = 30;

/** Compiles the red flags of a question beside the detectors that hold for every question. */
export function compileConduct(question: Question): ConductReader {
  const redFlags = question.rubric?.redFlags ?? [];
  const phrases = redFlags.flatMap(({ anyOf }, owner) =>
    anyOf.flatMap((text) => compilePhrase(text, owner, new Set()) ?? []),
  );
  const matcher = createMatcher(phrases);
  return (answer) => {
    const hits = matcher.find(answer.tokens).filter((hit) => isMeant(hit, answer));
    const raised = redFlags.flatMap(({ id }, owner) => {
      const own = hits.filter(({ phrase }) => phrase.owner === owner);
      return own.length === 0
        ? []
        : [{ id, evidence: own.slice(0, 2).map((hit) => shown(hit, answer)) }];
    });
    const lapses = findLapses(answer);
    const score = Math.max(0, 100 - redFlagCost * raised.length - lapseCost * lapses.length);
    return { score, redFlags: raised, lapses };
  };
}

/** Not denied, and not what somebody else said. */
function isMeant({ first, last, phrase }: Hit, { tokens, counted }: Answer): boolean {
  const sentence = tokens[first]?.sentence ?? -1;
  if (!counted.some(({ index }) => index === sentence)) return false;
  if (phrase.stems.length === 1 && phrase.strength < 0.5) return false;
  return !isNegated(tokens, first, last);
}

function shown({ first, last, kind }: Hit, answer: Answer): Evidence {
  return evidenceOf(answer, first, last, kind);
}

/** Patterns on the lower-case text of a sentence, of the speaker's own acts and opinions. */
const detectors: readonly { readonly code: Lapse['code']; readonly pattern: RegExp }[] = [
  {
    code: 'blames',
    pattern: anyOf([
      /\b(was|were|is|are) (all |entirely |really |clearly )?(the|their|her|his) (own )?(\w+ )?fault\b/,
      /\b(it|that)('s| was| is)(n't| not) my (fault|problem|job|department)\b/,
      /\bnothing (i|we) could (have )?(do|done)\b/,
      /\bthey only have themselves to blame\b/,
    ]),
  },
  {
    code: 'disparages',
    pattern: anyOf([
      /\b(patients?|famil(y|ies)|customers?|people|colleagues?|nurses?|doctors?|he|she|they) (\w+ )?(is|are|was|were|can be|being) (\w+ )?(stupid|idiots?|lazy|useless|crazy|incompetent|dumb|clueless|hopeless|a pain|whiny|entitled|dramatic|ridiculous|hysterical)\b/,
      /\b(idiots?|morons?|crybab(y|ies)|drama queens?)\b/,
    ]),
  },
  {
    code: 'breaks-confidence',
    pattern: anyOf([
      /\bi (told|let|showed|gave|sent|posted|shared) (\w+ ){0,4}(neighbou?rs?|friends?|everyone|everybody|facebook|press|reporters?|other patients?|my (husband|wife|family|sister|brother))\b.{0,40}\b(diagnosis|condition|chart|records?|case|story|illness|results?|treatment|about)\b/,
      /\bposted (\w+ ){0,4}(online|on facebook|on social)\b/,
    ]),
  },
  {
    code: 'over-promises',
    pattern: anyOf([
      /\bi('d| would)? (promise|promised|guarantee|guaranteed|assure them) (\w+ ){0,6}(never happen again|be fine|get better|recover|whatever they want|anything they want|no more waiting)\b/,
    ]),
  },
  {
    code: 'deceives',
    pattern: anyOf([
      /\bi('d| would)? (just |simply )?(lie|lied|make something up|made something up|made up (an? )?(excuse|reason|story)|cover it up|covered it up|hide it|hid the|pretend|pretended)\b/,
    ]),
  },
];

const anyLapse = anyOf(detectors.map(({ pattern }) => pattern));

/** Most answers have none, which one look at the whole text tells. */
function findLapses(answer: Answer): Lapse[] {
  if (!anyLapse.test(answer.lower)) return [];
  return detectors.flatMap(({ code, pattern }) => {
    const sentence = answer.counted.find(({ text }) => pattern.test(text));
    if (sentence === undefined) return [];
    return [{ code, evidence: [evidenceOf(answer, sentence.first, sentence.end - 1, 'cue')] }];
  });
}
