import { stemOf } from '../spelling.ts';
import { wordSet as set } from './word-set.ts';

const stems = (words: string): ReadonlySet<string> => new Set([...set(words)].map(stemOf));

/** Stems of the verbs of doing something for somebody. */
export const acts = stems(`
ask invite clarify answer look find check test compare read trace follow review inspect verify search
tell explain ring phone call warn thank introduce report speak talk reply inform listen let sit go walk
come bring take fetch visit kneel stand join carry pull meet write note record draft email copy agree
offer propose suggest choose share swap arrange settle pick promise help give show fix change repair
replace correct restore refund adjust rebuild apologise escalate raise put send make print book order
draw try shift count plan measure track decide start use set work turn move open close hand split
remove delete add build train teach rewrite revert say mention knock greet interview consult cover sort
crouch lift hold pass pour drive pin
`);

/** Verbs that let somebody's words or thoughts follow. */
export const sayings = stems(
  'ask tell explain answer write reply say mention call shout swear yell think claim',
);

/** After these what was said goes on, whoever acts in it. */
export const complements = set('that if whether what how why');

/** Who acts, where it is not the speaker. */
export const otherActors = set('he she they who nobody somebody someone everyone everybody');
/** Who acts in advice. */
export const anybody = set('you people');
/** What is done without saying by whom. */
export const things = set('it this there');
/** Words that stand before the name of a thing or a person. */
export const determiners = set('the a an my our his her their this that these those another');
/** Words after which somebody else may act. */
export const turns = set(`
and but so then because when while after before until as if that which where or though although since
`);

/** What comes before an act that was missed, was only meant with "to", or could "have" been done. */
export const missed = set('nearly almost ought should');
export const meant = set(`
meant mean meaning intend intended going planned forgot forget supposed about hoped hoping wanted wanting
failed mind tempted
`);
/** The same with "of" or "about"; "put off". */
export const thought = set('thought thinking instead point intention put');
export const possible = set('could would might');

/** Beside "is" and its like, what makes a participle the passive. */
export const auxiliaries = set('am get gets');
/** Participles of acts that are no past tense. */
export const participles = set('given written rewritten taken shown rung spoken chosen drawn');
