import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultCuts } from '../../src/scheduling/grading.ts';
import { dueAmong, experienceOf, inOrder, orders } from '../../src/scheduling/order.ts';
import { outline } from '../helpers/attempts.ts';
import { question } from '../helpers/questions.ts';

const day = 86_400_000;
const questions = ['a', 'b', 'c', 'd', 'e'].map((id) => question(id));
const experience = experienceOf(
  [
    outline('a', 0, 40),
    outline('c', day, null),
    outline('a', 2 * day, 40),
    outline('b', 3 * day, 90),
    outline('c', 3 * day, null),
    outline('a', 4 * day, 40),
  ],
  defaultCuts,
  6 * day,
);

function order(name: (typeof orders)[number], seed: number): string[] {
  return inOrder(questions, name, seed, experience).map(({ id }) => id);
}

describe('inOrder', () => {
  test('file keeps the order of the files', () => {
    expect(order('file', 1)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('unseen asks the least answered first', () => {
    const asked = order('unseen', 1);
    expect(asked.slice(0, 2).sort()).toEqual(['d', 'e']);
    expect(asked.slice(2)).toEqual(['b', 'c', 'a']);
  });

  test('weakest asks the lowest last score first and what has none last', () => {
    const asked = order('weakest', 1);
    expect(asked.slice(0, 2)).toEqual(['a', 'b']);
    expect(asked.slice(2).sort()).toEqual(['c', 'd', 'e']);
  });

  test('due asks what is due first, then what is new, then what comes due later', () => {
    const asked = order('due', 1);
    expect(asked[0]).toBe('a');
    expect(asked.slice(1, 4).sort()).toEqual(['c', 'd', 'e']);
    expect(asked[4]).toBe('b');
  });

  test('random differs between seeds', () => {
    const papers = new Set(Array.from({ length: 20 }, (_, seed) => order('random', seed).join()));
    expect(papers.size).toBeGreaterThan(10);
  });

  test('every order keeps every question once and repeats itself for the same seed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...orders), fc.nat(), (name, seed) => {
        expect(order(name, seed)).toEqual(order(name, seed));
        expect(order(name, seed).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
      }),
    );
  });
});

describe('what is due', () => {
  test('leaves out what is new and what rests', () => {
    expect(dueAmong(questions, 1, experience).map(({ id }) => id)).toEqual(['a']);
  });

  test('comes least remembered first', () => {
    const both = experienceOf([outline('b', 0, 70), outline('a', 0, 30)], defaultCuts, 60 * day);
    expect(dueAmong(questions, 1, both).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});
