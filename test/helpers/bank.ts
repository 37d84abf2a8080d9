import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Question, QuestionFile } from '../../src/domain/question.ts';

const folder = join(import.meta.dirname, '../../questions');

/** The files of the bundled bank. */
export const bankFiles: readonly string[] = readdirSync(folder, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => join(folder, name));

/** Every question of the bundled bank. */
export const bank: readonly Question[] = bankFiles.flatMap(
  (file) => (parse(readFileSync(file, 'utf8')) as QuestionFile).questions,
);
