import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { fixableCodes } from '../../../src/domain/problems/fixable.ts';
import type { Problem } from '../../../src/domain/problems/problem.ts';
import { isProblemCode } from '../../../src/domain/problems/wording.ts';
import { problemReporters } from '../../../src/reporters/problems/index.ts';

const problem = (more: Partial<Problem> = {}): Problem => ({
  code: 'unknown-key',
  severity: 'error',
  message: 'Unknown key "a<b>&\'c\'".',
  file: 'questions/x y/a.yaml',
  line: 2,
  column: 3,
  endLine: 2,
  endColumn: 6,
  path: '/role/a',
  ...more,
});
const hostile = problem({
  file: '/tmp/\u001b[2J\u202e::error::.yaml',
  message: '\u0000\u001b]0;x\u0007\ud800 \ufffe ]]> --> \n::error::x',
  severity: 'info',
  path: '',
});
const layout = { width: 80, colorLevel: 0, accessible: false } as const;

function written(
  format: string,
  problems: readonly Problem[],
  files = problems.map((p) => p.file),
) {
  const reporter = problemReporters[format];
  if (reporter === undefined) throw new Error(format);
  const report = { problems, files: [...new Set(files)], sources: new Map(), version: '1.2.3' };
  return reporter(report, layout).text;
}

test.each(Object.keys(problemReporters))('%s brings no foreign control byte', (format) => {
  const text = written(format, [hostile, problem()]);
  expect(text).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202e\ud800]/);
  expect(text.endsWith('\n')).toBe(true);
  expect(text).not.toMatch(/^::error::x/m);
});

test.each(Object.keys(problemReporters))('%s has something to say of no problem', (format) => {
  expect(() => written(format, [], ['a.yaml'])).not.toThrow();
});

describe('sarif', () => {
  const require = createRequire(import.meta.url);
  const schema = JSON.parse(
    readFileSync(
      require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
      'utf8',
    ),
  );
  // The schema names draft 4 but uses nothing of it that draft 7 reads differently.
  const { $schema: _draft, id: _id, ...rules } = schema;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(rules);

  test.each([
    ['problems', [problem(), problem({ severity: 'warning' }), hostile]],
    ['no problem', []],
  ])('%s follow the official schema', (_what, problems) => {
    const log = JSON.parse(written('sarif', problems));
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    expect(log.runs[0].results).toHaveLength(problems.length);
  });

  test('a result names its rule, whose metadata is there', () => {
    const [run] = JSON.parse(written('sarif', [problem()])).runs;
    const [result] = run.results;
    const rule = run.tool.driver.rules[result.ruleIndex];
    expect(rule).toMatchObject({ id: 'unknown-key', defaultConfiguration: { level: 'error' } });
    expect(rule.help.markdown).toContain('timeLimitSeconds: 120');
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'questions/x%20y/a.yaml' },
      region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 6 },
    });
  });

  test('the schema refuses what is no log', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  });
});

describe('github', () => {
  test('ten annotations at most, errors first, and how many are left', () => {
    const warnings = Array.from({ length: 11 }, () => problem({ severity: 'warning' }));
    const lines = written('github', [...warnings, problem()])
      .trim()
      .split('\n');
    expect(lines).toHaveLength(11);
    expect(lines[0]).toMatch(/^::error .*\(questions\/x y\/a\.yaml:2:3\)$/);
    expect(lines.at(-1)).toBe('2 more problems are not annotated.');
  });
});

describe('junit and checkstyle', () => {
  test('files without problems pass, errors fail, the rest is told', () => {
    const text = written(
      'junit',
      [problem(), hostile],
      ['clean.yaml', problem().file, hostile.file],
    );
    expect(text).toContain('<testsuites name="drill validate" tests="3" failures="1" errors="0">');
    expect(text).toContain('<testcase name="valid" classname="clean.yaml"/>');
    expect(text).toContain('type="unknown-key">questions/x y/a.yaml:2:3 Unknown key');
    expect(text).toContain('a&lt;b&gt;&amp;&apos;c&apos;');
  });

  test.each(['junit', 'checkstyle'])('%s has no character that XML has no room for', (format) => {
    expect(written(format, [hostile])).not.toMatch(/[\ufffe\uffff]/);
  });

  test('checkstyle lists every file', () => {
    const text = written('checkstyle', [problem()], ['clean.yaml', problem().file]);
    expect(text).toContain('<file name="clean.yaml"/>');
    expect(text).toContain('source="drill.unknown-key"/>');
  });
});

test('only codes that exist are fixable', () => {
  expect([...fixableCodes].filter((code) => !isProblemCode(code))).toEqual([]);
});
