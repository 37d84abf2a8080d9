import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Filters, select, valuesIn } from '../../src/session/selection.ts';
import { questionAt } from '../helpers/questions.ts';

const bank = [
  questionAt('a', 'junior', { skills: ['empathy', 'teamwork'] }),
  questionAt('b', 'senior', { skills: ['advocacy'], type: 'situational' }),
  questionAt('c', 'senior', { skills: ['empathy'] }),
  questionAt('d', 'manager', { role: { id: 'nurse', title: 'Nurse', summary: 'Cares.' } }),
];

function ids(filters: Filters): string[] {
  const selection = select(bank, filters);
  return selection.kind === 'matched' ? selection.questions.map(({ id }) => id) : [];
}

describe('select', () => {
  test.each<[Filters, string[]]>([
    [{}, ['a', 'b', 'c', 'd']],
    [{ level: ['senior'] }, ['b', 'c']],
    [{ level: ['Senior'] }, ['b', 'c']],
    [{ level: ['junior', 'manager'] }, ['a', 'd']],
    [{ level: ['senior'], skill: ['empathy'] }, ['c']],
    [{ type: ['situational'] }, ['b']],
    [{ role: ['nurse'] }, ['d']],
    [{ id: ['c', 'a'] }, ['a', 'c']],
    [{ level: ['senior', 'expert'] }, ['b', 'c']],
  ])('%j leaves %j', (filters, expected) => {
    expect(ids(filters)).toEqual(expected);
  });

  test('names the filter that left nothing, what exists and what is near', () => {
    expect(select(bank, { level: ['expert'] })).toMatchObject({
      kind: 'emptied',
      by: 'level',
      available: ['junior', 'senior', 'manager'],
      within: {},
    });
    expect(select(bank, { level: ['senoir'] })).toMatchObject({ by: 'level', nearest: ['senior'] });
  });

  test('looks for the near values only among what the earlier filters left', () => {
    expect(select(bank, { level: ['junior'], skill: ['advocacy'] })).toMatchObject({
      by: 'skill',
      available: ['empathy', 'teamwork'],
      within: { level: ['junior'] },
    });
  });

  test('never leaves a question that a filter excludes, and never drops one that passes', () => {
    const wanted = (values: readonly string[]) => fc.subarray([...values, 'unheard-of']);
    const filters = fc.record({
      level: wanted(valuesIn(bank, 'level')),
      skill: wanted(valuesIn(bank, 'skill')),
      id: wanted(valuesIn(bank, 'id')),
    });
    fc.assert(
      fc.property(filters, (given) => {
        const passes = (list: readonly string[], values: readonly string[]) =>
          list.length === 0 || values.some((value) => list.includes(value));
        const expected = bank.filter(
          ({ id, level, skills }) =>
            passes(given.level, [level.id]) &&
            passes(given.skill, skills) &&
            passes(given.id, [id]),
        );
        expect(ids(given)).toEqual(expected.map(({ id }) => id));
      }),
    );
  });
});
