import { response } from './behaviours.ts';
import type { Behaviour } from './scripted-endpoint.ts';

/** Words that mean the same to the scripted embedding model. */
const meanings: readonly (readonly string[])[] = [
  ['sorry', 'apologised', 'regretted'],
  ['nurse', 'ward', 'clinician'],
  ['reason', 'cause', 'why'],
  ['seen', 'treated', 'examined'],
  ['hour', 'regularly', 'news'],
];

/** One axis for each meaning and one for everything else. */
export function vectorOf(text: string): number[] {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? [];
  const counts = meanings.map((same) => words.filter((word) => same.includes(word)).length);
  const rest = counts.every((count) => count === 0) ? 1 : 0.05;
  return [...counts, rest];
}

/** An embeddings endpoint that knows a few synonyms. */
export const embeds: Behaviour = (socket, { body }) => {
  const { input } = JSON.parse(body) as { input: string[] };
  const data = input.map((text, index) => ({ index, embedding: vectorOf(text) }));
  socket.end(response(200, JSON.stringify({ object: 'list', data: data.reverse() })));
};
