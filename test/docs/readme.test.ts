import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/index.ts';
import { bank } from '../helpers/bank.ts';
import { Drill } from '../helpers/drill.ts';

const root = join(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const drill = new Drill();
afterAll(() => drill.remove());

const blocks = [...readme.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, kind, text]) => ({
  kind,
  text: text ?? '',
}));
const lines = blocks
  .filter(({ kind }) => kind === 'sh')
  .flatMap(({ text }) => text.split('\n'))
  .map((line) => line.replace(/\s+#.*$/, '').trim())
  .filter((line) => line.startsWith('drill '));

describe('the README', () => {
  test('names every command', () => {
    for (const { name } of commands) expect(readme).toMatch(new RegExp(`\`drill ${name}[ \`]`));
  });

  test('its first lines are scripts of the package', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
    expect(scripts).toMatchObject({ start: 'node bin/drill.js', test: 'vitest run' });
  });

  test.each(lines)('%s works', async (line) => {
    mkdirSync(join(drill.home, 'questions'), { recursive: true });
    const example = blocks.find(({ kind }) => kind === 'yaml')?.text ?? '';
    writeFileSync(join(drill.home, 'questions', 'junior.yaml'), example);
    const [question] = bank;
    writeFileSync(
      join(drill.home, 'answers.ndjson'),
      `${JSON.stringify({ id: 1, questionId: question?.id, answer: question?.exampleAnswer })}\n`,
    );
    writeFileSync(join(drill.home, 'posting.txt'), 'You resolve complaints and keep records.');
    writeFileSync(join(drill.home, 'notes.txt'), 'Action: I called the nurse\n');
    const { code, err } = await drill.run(line.split(/\s+/).slice(1), {
      env: { DRILL_SCORER: 'rules' },
    });
    expect(err).not.toMatch(/^drill: /m);
    expect(code).toBe(0);
  });

  test('the session shown is what the program prints', async () => {
    const shown = blocks.find(({ kind }) => kind === 'text')?.text ?? '';
    const answer =
      /Your answer\n([\s\S]*?)\n\n/.exec(shown)?.[1]?.replaceAll(/\[([^\]]*)\]\d/g, '$1') ?? '';
    const { out } = await drill.run(['practice', '--id', 'pl-junior-long-wait', '--no-history'], {
      input: `${answer.replaceAll('\n', ' ')}\n.\n`,
      env: { COLUMNS: '100', DRILL_SCORER: 'rules' },
    });
    const result = shown.slice(shown.indexOf('Score:'), shown.indexOf('  keeps it.'));
    for (const line of result.split('\n')) {
      if (!line.includes('…')) expect(out).toContain(line);
    }
  });
});
