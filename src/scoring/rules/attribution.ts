import type { Answer } from './answer.ts';
import { complements, meant, missed, thought } from './lexicon/attribution.ts';
import { passiveBefore } from './passive.ts';
import type { Sentence } from './tokens.ts';
import { has, isA, trait } from './trait.ts';
import type { Word } from './word.ts';

/**
 * Whose an act is as it is told: one's own, somebody else's, that of nobody named ("it was sent"),
 * anybody's (advice), or one that was only meant or missed.
 */
export type Doer = 'own' | 'other' | 'unnamed' | 'anybody' | 'unreal';

/** Whose it is what "you" do, or what "is done": one's own where the question asks how one goes about something. */
export type Impersonal = 'own' | 'anybody';

/** An act with the one who does it where both stand together: tokens, both ends inclusive. */
export interface Act {
  readonly first: number;
  readonly last: number;
}

/** Whose doing or saying a word is told as: `thing` names nobody, `addressed` is in words said to somebody, `reported` in words that others said. */
export type Voice = Doer | 'thing' | 'addressed' | 'reported';

/** The acts that are told, in the order of the answer, and for each token whose it is; until the next answer is read. */
export interface Attribution extends Readonly<Record<Doer, readonly Act[]>> {
  readonly voices: readonly Voice[];
}

/**
 * Reads who does what: whoever stands first in a clause does what its verbs say, and what the clauses
 * after it say without naming anybody. Notes without a subject are the speaker's own.
 */
export function attribute(answer: Answer, impersonal: Impersonal): Attribution {
  const reader = new Reader(answer, impersonal);
  for (const sentence of answer.counted) reader.read(sentence);
  const { own, other, unnamed, anybody, unreal } = reader.told;
  return { own, other, unnamed, anybody, unreal, voices: reader.voices };
}

/** Of one answer after the other, until the next one is read. */
const spoken: Voice[] = [];

class Reader {
  readonly told: Record<Doer, Act[]> = {
    own: [],
    other: [],
    unnamed: [],
    anybody: [],
    unreal: [],
  };
  /** Tokens of sentences that do not count stay one's own. */
  readonly voices: Voice[];
  private readonly answer: Answer;
  private readonly words: readonly Word[];
  private readonly traits: Int32Array;
  private readonly clauseOf: Int32Array;
  private readonly impersonal: Impersonal;
  private doer: Voice = 'own';
  private doerAt = 0;
  /** Nobody has acted in the clause yet. */
  private fresh = true;
  /** Where a thing or a person is named that may be the one who acts. */
  private namedAt = -1;
  private denied = false;
  private unreal = false;
  private saying = false;
  /** In words or thoughts of others; `inside` a clause that goes on with them whoever acts in it. */
  private reporting = false;
  private inside = false;

  constructor(answer: Answer, impersonal: Impersonal) {
    const { words, traits, clauseOf } = answer;
    this.answer = answer;
    this.words = words;
    this.traits = traits;
    this.clauseOf = clauseOf;
    this.impersonal = impersonal;
    this.voices = spoken.fill('own', 0, words.length);
    for (let at = spoken.length; at < words.length; at++) spoken.push('own');
  }

  read({ first, end }: Sentence): void {
    this.acts('own', first);
    this.saying = false;
    this.reporting = false;
    this.inside = false;
    this.begin();
    for (let at = first; at < end; at++) {
      const traits = this.traits[at] ?? 0;
      if (at > first && this.clauseOf[at] !== this.clauseOf[at - 1]) this.begin();
      if (has(traits, subjects)) this.takeSubject(traits, at);
      else if (has(traits, telling) || this.reporting) this.take(traits, at, first);
      if (this.reporting && has(traits, trait.says) && at === end - 1) this.quote(first);
      this.voices[at] = this.voice();
    }
  }

  private voice(): Voice {
    if (this.reporting) return 'reported';
    return this.doer === 'own' && this.unreal ? 'unreal' : this.doer;
  }

  private begin(): void {
    this.fresh = true;
    this.namedAt = -1;
    this.denied = false;
  }

  private acts(doer: Voice, at: number): void {
    this.doer = doer;
    this.doerAt = at;
    this.fresh = false;
    this.namedAt = -1;
    this.unreal = false;
  }

  private takeSubject(traits: number, at: number): void {
    if (has(traits, trait.actor)) {
      this.acts('own', at);
      this.reporting &&= this.inside;
      this.unreal =
        this.words[at]?.ending === 'd' &&
        this.textAt(at + 1) === 'have' &&
        has(this.traits[at + 2], trait.past);
    } else if (has(traits, trait.otherActor)) this.acts('other', at);
    else if (has(traits, trait.turn)) {
      this.begin();
      this.inside = complements.has(this.textAt(at));
    } else if (has(traits, trait.thing)) {
      if (this.fresh) this.acts('thing', at);
    } else if (this.fresh) this.acts(this.saying ? 'addressed' : 'anybody', at);
    this.denied = has(traits, trait.negates);
  }

  private take(traits: number, at: number, first: number): void {
    if (has(traits, trait.negates)) this.denied = true;
    if (has(traits, trait.says)) this.say();
    else if (this.reporting && complements.has(this.textAt(at))) this.inside = true;
    if (has(traits, trait.unreal) && this.isUnreal(at)) this.unreal = true;
    else if (has(traits, trait.act) && this.isVerb(traits, at, first)) this.takeAct(at);
    else if (this.fresh && this.namedAt < 0 && isName(traits, at === first)) {
      this.namedAt = at;
      this.unreal = false;
    }
  }

  private textAt(at: number): string {
    return this.words[at]?.text ?? '';
  }

  private say(): void {
    this.saying = true;
    const others = this.namedAt >= 0 || this.doer === 'other' || this.doer === 'anybody';
    this.reporting = others || this.unreal || (this.reporting && this.inside);
  }

  /** '"…," he said': what stands before it was said by somebody else. */
  private quote(first: number): void {
    this.voices.fill('reported', first, this.doerAt);
  }

  private isUnreal(at: number): boolean {
    const { text, ending } = this.words[at] as Word;
    const next = this.textAt(at + 1);
    if (missed.has(text)) return true;
    if (thought.has(text)) return next === 'of' || next === 'about' || next === 'off';
    return meant.has(text) ? next === 'to' : ending === 've' || next === 'have';
  }

  /** After a word like "the" it is a noun, but for a past tense later on: "my manager rang". */
  private isVerb(traits: number, at: number, first: number): boolean {
    if (at > first && has(this.traits[at - 1], trait.determiner)) return false;
    if (has(traits, trait.past) || at < first + 2) return true;
    return has(this.traits[at - 1], trait.turn) || !has(this.traits[at - 2], trait.determiner);
  }

  private doerOf(at: number): Doer | null {
    const { doer } = this;
    const passive = passiveBefore(this.answer, at);
    if (passive !== undefined) return this.passiveDoer(at, passive);
    if (this.denied) return null;
    if (doer === 'own') return this.unreal ? 'unreal' : doer;
    // "A nurse should ask" tells what anybody should do.
    if (doer === 'other') return this.unreal ? 'anybody' : doer;
    if (doer !== 'anybody') return null;
    return this.unreal || this.textAt(this.doerAt) !== 'you' ? doer : this.impersonal;
  }

  /** What "was told" is done by whoever is named after "by", else by nobody named; what "is told" as impersonal talk has it. */
  private passiveDoer(at: number, auxiliary: Word): Doer | null {
    const { doer, words } = this;
    const by = words[at + 1]?.text === 'by' ? words[at + 2] : undefined;
    if (byOneself.has(by?.text ?? '')) return 'own';
    if (isA(by, trait.otherActor | trait.determiner)) return 'other';
    if (isA(auxiliary, trait.state | trait.past))
      return doer === 'other' || doer === 'thing' ? 'unnamed' : null;
    if (this.impersonal !== 'own' || this.denied || this.unreal) return null;
    const toOneself = has(this.traits[this.doerAt], trait.actor | trait.anybody);
    return toOneself ? null : 'own';
  }

  /** "my first step is to ask": the act is what somebody aims at, not what the thing named before does. */
  private isAim(at: number): boolean {
    return this.textAt(at - 1) === 'to' && has(this.traits[at - 2], trait.passive);
  }

  private takeAct(at: number): void {
    if (this.namedAt >= 0 && !this.isAim(at)) {
      const { unreal } = this;
      this.acts('other', this.namedAt);
      this.unreal = unreal;
    }
    this.fresh = false;
    const doer = this.doerOf(at);
    if (doer === null) return;
    const near = at - this.doerAt <= mostBetween;
    this.told[doer].push({ first: near ? this.doerAt : at, last: at });
  }
}

const byOneself = new Set(['me', 'us', 'myself']);

const subjects = trait.actor | trait.otherActor | trait.anybody | trait.turn | trait.thing;
/** What else there is to take of a word. */
const telling =
  trait.negates | trait.says | trait.unreal | trait.act | trait.determiner | trait.capital;
const mostBetween = 4;

function isName(traits: number, opens: boolean): boolean {
  if (has(traits, trait.determiner)) return true;
  if (!has(traits, trait.capital)) return false;
  return !opens || (has(traits, trait.content) && !has(traits, trait.past | trait.adverb));
}
