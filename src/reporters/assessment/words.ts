import type { Criterion, KeyPointFinding } from '../../domain/assessment.ts';

/** A word for a score 0–100. */
export function wordFor(score: number): string {
  if (score >= 80) return 'strong';
  if (score >= 60) return 'good, with gaps';
  if (score >= 45) return 'on the way';
  if (score >= 25) return 'thin';
  return 'not there yet';
}

export const criterionNames: Readonly<Record<Criterion['id'], string>> = {
  content: 'Content',
  structure: 'Structure',
  specificity: 'Specificity',
  ownership: 'Ownership',
  conduct: 'Conduct',
};

export const statusGlyphs: Readonly<Record<KeyPointFinding['status'], string>> = {
  met: '✓',
  partial: '◐',
  missed: '✗',
};

export const statusWords: Readonly<Record<KeyPointFinding['status'], string>> = {
  met: 'Found',
  partial: 'Not sure',
  missed: 'Not found in your words',
};
