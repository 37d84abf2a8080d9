import { github } from './github.ts';
import { json, jsonLines } from './json.ts';
import type { ProblemReporter } from './reporter.ts';
import { text } from './text.ts';

/** The output formats of `drill validate`, by name. */
export const problemReporters: Readonly<Record<string, ProblemReporter>> = {
  text,
  json,
  jsonl: jsonLines,
  github,
};
