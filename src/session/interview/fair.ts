import type { Exchange } from './interviewer.ts';

const longestQuestion = 40;

/** Openers that put the answer into the candidate's mouth, or ask for no more than a yes. */
const leading =
  /^(and |so |but )?(did(n['’]t)? you|do(n['’]t)? you|would(n['’]t)? you|could(n['’]t)? you|have(n['’]t)? you|were(n['’]t)? you|was(n['’]t)? (it|there)|is(n['’]t)? (it|there)|are(n['’]t)? you|should(n['’]t)? you|had(n['’]t)? you)\b|\b(for example|for instance|such as|like when|perhaps by|maybe by)\b/i;

/**
 * Whether a follow-up that a model wrote may be asked: one short open question that does not name
 * what is missing: no word of it that the candidate has neither heard nor said.
 */
export function isFair(ask: string, { question, answer, gaps }: Exchange): boolean {
  const words = ask.trim().split(/\s+/);
  if (words.length < 3 || words.length > longestQuestion || !ask.trim().endsWith('?')) return false;
  if ((ask.match(/\?/g) ?? []).length !== 1 || leading.test(ask.trim())) return false;
  const heard = roots(`${question.text} ${answer}`);
  const said = roots(ask);
  return gaps.every((gap) => {
    if (gap.kind === 'part') return true;
    const point = question.rubric?.keyPoints.find(({ id }) => id === gap.id);
    const hidden = roots([gap.description, ...(point?.anyOf ?? [])].join(' '));
    return [...hidden].every((root) => !said.has(root) || heard.has(root));
  });
}

const rootLength = 5;

/** Beginnings of the longer words: enough to see that two texts speak of the same things. */
function roots(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return new Set(
    words.filter((word) => !common.has(word)).map((word) => word.slice(0, rootLength)),
  );
}

const common = new Set(
  'what when where which that this with from have your they them their there then than more about after before could would should were been does into over some such only also very much many what’s tell said says make made take took give gave happen happened next'.split(
    ' ',
  ),
);
