import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Drill } from '../helpers/drill.ts';

const drill = new Drill();
afterAll(() => drill.remove());

test('a setting fills the option of its name; flag and environment decide over it', async () => {
  writeFileSync(join(drill.home, '.drillrc.yaml'), 'color: always\n');
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

test.each([
  ['.drillrc.yaml', 'scorer: ./evil.mjs\n'],
  ['package.json', '{"drill":{"scorer":"./evil.mjs"}}'],
])(
  'a scorer that a folder brings in %s is not run by any command, and named',
  async (name, content) => {
    const folder = mkdtempSync(join(tmpdir(), 'drill-stranger-'));
    const proof = join(folder, 'was-run');
    writeFileSync(
      join(folder, 'evil.mjs'),
      `import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os'; writeFileSync(${JSON.stringify(proof)}, '');`,
    );
    writeFileSync(join(folder, name), content);
    for (const args of [['list'], ['validate', '--no-self-test'], ['grade', '-'], ['-n', '1']]) {
      const { err } = await drill.run(args, { cwd: folder, env: { DRILL_SCORER: '' } });
      expect(err.replaceAll(/\s+/g, ' ')).toContain('"scorer" is yours alone to set');
    }
    expect(existsSync(proof)).toBe(false);
    rmSync(folder, { recursive: true });
  },
);

test.each(['HOME', 'XDG_STATE_HOME'])(
  '%s that is no whole path is refused, and nothing is written',
  async (name) => {
    const folder = mkdtempSync(join(tmpdir(), 'drill-homeless-'));
    const env = { DRILL_HOME: '', HOME: folder, [name]: name === 'HOME' ? '' : 'state' };
    const { code, err } = await drill.run(['-n', '1'], { cwd: folder, env, input: 'I rang.\n.\n' });
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('HOME') });
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  },
);
