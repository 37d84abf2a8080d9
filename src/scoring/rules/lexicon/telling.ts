import { stemOf } from '../spelling.ts';

/**
 * Families of words by which an answer shows what was done, or stands in for it. The words come from
 * what interviewers are taught to listen for; what each family is worth was fitted
 * (lexicon/weights.json, bench/README.md). Every form of a word counts. Figures, dates, names,
 * quotation marks and spelling are in none: they are as frequent in answers that boast as in answers
 * that tell.
 */
export const telling = {
  asks: 'ask wonder invite question enquire inquire clarify answer',
  notices:
    'see notice watch look find spot check test compare read count trace follow observe review inspect examine verify search catch',
  tells:
    'tell explain say ring phone call show warn thank introduce name raise report mention speak talk reply inform',
  hears: 'listen hear let silence pause understand acknowledge',
  goes: 'sit go walk come bring take fetch visit kneel stand join carry move pull stop leave meet wait stay open run',
  writes: 'write note list log record draft email copy form card page sheet paper letter line',
  agrees:
    'agree offer propose suggest choose both together each share swap arrange settle pick promise decide try help option',
  returns: 'back again still until till later since afterwards keep weekly daily next return same',
  orders: 'before first then after once while meanwhile when during already yet now start begin',
  details: 'what which who whom whose whether how why where whoever whatever',
  limits:
    'not only or part partly some half mostly almost nearly often more might could may perhaps rather than though although unless without except limit less least few too',
  owns: 'wrong mistake miss forget fault error slip late lose slow fail regret ashamed sorry apologise apologize mine myself honest plainly guess',
  people:
    'her she he him his man woman lady boy girl mother father sister brother daughter son husband nurse doctor colleague somebody someone friend neighbour neighbor aunt uncle grandmother child',
  mends: 'fix change mend repair replace correct restore refund undo adjust rebuild swap',
  spares: 'alone private privately aside apart quietly quiet gently slowly himself herself',
} as const;

/** Families that stand in for what happened. Words that the question or its model answers use are never held against an answer. */
export const talking = {
  advises: 'you your yours yourself',
  absolutes:
    'always all never everyone everybody everything every perfect perfectly fully totally complete completely absolutely entirely guarantee zero flawless nobody anyone',
  praises:
    'good great better best strong excellent excel amazing proud proven success successful award impress skill talent passionate passion natural expert exceptional outstanding positive happy love top win winner star respect trust confident leader smile calm',
  markets:
    'process approach culture stakeholder service communication communicate team teamwork solution strategy strategic framework leverage performance perform efficiency efficient productivity compliance professional proactive alignment align environment growth grow brand value mindset transparency empower synergy deliver drive engagement experience result target metric kpi goal achieve handle situation feedback consistent opportunity organisation organization company management',
  believes:
    'believe think learn realise realize know important key matter truth obviously basically simply clearly clear actually naturally course definitely certainly',
  stresses: 'very really big huge whole total main much so such extremely incredibly hugely highly',
  judges:
    'should need must deserve entitled expect excuse complain drama fuss difficult attitude emotional personal overreact',
} as const;

export type Family = keyof typeof telling | keyof typeof talking;

/** What somebody does for others, in the order in which it is worth asking for. */
export const actFamilies = [
  'asks',
  'notices',
  'agrees',
  'writes',
  'returns',
  'mends',
  'tells',
  'hears',
  'goes',
  'spares',
] as const satisfies readonly Family[];
export type ActFamily = (typeof actFamilies)[number];

/** The families behind the criteria of the same name. */
export const ownershipFamilies: readonly Family[] = [...actFamilies, 'advises', 'judges'];
export const specificityFamilies: readonly Family[] = [
  'details',
  'limits',
  'orders',
  'people',
  'owns',
  'absolutes',
  'praises',
  'markets',
  'believes',
  'stresses',
];

const all: Readonly<Record<Family, string>> = { ...telling, ...talking };
export const families = Object.keys(all) as readonly Family[];

const numbers: ReadonlyMap<string, number> = new Map(
  families.map((family, number) => [family, number]),
);
/** Where a family stands in `families`. */
export function familyNumber(family: Family): number {
  return numbers.get(family) ?? 0;
}

const bitOf = (family: string) => 1 << familyNumber(family as Family);
export function familyBits(names: readonly string[]): number {
  return names.reduce((bits, name) => bits | bitOf(name), 0);
}
export const talkingBits = familyBits(Object.keys(talking));

const byStem: ReadonlyMap<string, number> = families.reduce((bits, family) => {
  for (const word of all[family].split(' ')) {
    const stem = stemOf(word);
    bits.set(stem, (bits.get(stem) ?? 0) | bitOf(family));
  }
  return bits;
}, new Map<string, number>());

/** A bit for each family the words of a stem belong to, in the order of `families`. */
export function familiesOf(stem: string): number {
  return byStem.get(stem) ?? 0;
}
