import type { LikeAnswers, LikenessSummary } from '../domain/grade-summary.ts';
import type { RowReference, Sketch } from '../domain/tally.ts';
import { referenceTo } from './grade-tally.ts';
import { marksKept, noMark } from './sketch.ts';

/** Answers that are compared: their samples take 64 bytes each and must not grow without end. */
const mostCompared = 250_000;
/** From this share of common phrases on, two answers are worth a look. */
const leastLikeness = 0.5;
/** Earlier answers with the same mark that an answer is compared with. */
const neighbours = 4;
const mostGroups = 100;
const mostNamed = 20;
/** More than `mostCompared`, so that a mark and an answer fit into one number that sorts by the mark. */
const answerRange = 2 ** 20;

/** Samples of answers, to find those that share most of their phrases. */
export class SketchBook {
  private marks = new Uint32Array(marksKept * 64);
  private readonly answers: (RowReference & { readonly questionId: string })[] = [];
  private leftOut = 0;

  add(sketch: Sketch): void {
    if (this.answers.length === mostCompared) {
      this.leftOut += 1;
      return;
    }
    const at = this.answers.length * marksKept;
    if (at === this.marks.length) {
      const larger = new Uint32Array(this.marks.length * 2);
      larger.set(this.marks);
      this.marks = larger;
    }
    const bytes = new Uint8Array(Buffer.from(sketch.marks, 'base64'));
    this.marks.set(new Uint32Array(bytes.buffer), at);
    this.answers.push({ ...referenceTo(sketch), questionId: sketch.questionId });
  }

  summary(): LikenessSummary {
    const groups = this.groups();
    return {
      compared: this.answers.length,
      leftOut: this.leftOut,
      total: groups.length,
      groups: groups.slice(0, mostGroups),
    };
  }

  /** The largest first, then in the order of the input. */
  private groups(): LikeAnswers[] {
    const links = this.linkLikeAnswers();
    const members = new Map<number, number[]>();
    for (let at = 0; at < this.answers.length; at++) {
      const root = links.rootOf(at);
      members.set(root, [...(members.get(root) ?? []), at].slice(0, mostNamed));
    }
    return [...members]
      .filter(([, answers]) => answers.length > 1)
      .map(([root, answers]) => ({
        questionId: this.answers[root]?.questionId ?? '',
        likeness: Math.round(links.likenessOf(root) * 100) / 100,
        answers: answers.map((at) => referenceTo(this.answers[at] ?? { row: 0 })),
      }))
      .sort((a, b) => b.answers.length - a.answers.length);
  }

  /** Only answers with a mark in common are compared, each with a few: the work grows with the answers, not with their pairs. */
  private linkLikeAnswers(): Links {
    const links = new Links(this.answers.length);
    const sorted = this.sortedMarks();
    for (let at = 1; at < sorted.length; at++) {
      const own = sorted[at] ?? 0;
      for (let back = 1; back <= neighbours && back <= at; back++) {
        const other = sorted[at - back] ?? 0;
        if (Math.floor(own / answerRange) !== Math.floor(other / answerRange)) break;
        this.compare(other % answerRange, own % answerRange, links);
      }
    }
    return links;
  }

  private sortedMarks(): Float64Array {
    const keys = new Float64Array(this.answers.length * marksKept);
    let count = 0;
    for (let at = 0; at < keys.length; at++) {
      const mark = this.marks[at] ?? noMark;
      if (mark !== noMark) keys[count++] = mark * answerRange + Math.floor(at / marksKept);
    }
    return keys.subarray(0, count).sort();
  }

  private compare(a: number, b: number, links: Links): void {
    if (a === b || links.rootOf(a) === links.rootOf(b)) return;
    if (this.answers[a]?.questionId !== this.answers[b]?.questionId) return;
    const likeness = this.likeness(a * marksKept, b * marksKept);
    if (likeness >= leastLikeness) links.join(a, b, likeness);
  }

  /** The share of common marks among the smallest of both together: an estimate of the phrases they share. */
  private likeness(a: number, b: number): number {
    let [inA, inB, seen, common] = [0, 0, 0, 0];
    for (; seen < marksKept; seen++) {
      const left = this.marks[a + inA] ?? noMark;
      const right = this.marks[b + inB] ?? noMark;
      if (Math.min(left, right) === noMark) break;
      if (left === right) common += 1;
      if (left <= right) inA += 1;
      if (right <= left) inB += 1;
    }
    return common / seen;
  }
}

/** Answers joined into groups, each with the lowest likeness that joined it. */
class Links {
  private readonly parents: Uint32Array;
  private readonly lowest = new Map<number, number>();

  constructor(count: number) {
    this.parents = Uint32Array.from({ length: count }, (_, at) => at);
  }

  /** The first answer of the group. */
  rootOf(answer: number): number {
    let at = answer;
    while (this.parents[at] !== at) {
      this.parents[at] = this.parents[this.parents[at] ?? at] ?? at;
      at = this.parents[at] ?? at;
    }
    return at;
  }

  likenessOf(root: number): number {
    return this.lowest.get(root) ?? 1;
  }

  join(a: number, b: number, likeness: number): void {
    const [first, second] = [this.rootOf(a), this.rootOf(b)].sort((x, y) => x - y) as [
      number,
      number,
    ];
    const lowest = Math.min(likeness, this.likenessOf(first), this.likenessOf(second));
    this.parents[second] = first;
    this.lowest.set(first, lowest);
  }
}
