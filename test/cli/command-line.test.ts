import { describe, expect, test } from 'vitest';
import { parseCommandLine } from '../../src/cli/command-line.ts';
import type { Command } from '../../src/commands/command.ts';

const command: Command = {
  name: 'try',
  summary: 'Try something',
  arguments: [{ name: '[paths...]', description: 'where' }],
  options: [
    { flags: '--level <level>', description: 'levels', list: true },
    { flags: '-n, --count <n>', description: 'how many', integer: { min: 1, max: 10 } },
    { flags: '--format <format>', description: 'how', choices: ['text', 'json'] },
    { flags: '--no-history', description: 'save nothing' },
  ],
  examples: [{ line: 'drill try', does: 'Tries.' }],
  run: async () => 0,
};

function parse(argv: string[], env: Record<string, string> = {}) {
  return parseCommandLine(command, argv, env, 80);
}

describe('parseCommandLine', () => {
  test.each<[string[], Record<string, string>, unknown]>([
    [[], {}, { args: [], flags: { history: true } }],
    [['a', 'b'], {}, { args: ['a', 'b'] }],
    [
      ['--level', 'mid,senior', '--level', 'lead'],
      {},
      { flags: { level: ['mid', 'senior', 'lead'] } },
    ],
    [['-n', '3'], {}, { flags: { count: 3 } }],
    [['--no-history'], {}, { flags: { history: false } }],
    [['--format=json'], {}, { flags: { format: 'json' } }],
    [
      [],
      { DRILL_LEVEL: 'junior,mid', DRILL_COUNT: '2' },
      { flags: { level: ['junior', 'mid'], count: 2 } },
    ],
    [['--level', 'lead'], { DRILL_LEVEL: 'junior' }, { flags: { level: ['lead'] } }],
    [[], { DRILL_LEVEL: '' }, { flags: { history: true } }],
    [['--', '--level'], {}, { args: ['--level'] }],
  ])('%j with %j', (argv, env, expected) => {
    expect(parse(argv, env)).toMatchObject({ kind: 'run', ...(expected as object) });
  });

  test.each<[string[], Record<string, string>, RegExp, RegExp]>([
    [
      ['--levle', 'mid'],
      {},
      /Unknown option '--levle'\./,
      /Did you mean --level\?.*drill try --help/,
    ],
    [['--level'], {}, /Option '--level <level>' argument missing\./, /drill try --help/],
    [['-n', 'many'], {}, /'many' is invalid.*whole number from 1 to 10/, /--help/],
    [['-n', '11'], {}, /whole number from 1 to 10/, /--help/],
    [['--format', 'xml'], {}, /'xml' is invalid.*text, json/, /--help/],
    [[], { DRILL_COUNT: 'ten' }, /DRILL_COUNT is "ten"\. It takes a whole number/, /^$/],
  ])('%j with %j is refused', (argv, env, message, nextStep) => {
    try {
      parse(argv, env);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        exitCode: 2,
        message: expect.stringMatching(message),
      });
      expect((error as { nextStep?: string }).nextStep ?? '').toMatch(nextStep);
    }
  });

  test('the help shows the options and the examples', () => {
    const help = parse(['--help']);
    expect(help).toMatchObject({ kind: 'help' });
    expect('text' in help && help.text).toMatch(
      /--level <level>[\s\S]*--color[\s\S]*Examples:\n {2}drill try/,
    );
  });
});
