import type { ParsedDocument } from './document.ts';
import { nodeAt, questionRanges } from './source-map.ts';

/**
 * Which values of a document with broken syntax can be believed: those with something else between
 * them and the first break, and those inside a question that holds no break. A missing key further on is most likely
 * the fault of the break.
 */
export function trustIn(
  document: ParsedDocument,
  breaks: readonly number[],
  source: string,
): (pointer: string) => boolean {
  const first = Math.min(...breaks);
  const sound = soundQuestions(document, breaks);
  return (pointer) => {
    const [, questions, index] = pointer.split('/');
    if (questions === 'questions' && index !== undefined && sound.has(Number(index))) return true;
    const end = nodeAt(document, pointer)?.range?.[1];
    return end !== undefined && /\S/.test(source.slice(end, first));
  };
}

function soundQuestions(document: ParsedDocument, breaks: readonly number[]): ReadonlySet<number> {
  const sound = questionRanges(document).flatMap(([start, end], index) =>
    breaks.some((at) => at >= start && at <= end) ? [] : [index],
  );
  return new Set(sound);
}
