import type { Candidate } from '../domain/ports.ts';
import { orEnded } from './or-ended.ts';

/** The middle of the range that each word for a score stands for. */
const ratings = [
  { label: 'Strong: I would hire on it', value: 90 },
  { label: 'Good, with gaps', value: 70 },
  { label: 'On the way', value: 52 },
  { label: 'Thin', value: 35 },
  { label: 'Not there yet', value: 12 },
] as const;

/** What candidates think of their answer before they see the score, 0–100, or the exit code where they stopped. */
export function selfRating(candidate: Candidate): Promise<number | { readonly exitCode: number }> {
  return orEnded(candidate.choose<number>('How good was that answer?', ratings));
}
