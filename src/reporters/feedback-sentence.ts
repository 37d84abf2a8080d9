import type { FeedbackItem } from '../domain/assessment.ts';

const mostQuoted = 2;

/** The sentence with the words of the answer it is about, but for key points and red flags, which are shown with theirs beside it. */
export function feedbackSentence({ kind, code, text, evidence }: FeedbackItem): string {
  const shownElsewhere = code.startsWith('key-point-') || code === 'red-flag';
  if (kind === 'strength' || shownElsewhere || evidence.length === 0) return text;
  const quotes = new Set(evidence.map(({ quote }) => `"${quote.replace(/\s+/g, ' ')}"`));
  return `${text} (${[...quotes].slice(0, mostQuoted).join(', ')})`;
}
