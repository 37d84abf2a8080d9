/** Judges for a scripted endpoint: they read the rubric and the answer out of the request, as a model would. */
import type { Received } from './scripted-endpoint.ts';

interface Item {
  readonly id: string;
  readonly description: string;
}

interface Case {
  readonly rubric: {
    readonly keyPoints: readonly Item[];
    readonly star: readonly { readonly part: string }[];
    readonly redFlags: readonly Item[];
    readonly criteria: readonly { readonly id: string }[];
  };
  readonly answer: string;
}

export function caseIn(body: string): Case {
  const messages: { role: string; content: string }[] = JSON.parse(body).messages;
  const rubric = /The rubric, as JSON:\n(.*)\n/.exec(messages[0]?.content ?? '')?.[1] ?? '{}';
  const answer = messages.find(({ role }) => role === 'user')?.content ?? '{}';
  return { rubric: JSON.parse(rubric), answer: JSON.parse(answer).answer };
}

/** Finds everything and quotes what `quoteFor` says. */
export function alwaysMet(quoteFor: (answer: string, index: number) => string) {
  return ({ body }: Received): string => {
    const { rubric, answer } = caseIn(body);
    const quote = (index: number) => quoteFor(answer, index);
    return JSON.stringify({
      keyPoints: rubric.keyPoints.map(({ id }, i) => ({ id, status: 'met', quote: quote(i) })),
      star: rubric.star.map(({ part }, i) => ({ part, present: true, quote: quote(i) })),
      redFlags: rubric.redFlags.map(({ id }) => ({ id, present: false, quote: '' })),
      criteria: rubric.criteria.map(({ id }, i) => ({ id, level: 5, quote: quote(i) })),
    });
  };
}

/** Finds everything, each time in the next few words of the answer. */
export const readingAlong = alwaysMet((answer, index) =>
  answer
    .split(/\s+/)
    .slice(5 * index, 5 * index + 6)
    .join(' '),
);

/** Finds nothing. */
export function neverMet({ body }: Received): string {
  const { rubric } = caseIn(body);
  return JSON.stringify({
    keyPoints: rubric.keyPoints.map(({ id }) => ({ id, status: 'missed', quote: '' })),
    star: rubric.star.map(({ part }) => ({ part, present: false, quote: '' })),
    redFlags: rubric.redFlags.map(({ id }) => ({ id, present: false, quote: '' })),
    criteria: rubric.criteria.map(({ id }) => ({ id, level: 1, quote: '' })),
  });
}
