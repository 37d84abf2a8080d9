import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Graded answers: those of the project, and those in DRILL_DATA where it is there. */
const folders = [join(import.meta.dirname, 'panel'), process.env.DRILL_DATA ?? '../shared/data'];
const panels = ['panel-dev', 'panel-dev-reversed', 'ordinary', 'reversed', 'mixed'];

export const panelFolder = (name) =>
  folders.map((folder) => join(folder, name)).find((folder) => existsSync(folder));

/** The panels that are there, in a fixed order. */
export const panelNames = () => panels.filter((name) => panelFolder(name) !== undefined);

/** Questions by id and graded answers of a panel. */
export function readPanel(name) {
  const folder = panelFolder(name);
  const own = join(folder, 'questions');
  return {
    questions: questionsIn(existsSync(own) ? own : join(folder, '../questions')),
    rows: readRows(join(folder, 'answers.ndjson')),
  };
}

export function readRows(path) {
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** All questions of a folder by id. */
export function questionsIn(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.yaml'));
  return new Map(
    files.flatMap((name) => {
      const { questions } = parse(readFileSync(join(folder, name), 'utf8'));
      return questions.map((question) => [question.id, question]);
    }),
  );
}
