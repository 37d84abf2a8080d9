import type { Evidence, EvidenceKind } from '../../domain/assessment.ts';
import { anyOf } from './lexicon/any-of.ts';
import { gradingCopy } from './normalise.ts';
import { type Sentence, type Token, type Tokens, tokenise } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** An answer as the detectors see it: words in sentences, without repetitions and without talk to the grader. */
export interface Answer {
  /** As typed. */
  readonly raw: string;
  /** The grading copy, and the same in lower case with single spaces. */
  readonly text: string;
  readonly lower: string;
  /** All words. */
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /** The sentences that count. */
  readonly counted: readonly Sentence[];
  readonly repeats: boolean;
  readonly injects: boolean;
  readonly hidden: boolean;
  /** For each token the number of the question's word that it is, or -1. */
  readonly known: Int32Array;
  /** Clauses that hold a negation. */
  readonly deniedClauses: ReadonlySet<number>;
}

/** Reads an answer for grading. A sentence said before counts once; one that addresses the grader or takes back all it says counts never. */
export function readAnswer(raw: string, vocabulary: Vocabulary): Answer {
  const copy = gradingCopy(raw);
  const read = tokenise(copy);
  const { tokens, sentences } = read;
  const seen = new Set<string>();
  const counted: Sentence[] = [];
  let repeats = false;
  let injects = false;
  const lower = copy.text.toLowerCase().replace(/\s+/g, ' ');
  const suspicious = toTheGrader.test(lower);
  const takings = sentences.filter(({ text }) => takesBack.test(text)).length;
  for (const sentence of sentences) {
    const key = tokens
      .slice(sentence.first, sentence.end)
      .map(({ stem }) => stem)
      .join(' ');
    const addresses = suspicious && (addressesGrader(sentence.text) || goesOn(sentence, counted));
    if (addresses) injects = true;
    else if (takesBack.test(sentence.text))
      counted.push(...(takings < fewestDenied ? afterTurn(sentence, tokens) : []));
    else if (seen.has(key)) repeats = repeats || sentence.end - sentence.first > 3;
    else counted.push(sentence);
    seen.add(key);
  }
  return {
    raw,
    text: copy.text,
    lower,
    tokens,
    sentences,
    counted: withoutDenials(counted, tokens),
    repeats,
    injects,
    hidden: copy.hidden,
    known: vocabulary.look(tokens),
    deniedClauses: clausesWithNegation(read),
  };
}

/** Share of sentences beginning with a denial from which on an answer says nothing but what was not done. */
const allDenied = 0.6;
const fewestDenied = 3;

function withoutDenials(
  counted: readonly Sentence[],
  tokens: readonly Token[],
): readonly Sentence[] {
  const said = counted.filter((sentence) => !beginsDenied(sentence, tokens));
  const denials = counted.length - said.length;
  return denials >= fewestDenied && denials > allDenied * counted.length ? said : counted;
}

/** Clauses with a negation, and those that go on with what a sentence begins by denying. */
function clausesWithNegation({ tokens, sentences }: Tokens): ReadonlySet<number> {
  const clauses = new Set<number>();
  for (const { negates, clause } of tokens) if (negates) clauses.add(clause);
  for (const sentence of sentences)
    if (beginsDenied(sentence, tokens)) goOn(sentence, tokens, clauses);
  return clauses;
}

const denialWithin = 3;

function beginsDenied({ first, end }: Sentence, tokens: readonly Token[]): boolean {
  for (let at = first; at < Math.min(end, first + denialWithin); at++) {
    if (tokens[at]?.negates === true) return speakers.has(tokens[first]?.word ?? '');
  }
  return false;
}

/** Words that begin a clause of its own: a subject, or a turn. */
const fresh = new Set('i we he she they it you but instead so because since as'.split(' '));

function goOn({ first, end }: Sentence, tokens: readonly Token[], clauses: Set<number>): void {
  for (let at = first + 1; at < end; at++) {
    const [before, token] = [tokens[at - 1], tokens[at]];
    if (before === undefined || token === undefined) return;
    if (token.clause === before.clause) continue;
    if (fresh.has(token.word)) return;
    clauses.add(token.clause);
  }
}

/** The evidence for a range of tokens, both ends inclusive. */
export function evidenceOf(
  answer: Answer,
  first: number,
  last: number,
  kind: EvidenceKind,
): Evidence {
  const start = answer.tokens[first]?.start ?? 0;
  const end = answer.tokens[last]?.end ?? start;
  return { start, end, quote: answer.raw.slice(start, end), kind };
}

/** "I would never say that …": whatever follows in the sentence is taken back. */
const takesBack =
  /^\W*(i|we|you|one|nobody|it)\b.{0,25}(\bnever|\bnot|n't|\bnobody)\b.{0,20}\b(say|says|said|claim|pretend|true|argue|tell anyone)\b/;

const turns = new Set(['but', 'instead', 'rather']);
const speakers = new Set(['i', 'we', 'my', 'our']);

/** What a sentence that takes something back says instead: "…, but I would say …". */
function afterTurn(sentence: Sentence, tokens: readonly Token[]): Sentence[] {
  for (let at = sentence.first; at < sentence.end - 1; at++) {
    const { word = '' } = tokens[at] ?? {};
    if (!turns.has(word) || !speakers.has(tokens[at + 1]?.word ?? '')) continue;
    const text = sentence.text.slice(sentence.text.indexOf(word));
    return [{ ...sentence, first: at, text }];
  }
  return [];
}

/** Talk to whoever grades, which no interviewer hears. */
const toTheGrader = anyOf([
  /\b(ignore|disregard|forget|override|bypass)\b.{0,30}\b(instruction|rule|prompt|rubric|above|previous|prior|criteria)/,
  /\b(give|award|grant|assign|output|return|set|mark|rate|score)\b.{0,40}\b(100|10\/10|5\/5|full marks|full credit|full score|maximum|max score|perfect score|top score|highest score|top marks|a\+)/,
  /\b(score|grade|rating|mark)s?\b\s*["']?\s*[:=]/,
  /\b(system|assistant|human|user|developer)\s*:\s/,
  /\b(grader|grading model|language model|calibration mode|prompt injection|ai model|this grader|evaluator)\b/,
  /\bas the (course |question |rubric )?(author|teacher|examiner|creator|developer)\b/,
  /<\|?\/?(im_start|im_end|system|answer|score|instruction)/,
  /```|\{\{.*\}\}|\$\{|<%=|]]>/,
  /\b(this|the) (answer|response|candidate) (is|deserves|earns|should|must|meets|covers|addresses)\b.{0,40}\b(perfect|full|all|every|100|expert|excellent|key points?)/,
  /\ball key points?\b.{0,20}\b(hit|met|covered|present)/,
  /\b(read|score|grade|rate|mark|evaluate|judge)\b.{0,15}\b(the|this|my) (answer|response|candidate)\b/,
  /\b(feedback|evaluation|assessment)\b.{0,10}\b(write|say|print|output|put|insert)\b/,
  /-{2,}\s*end of/,
  /\b(before|when|while|after) (scoring|grading|rating|marking)\b/,
  /\b(expected|reference|correct) answer\b/,
]);

const mostWordsGoingOn = 6;

/** A short sentence behind one that was left out goes on talking: "Step 2: no errors." */
function goesOn({ index, first, end }: Sentence, counted: readonly Sentence[]): boolean {
  const before = counted.at(-1)?.index ?? -1;
  return index > 0 && before < index - 1 && end - first <= mostWordsGoingOn;
}

function addressesGrader(text: string): boolean {
  return toTheGrader.test(text.slice(0, 2000));
}
