import type { RedFlag } from '../../domain/question.ts';
import { type LapseCode, lapseCodes, lapses } from './lexicon/lapses.ts';
import { stemOf } from './spelling.ts';
import { wordTable } from './word-table.ts';

/** Likeness from which on a red flag of a rubric is taken for a general lapse. */
const sameThing = 0.6;

const kinStems = Object.fromEntries(
  lapseCodes.map((code) => [code, lapses[code].kin.split(' ').map(stemOf)]),
) as Readonly<Record<LapseCode, string[]>>;

/** For each general lapse the red flag that stands for it, by the words of its description and phrases. */
export function kinOf(redFlags: readonly RedFlag[]): ReadonlyMap<LapseCode, number> {
  const kin = new Map<LapseCode, number>();
  const stems = redFlags.map(stemsOf);
  for (const code of lapseCodes) {
    let most = sameThing;
    stems.forEach((words, owner) => {
      const likeness = likenessOf(kinStems[code], words);
      if (likeness <= most) return;
      most = likeness;
      kin.set(code, owner);
    });
  }
  return kin;
}

function stemsOf({ id, description, anyOf }: RedFlag): string[] {
  const words = `${id} ${description} ${anyOf.join(' ')}`.toLowerCase().match(/[a-z]+/g) ?? [];
  return [...new Set(words.map(stemOf))];
}

/** Mean over the three nearest pairs of words. */
function likenessOf(own: readonly string[], words: readonly string[]): number {
  const { similarity } = wordTable();
  const nearest = own
    .map((stem) => Math.max(...words.map((word) => (word === stem ? 1 : similarity(stem, word)))))
    .sort((a, b) => b - a)
    .slice(0, 3);
  return nearest.reduce((sum, value) => sum + value, 0) / 3;
}
