import { createHash } from 'node:crypto';
import { promptVersion } from './prompt.ts';

interface Dependencies {
  readonly name: string;
  readonly url: string;
  readonly rubric: string;
  readonly answer: string;
  readonly seed: number;
}

/** Everything that a verdict depends on, as one name. Answers are only in it as a hash. */
export function replyKey({ name, url, rubric, answer, seed }: Dependencies): string {
  const parts = [name, url, promptVersion, rubric, sha256(answer), seed];
  return sha256(JSON.stringify(parts));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
