import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Drill } from '../helpers/drill.ts';

const drill = new Drill();
afterAll(() => drill.remove());
const fixtures = join(import.meta.dirname, '../fixtures/questions');

test.each(['golden', 'recovery'])(
  'the files of %s give these problems, places and frames, twice the same',
  async (folder) => {
    cpSync(join(fixtures, folder), join(drill.home, folder), { recursive: true });
    const args = ['validate', '--no-self-test', folder];
    const { code, out, err } = await drill.run(args, { env: { DRILL_QUESTIONS_PER_LEVEL: '0' } });
    expect(err).toBe('');
    expect(code).toBe(1);
    await expect(out).toMatchFileSnapshot(join(fixtures, `${folder}.txt`));
    expect((await drill.run(args, { env: { DRILL_QUESTIONS_PER_LEVEL: '0' } })).out).toBe(out);
  },
);
