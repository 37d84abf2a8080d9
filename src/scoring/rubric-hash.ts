import { createHash } from 'node:crypto';
import type { Question } from '../domain/question.ts';

/** First 16 hex digits of the SHA-256 of the canonical JSON of text, rubric and example answer: what the score depends on. */
export function rubricHash({ text, rubric, exampleAnswer }: Question): string {
  const json = canonical({ text, rubric: rubric ?? null, exampleAnswer });
  return createHash('sha256').update(json).digest('hex').slice(0, 16);
}

/** The hashes of questions by id, each computed when it is first asked for; null where there is no such question. */
export function rubricHashes(questions: readonly Question[]): (id: string) => string | null {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const known = new Map<string, string>();
  return (id) => {
    const question = byId.get(id);
    if (question === undefined) return null;
    const hash = known.get(id) ?? rubricHash(question);
    known.set(id, hash);
    return hash;
  };
}

/** JSON with sorted keys and nothing between, so that order and layout of the file do not matter. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
  return `{${entries.join(',')}}`;
}
