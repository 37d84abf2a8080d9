import type { Answer } from './answer.ts';
import {
  auxiliaries,
  complements,
  meant,
  missed,
  participles,
  thought,
} from './lexicon/attribution.ts';
import type { Sentence } from './tokens.ts';
import { isA, trait, type Word } from './word.ts';

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

/** The acts that are told, in the order of the answer, and for each token whose it is. */
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
  private readonly words: readonly Word[];
  private readonly clauseOf: readonly number[];
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

  constructor({ words, clauseOf }: Answer, impersonal: Impersonal) {
    this.words = words;
    this.clauseOf = clauseOf;
    this.impersonal = impersonal;
    this.voices = words.map(() => 'own');
  }

  read({ first, end }: Sentence): void {
    this.acts('own', first);
    this.saying = false;
    this.reporting = false;
    this.inside = false;
    this.begin();
    for (let at = first; at < end; at++) {
      const word = this.words[at];
      if (word === undefined) return;
      if (at > first && this.clauseOf[at] !== this.clauseOf[at - 1]) this.begin();
      if (isA(word, subjects)) this.takeSubject(word, at);
      else if (isA(word, telling) || this.reporting) this.take(word, at, first);
      if (this.reporting && isA(word, trait.says) && at === end - 1) this.quote(first);
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

  private takeSubject(word: Word, at: number): void {
    if (isA(word, trait.actor)) {
      this.acts('own', at);
      this.reporting &&= this.inside;
      this.unreal =
        word.ending === 'd' &&
        this.words[at + 1]?.text === 'have' &&
        isA(this.words[at + 2], trait.past);
    } else if (isA(word, trait.otherActor)) this.acts('other', at);
    else if (isA(word, trait.turn)) {
      this.begin();
      this.inside = complements.has(word.text);
    } else if (isA(word, trait.thing)) {
      if (this.fresh) this.acts('thing', at);
    } else if (this.fresh) this.acts(this.saying ? 'addressed' : 'anybody', at);
    this.denied = isA(word, trait.negates);
  }

  private take(word: Word, at: number, first: number): void {
    if (isA(word, trait.negates)) this.denied = true;
    if (isA(word, trait.says)) this.say();
    else if (this.reporting && complements.has(word.text)) this.inside = true;
    if (isA(word, trait.unreal) && this.isUnreal(word, at)) this.unreal = true;
    else if (isA(word, trait.act) && this.isVerb(word, at, first)) this.takeAct(at);
    else if (this.fresh && this.namedAt < 0 && isName(word, at === first)) {
      this.namedAt = at;
      this.unreal = false;
    }
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

  private isUnreal({ text, ending }: Word, at: number): boolean {
    const next = this.words[at + 1]?.text;
    if (missed.has(text)) return true;
    if (thought.has(text)) return next === 'of' || next === 'about' || next === 'off';
    return meant.has(text) ? next === 'to' : ending === 've' || next === 'have';
  }

  /** After a word like "the" it is a noun, but for a past tense later on: "my manager rang". */
  private isVerb(word: Word, at: number, first: number): boolean {
    if (at > first && isA(this.words[at - 1], trait.determiner)) return false;
    if (isA(word, trait.past) || at < first + 2) return true;
    return isA(this.words[at - 1], trait.turn) || !isA(this.words[at - 2], trait.determiner);
  }

  private doerOf(at: number): Doer | null {
    const { doer } = this;
    const passive = passiveBefore(this.words, at);
    if (passive !== undefined) return this.passiveDoer(at, passive);
    if (this.denied) return null;
    if (doer === 'own') return this.unreal ? 'unreal' : doer;
    // "A nurse should ask" tells what anybody should do.
    if (doer === 'other') return this.unreal ? 'anybody' : doer;
    if (doer !== 'anybody') return null;
    return this.unreal || this.words[this.doerAt]?.text !== 'you' ? doer : this.impersonal;
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
    const toOneself = isA(words[this.doerAt], trait.actor | trait.anybody);
    return toOneself ? null : 'own';
  }

  private takeAct(at: number): void {
    if (this.namedAt >= 0 && !isAim(this.words, at)) {
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

/** "my first step is to ask": the act is what somebody aims at, not what the thing named before does. */
function isAim(words: readonly Word[], at: number): boolean {
  return words[at - 1]?.text === 'to' && isA(words[at - 2], trait.passive);
}

/** The "was" of "was told", the "got" of "got quickly fetched", the "it's" of "it's read". */
function passiveBefore(words: readonly Word[], at: number): Word | undefined {
  const before = isA(words[at - 1], trait.adverb) ? words[at - 2] : words[at - 1];
  if (before === undefined || !isAuxiliary(before)) return undefined;
  const word = words[at];
  return isA(word, trait.past) || participles.has(word?.text ?? '') ? before : undefined;
}

function isAuxiliary({ text, ending, traits }: Word): boolean {
  if ((traits & trait.passive) !== 0 || auxiliaries.has(text)) return true;
  return (
    ending === 're' ||
    ending === 'm' ||
    (ending === 's' && (traits & (trait.thing | trait.turn)) !== 0)
  );
}

const byOneself = new Set(['me', 'us', 'myself']);

const subjects = trait.actor | trait.otherActor | trait.anybody | trait.turn | trait.thing;
/** What else there is to take of a word. */
const telling =
  trait.negates | trait.says | trait.unreal | trait.act | trait.determiner | trait.capital;
const mostBetween = 4;

function isName(word: Word, opens: boolean): boolean {
  if (isA(word, trait.determiner)) return true;
  if (!isA(word, trait.capital)) return false;
  return !opens || (isA(word, trait.content) && !isA(word, trait.past | trait.adverb));
}
