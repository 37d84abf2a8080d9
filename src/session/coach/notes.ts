import type { Evidence } from '../../domain/assessment.ts';
import type { Note } from '../../domain/coaching.ts';
import { type StarPart, starParts } from '../../domain/question.ts';
import type { Assess } from '../../scoring/assess.ts';

const labels: Readonly<Record<string, StarPart>> = {
  s: 'situation',
  situation: 'situation',
  t: 'task',
  task: 'task',
  a: 'action',
  action: 'action',
  r: 'result',
  result: 'result',
};

/** What to ask the user for, part by part. */
export const noteQuestions: Readonly<Record<StarPart, string>> = {
  situation: 'Where and when was it, and who was involved?',
  task: 'What was yours to do, and what was at stake?',
  action: 'What did you do yourself, step by step?',
  result: 'What came of it, for whom, and how do you know?',
};

/** Reads notes: a line each, with bullets and labels such as "Action:" taken off; a label holds until the next one. */
export function notesIn(text: string): Note[] {
  let heading: StarPart | null = null;
  const notes: Note[] = [];
  for (const line of text.split(/\r?\n/)) {
    const { part, rest } = labelled(line.replace(/^[\s>#*•-]+|^\s*\d+[.)]\s+/g, '').trim());
    heading = part ?? heading;
    if (rest !== '') notes.push({ id: notes.length + 1, part: heading, text: rest });
  }
  return notes;
}

function labelled(line: string): { readonly part: StarPart | null; readonly rest: string } {
  const [, label = '', rest = ''] = /^([A-Za-z]+)\s*:\s*(.*)$/.exec(line) ?? [];
  const part = labels[label.toLowerCase()];
  return part === undefined ? { part: null, rest: line } : { part, rest };
}

/** Notes without a part get the one that the offline scorer finds in them. */
export async function placed(notes: readonly Note[], assess: Assess): Promise<Note[]> {
  const found: Note[] = [];
  for (const note of notes)
    found.push(note.part === null ? { ...note, part: await partOf(note, assess) } : note);
  return found;
}

async function partOf({ text }: Note, assess: Assess): Promise<StarPart | null> {
  const assessment = await assess(text);
  if (assessment.status === 'unscored' || assessment.star === null) return null;
  const { star } = assessment;
  const shown = (evidence: readonly Evidence[]) =>
    evidence.reduce((sum, { start, end }) => sum + end - start, 0);
  const found = starParts
    .filter((part) => star[part].present)
    .sort((a, b) => shown(star[b].evidence) - shown(star[a].evidence));
  return found[0] ?? null;
}

/** A note as a sentence: a capital in front and a stop behind, and nothing else changed. */
export function asSentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]["”’]?$/.test(begun) ? begun : `${begun}.`;
}
