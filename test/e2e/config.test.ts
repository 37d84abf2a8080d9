import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Drill } from '../helpers/drill.ts';

const drill = new Drill();
afterAll(() => drill.remove());

test('a setting fills the option of its name; flag and environment decide over it', async () => {
  writeFileSync(join(drill.home, '.drillrc.yaml'), 'color: always\nscorer: rules\n');
  const shown = await drill.run(['config', '--json']);
  expect(JSON.parse(shown.out)).toContainEqual({
    name: 'color',
    value: 'always',
    origin: { kind: 'file', file: join(drill.home, '.drillrc.yaml') },
  });
  expect((await drill.run(['list'])).out).toContain('\u001b[');
  expect((await drill.run(['list', '--color', 'never'])).out).not.toContain('\u001b[');
  expect((await drill.run(['list'], { env: { DRILL_COLOR: 'never' } })).out).not.toContain(
    '\u001b[',
  );
  expect(await drill.run(['config', 'color'])).toMatchObject({ code: 0, out: '"always"\n' });
  expect(await drill.run(['config', 'colr'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('Did you mean color?'),
  });
  writeFileSync(join(drill.home, '.drillrc.yaml'), 'colour: always\n');
  expect(await drill.run(['list'])).toMatchObject({ code: 2, out: '' });
});
