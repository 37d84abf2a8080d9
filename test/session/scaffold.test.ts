import { describe, expect, test } from 'vitest';
import { levels } from '../../src/domain/question.ts';
import { scaffold } from '../../src/session/scaffold.ts';
import { problemsOf } from '../helpers/checks.ts';

describe('scaffold', () => {
  test.each(levels)('the file for %s passes every check as it stands', async (level) => {
    const text = scaffold({ role: 'ward-clerk', title: 'Ward Clerk', level });
    expect(await problemsOf({ 'a.yaml': text }, { selfTest: true })).toEqual([]);
  });
});
