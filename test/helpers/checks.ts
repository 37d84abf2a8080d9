import { checkQuestionFile } from '../../src/adapters/questions/check.ts';
import type { LoadedFile, PastQuestions } from '../../src/domain/ports.ts';
import type { Problem } from '../../src/domain/problems/problem.ts';
import { type Settings, settings } from '../../src/domain/settings.ts';
import { BankCheck } from '../../src/linting/bank-check.ts';
import { createWordsScorer } from '../../src/scoring/rules/index.ts';

export interface CheckSetting extends Partial<Settings> {
  readonly selfTest?: boolean;
  readonly past?: PastQuestions;
}

/** Every problem of some files, given as texts by name. Levels may be thin. */
export async function problemsOf(
  files: Readonly<Record<string, string>>,
  { selfTest = false, past, ...set }: CheckSetting = {},
): Promise<Problem[]> {
  const loaded = Object.entries(files).map(([file, text]) => checkQuestionFile(file, text));
  const check = new BankCheck({
    settings: { ...defaults(), questionsPerLevel: 0, ...set },
    scorer: selfTest ? createWordsScorer() : null,
    past: past ?? null,
    checked: null,
    placesOf: async (file) => named(loaded, file).places(),
  });
  const problems: Problem[] = [];
  for (const each of loaded) problems.push(...(await check.see(each)));
  return [...problems, ...(await check.end())];
}

export async function codesOf(text: string, setting?: CheckSetting): Promise<string[]> {
  return (await problemsOf({ 'a.yaml': text }, setting)).map(({ code }) => code);
}

function named(loaded: readonly LoadedFile[], file: string): LoadedFile {
  const found = loaded.find((each) => each.file === file);
  if (found === undefined) throw new Error(file);
  return found;
}

function defaults(): Settings {
  return Object.fromEntries(
    Object.entries(settings).map(([name, { fallback }]) => [name, fallback]),
  ) as unknown as Settings;
}
