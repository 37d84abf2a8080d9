import { checkstyle } from './checkstyle.ts';
import { github } from './github.ts';
import { json, jsonLines } from './json.ts';
import { junit } from './junit.ts';
import type { ProblemReporter } from './reporter.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

/** The output formats of `drill validate`, by name. */
export const problemReporters: Readonly<Record<string, ProblemReporter>> = {
  text,
  json,
  jsonl: jsonLines,
  github,
  sarif,
  junit,
  checkstyle,
};
