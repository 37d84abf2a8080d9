import { isDigit } from './letters.ts';
import {
  acts,
  anybody,
  determiners,
  meant,
  missed,
  otherActors,
  possible,
  sayings,
  things,
  thought,
  turns,
} from './lexicon/attribution.ts';
import { pastTenses } from './lexicon/irregular.ts';
import {
  abbreviations,
  actors,
  adverbs,
  clauseBreaks,
  concreteNouns,
  conditions,
  fillers,
  foreignWords,
  functionWords,
  graderWords,
  habits,
  hedges,
  imperatives,
  negators,
  ofOneself,
  passives,
  states,
  stativeVerbs,
  stopWords,
} from './lexicon/words.ts';
import { trait } from './trait.ts';

/** The sets that make traits of the words in them. */
const listed: readonly (readonly [number, ReadonlySet<string>])[] = [
  [trait.negates, negators],
  [trait.abbreviated, abbreviations],
  [trait.breaksClause, clauseBreaks],
  [trait.functional, functionWords],
  [trait.foreign, foreignWords],
  [trait.filler, fillers],
  [trait.hedge, hedges],
  [trait.concrete, concreteNouns],
  [trait.adverb, adverbs],
  [trait.stative, stativeVerbs],
  [trait.grader, graderWords],
  [trait.actor, actors],
  [trait.speaks, ofOneself],
  [trait.condition, conditions],
  [trait.state, states],
  [trait.habit, habits],
  [trait.imperative, imperatives],
  [trait.passive, passives],
  [trait.otherActor, otherActors],
  [trait.anybody, anybody],
  [trait.thing, things],
  [trait.determiner, determiners],
  [trait.turn, turns],
  [trait.unreal, missed],
  [trait.unreal, meant],
  [trait.unreal, thought],
  [trait.unreal, possible],
];

/** The traits of a word as written, by its text, its contracted ending and its stem. */
export function traitsOf(raw: string, text: string, ending: string, stem: string): number {
  let traits = listed.reduce((sum, [which, words]) => (words.has(text) ? sum | which : sum), 0);
  if (ending === "n't") traits |= trait.negates;
  if (ending === 'd' || ending === 'll') traits |= trait.supposing;
  if (isPast(text)) traits |= trait.past;
  if (acts.has(stem)) traits |= trait.act;
  if (sayings.has(stem)) traits |= trait.says;
  if (text.includes("'") && text.split("'").some((part) => graderWords.has(part)))
    traits |= trait.grader;
  if (text.endsWith('s') && concreteNouns.has(text.slice(0, -1))) traits |= trait.concrete;
  return traits | traitsOfForm(raw, text);
}

/** What shows in how it is written. */
function traitsOfForm(raw: string, text: string): number {
  let traits = 0;
  const digit = isDigit(text.charCodeAt(0));
  const capital = raw.charCodeAt(0) >= 65 && raw.charCodeAt(0) <= 90;
  if (digit) traits |= trait.digit;
  if (capital) traits |= trait.capital;
  if (!stopWords.has(text) && (text.length > 1 || digit)) traits |= trait.content;
  if (capital && text.length === 1 && text !== 'i') traits |= trait.abbreviated;
  return traits;
}

function isPast(text: string): boolean {
  return pastTenses.has(text) || (text.endsWith('ed') && text.length > 4);
}
