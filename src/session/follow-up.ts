import type { Assessment, ScoredAssessment } from '../domain/assessment.ts';
import { asksForStar, type Question, type StarPart, starParts } from '../domain/question.ts';

/** Something the answer lacks, and what it would be worth. */
interface Gap {
  /** A STAR part or the id of a key point, as `followUps` of a question name it. */
  readonly missing: string;
  /** Score points, roughly: enough to compare gaps with each other. */
  readonly value: number;
  /** What to ask where the question file has no follow-up for it. */
  readonly ask: string;
}

const askFor: Readonly<Record<StarPart, string>> = {
  situation: 'Where and when was this, and who was involved?',
  task: 'What was yours to do in this, and what was at stake?',
  action: 'What exactly did you do, step by step?',
  result: 'How did it end, and what was different afterwards?',
};

/**
 * The follow-up on the most valuable gap: the file's own question for it, else one made for the
 * gap, else what the file always asks. Null when there is nothing left to ask.
 */
export function followUpFor(question: Question, assessment: Assessment): string | null {
  if (assessment.status === 'unscored') return null;
  const [gap] = gapsOf(question, assessment).sort((a, b) => b.value - a.value);
  const written = question.followUps ?? [];
  const always = written.find(({ when }) => 'always' in when);
  if (gap === undefined) return always?.ask ?? null;
  const own = written.find(({ when }) => 'missing' in when && when.missing === gap.missing);
  return own?.ask ?? gap.ask;
}

function gapsOf(question: Question, assessment: ScoredAssessment): Gap[] {
  return [...pointGaps(question, assessment), ...starGaps(question, assessment)];
}

function pointGaps(question: Question, { keyPoints, criteria }: ScoredAssessment): Gap[] {
  const all = keyPoints.reduce((sum, { weight }) => sum + weight, 0);
  const content = weightOf(criteria, 'content');
  return keyPoints.flatMap(({ id, status, coverage, weight }) => {
    const point = question.rubric?.keyPoints.find((each) => each.id === id);
    if (status === 'met' || point === undefined) return [];
    return [
      {
        missing: id,
        value: (content * weight * (1 - coverage)) / all,
        ask: `One thing stayed open: "${point.description}" What would you add on that?`,
      },
    ];
  });
}

function starGaps(question: Question, { star, criteria }: ScoredAssessment): Gap[] {
  if (star === null || !asksForStar(question)) return [];
  const value = weightOf(criteria, 'structure') / starParts.length;
  return starParts
    .filter((part) => !star[part].present)
    .map((part) => ({ missing: part, value, ask: askFor[part] }));
}

function weightOf(criteria: ScoredAssessment['criteria'], wanted: string): number {
  return criteria.find(({ id }) => id === wanted)?.weight ?? 0;
}
