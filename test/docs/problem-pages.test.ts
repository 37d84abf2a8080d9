import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { pages } from '../../src/domain/problems/pages.ts';
import { problemCodes } from '../../src/domain/problems/wording.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

test('docs/problems.md has every code as drill explain tells it', () => {
  const text = read('docs/problems.md');
  const sections = text.split(/^## /m).slice(1);
  expect(sections.map((section) => section.split('\n')[0])).toEqual(problemCodes);
  for (const [index, code] of problemCodes.entries()) {
    const { what, why, wrong, right } = pages[code];
    for (const part of [what, why, ...wrong, ...right]) expect(sections[index]).toContain(part);
  }
});

test('the action and the hooks call the program with options it has', () => {
  const action = parse(read('action.yml'));
  const [step] = action.runs.steps;
  expect(step.run).not.toContain('${{');
  for (const input of Object.keys(action.inputs)) {
    expect(Object.values(step.env)).toContain(`\${{ inputs.${input} }}`);
  }
  const hooks: { readonly entry: string; readonly files: string }[] = parse(
    read('.pre-commit-hooks.yaml'),
  );
  const validate = read('src/commands/validate.ts') + read('src/commands/report-outputs.ts');
  const flags = [step.run, ...hooks.map(({ entry }) => entry)]
    .join(' ')
    .replace('npx --yes --package', '')
    .match(/--[a-z-]+/g);
  for (const flag of flags ?? []) expect(validate).toContain(flag);
  for (const { files } of hooks) {
    expect('questions/patient-liaison/junior.yaml').toMatch(new RegExp(files));
  }
});
