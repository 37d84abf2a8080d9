import { exitCodes, UsageError } from '../domain/errors.ts';
import { print } from '../domain/printable.ts';
import { levels } from '../domain/question.ts';
import { type DraftFile, type DraftQuestion, filesOf } from '../interchange/draft.ts';
import { readMarkdown } from '../interchange/markdown-read.ts';
import { draftOf } from '../interchange/table.ts';
import type { Command, Context } from './command.ts';

export const importQuestions: Command = {
  name: 'import',
  summary: 'Turn questions in Markdown or CSV into question files',
  arguments: [{ name: '<file>', description: '.md or .csv as drill export-questions writes it' }],
  options: [
    { flags: '--role <role>', description: 'the role of questions that name none' },
    {
      flags: '--level <level>',
      description: 'the level of questions that name none',
      choices: levels,
    },
    {
      flags: '-o, --output <folder>',
      description: 'where <role>/<level>.yaml are written (default: questions)',
    },
    { flags: '--force', description: 'replace files that exist' },
  ],
  examples: [
    { line: 'drill import questions.csv', does: 'Writes questions/<role>/<level>.yaml.' },
    {
      line: 'drill import notes.md --role ward-clerk --level mid -o bank',
      does: 'For notes that name no role and level.',
    },
  ],
  async run(context, [path = ''], flags) {
    const drafts = await readDrafts(context, path);
    const role = typeof flags.role === 'string' ? flags.role : '';
    const level = typeof flags.level === 'string' ? flags.level : '';
    const files = filesOf(drafts, { role, level });
    for (const file of files) refuseNameless(file, path);
    const folder = typeof flags.output === 'string' ? flags.output : 'questions';
    for (const { role: own, level: at, content } of files) {
      const target = `${folder}/${own}/${at}.yaml`;
      const text = await context.questions.written(content);
      await context.saveText(target, text, flags.force === true);
      await context.notes.write(
        print`Wrote ${target}. Check it with \`drill validate ${target}\`.\n`,
      );
    }
    return exitCodes.done;
  },
};

async function readDrafts(context: Context, path: string): Promise<DraftQuestion[]> {
  const drafts = /\.csv$/i.test(path)
    ? await rowsAsDrafts(context, path)
    : readMarkdown(await context.readText(path));
  if (drafts.length > 0) return drafts;
  throw new UsageError(
    `There are no questions in ${path}.`,
    'In Markdown each begins with "### its-id"; CSV has a header line. `drill export-questions` shows both.',
  );
}

async function rowsAsDrafts(context: Context, path: string): Promise<DraftQuestion[]> {
  const drafts: DraftQuestion[] = [];
  for await (const batch of context.readRows(path, 'csv')) {
    for (const row of batch) {
      if ('fault' in row) throw new UsageError(`${path}:${row.row}: ${row.fault.message}`);
      drafts.push(draftOf(withoutApostrophes(row.value as Readonly<Record<string, string>>)));
    }
  }
  return drafts;
}

/** Takes off what keeps spreadsheets from running a cell. */
function withoutApostrophes(row: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => [name, cell.replace(/^'(?=[=+\-@\t])/, '')]),
  );
}

/** A role and level become a path, so they must be names and nothing else. */
function refuseNameless({ role, level }: DraftFile, path: string): void {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(role)) {
    throw new UsageError(
      `Questions in ${path} name the role "${role}", which is no id.`,
      'Add --role, for example --role ward-clerk, or name it in the file.',
    );
  }
  if (!(levels as readonly string[]).includes(level)) {
    throw new UsageError(
      `Questions in ${path} name the level "${level}".`,
      `Add --level with one of ${levels.join(', ')}, or name it in the file.`,
    );
  }
}
