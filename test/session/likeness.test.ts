import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../src/domain/random.ts';
import { SketchBook } from '../../src/session/likeness.ts';
import { sketchOf } from '../../src/session/sketch.ts';

const random = seededRandom(11);
const words = (count: number) =>
  Array.from({ length: count }, () => `w${Math.floor(random() * 2000)}`);
const replaced = (text: readonly string[], every: number) =>
  text.map((word, index) => (index % every === every - 1 ? 'other' : word));

function groupsOf(answers: readonly (readonly string[])[], questionOf = (_: number) => 'q') {
  const book = new SketchBook();
  answers.forEach((answer, index) => {
    const marks = sketchOf(answer.join(' '));
    if (marks !== null) book.add({ row: index, questionId: questionOf(index), marks });
  });
  const { groups, ...counts } = book.summary();
  return { ...counts, groups: groups.map(({ answers: rows }) => rows.map(({ row }) => row)) };
}

describe('answers alike', () => {
  test('are found whatever their case and punctuation, and after a few words were changed', () => {
    const own = words(150);
    const answers = [
      own,
      words(150),
      own.map((word) => `${word.toUpperCase()}!`),
      words(150),
      replaced(own, 30),
    ];
    expect(groupsOf(answers)).toMatchObject({ compared: 5, total: 1, groups: [[0, 2, 4]] });
  });

  test('are found whatever their quotes, dashes and spaces', () => {
    const typed = words(150).map((word, at) => `${word}${at % 5 === 0 ? "'s -" : ','}`);
    const pasted = typed.map(
      (word) => `${word.replace("'", '\u2019').replace('-', '\u2014')}\u00a0`,
    );
    const accented = words(150).map((word) => `${word}\u00e9`);
    const capitals = accented.map((word) => word.toUpperCase());
    expect(groupsOf([typed, pasted, accented, capitals]).groups).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  test('are not those that share a sentence, half their words, or their question only', () => {
    const own = words(150);
    const sentence = [...own.slice(0, 15), ...words(135)];
    const halfOf = replaced(own, 2);
    expect(groupsOf([own, sentence, halfOf]).total).toBe(0);
    expect(groupsOf([own, own], (index) => `q${index}`).total).toBe(0);
  });

  test('of 2,000 different answers none', () => {
    const answers = Array.from({ length: 2000 }, () => words(80));
    expect(groupsOf(answers).total).toBe(0);
  });

  test('a whole class with one answer is one group', () => {
    const own = words(60);
    const { total, groups } = groupsOf(Array.from({ length: 500 }, () => own));
    expect([total, groups[0]?.length]).toEqual([1, 20]);
  });

  test('too short to tell is left out', () => {
    expect(sketchOf('I called the nurse and told him what I had heard.')).toBeNull();
    expect(sketchOf('')).toBeNull();
  });

  test('samples are compared up to a limit, and the rest is counted', () => {
    const marks = sketchOf(words(40).join(' ')) ?? '';
    const book = new SketchBook();
    for (let row = 0; row < 250_010; row++) book.add({ row, questionId: `q${row}`, marks });
    expect(book.summary()).toMatchObject({ compared: 250_000, leftOut: 10, total: 0 });
  });
});
