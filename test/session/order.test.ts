import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder, orders } from '../../src/session/order.ts';
import { question } from '../helpers/questions.ts';

const questions = ['a', 'b', 'c', 'd', 'e'].map((id) => question(id));
const standings = new Map([
  ['a', { times: 3, lastScore: 40 }],
  ['b', { times: 1, lastScore: 90 }],
  ['c', { times: 2, lastScore: null }],
]);

function order(name: (typeof orders)[number], seed: number): string[] {
  return inOrder(questions, name, seed, standings).map(({ id }) => id);
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
