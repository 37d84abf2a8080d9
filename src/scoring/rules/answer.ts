import type { Evidence, EvidenceKind } from '../../domain/assessment.ts';
import { anyOf } from './lexicon/any-of.ts';
import { gradingCopy } from './normalise.ts';
import { type Sentence, type Token, tokenise } from './tokens.ts';

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
}

/** Reads an answer for grading. A sentence said before counts once; one that addresses the grader or takes back all it says counts never. */
export function readAnswer(raw: string): Answer {
  const copy = gradingCopy(raw);
  const { tokens, sentences } = tokenise(copy);
  const seen = new Set<string>();
  const counted: Sentence[] = [];
  let repeats = false;
  let injects = false;
  const lower = copy.text.toLowerCase().replace(/\s+/g, ' ');
  const suspicious = toTheGrader.test(lower);
  for (const sentence of sentences) {
    const key = tokens
      .slice(sentence.first, sentence.end)
      .map(({ stem }) => stem)
      .join(' ');
    if (suspicious && addressesGrader(sentence.text)) injects = true;
    else if (takesBack.test(sentence.text)) counted.push(...afterTurn(sentence, tokens));
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
    counted,
    repeats,
    injects,
    hidden: copy.hidden,
  };
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

/** What a sentence that takes something back says instead. */
function afterTurn(sentence: Sentence, tokens: readonly Token[]): Sentence[] {
  for (let at = sentence.first; at < sentence.end; at++) {
    const { word = '' } = tokens[at] ?? {};
    if (!turns.has(word)) continue;
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
]);

function addressesGrader(text: string): boolean {
  return toTheGrader.test(text.slice(0, 2000));
}
