import type { FolderTrouble, Health, HealthFinding } from '../domain/health.ts';
import { type Printable, print } from '../domain/printable.ts';
import { readingWidth } from './blocks.ts';
import { minuteText } from './dates.ts';
import { hanging, type Layout, lines, paintFor, wrap } from './layout.ts';

const marks: Readonly<Record<Health, string>> = { ok: '✓', warning: '!', problem: '✗' };
const words: Readonly<Record<Health, string>> = { ok: 'Good', warning: 'Note', problem: 'Problem' };

/** Findings one a line: what was found, and what to do where something is wrong. */
export function healthText(findings: readonly HealthFinding[], layout: Layout): Printable {
  return lines(...findings.map((finding) => row(finding, layout)));
}

function row(finding: HealthFinding, layout: Layout): Printable {
  const text = sentenceFor(finding);
  const { status } = finding;
  if (layout.accessible) return wrap(print`${words[status]}: ${text}`, layout.width);
  const { good, middling, bad } = paintFor(layout);
  const paint = { ok: good, warning: middling, problem: bad }[status];
  return hanging(print`${paint(marks[status])} `, text, readingWidth(layout));
}

const folderTroubles: Readonly<Record<FolderTrouble, (path: string) => string>> = {
  missing: (path) => `${path} is not there yet; the first session makes it.`,
  'not-writable': (path) =>
    `${path} cannot be written: answers will not be saved. Give yourself the right to write there, or set DRILL_HOME to another folder.`,
  'open-to-others': (path) => `${path} can be read by others. Close it: chmod 700 "${path}"`,
};

type Finding<Code extends HealthFinding['code']> = Extract<HealthFinding, { code: Code }>;

type Sentences = { readonly [Code in HealthFinding['code']]: (finding: Finding<Code>) => string };

const sentences: Sentences = {
  runtime: ({ drill, node, status }) => {
    const fix = status === 'ok' ? '' : ' Node 20.17 or newer is needed: install a newer one.';
    return `drill ${drill} on Node ${node}.${fix}`;
  },
  folder: ({ trouble, path, mode }) =>
    trouble === null ? `Folder ${path}, mode ${mode}.` : folderTroubles[trouble](path),
  driver: ({ name, reason }) =>
    name === null
      ? `No SQLite could be loaded: ${reason}. Install the package again; answers are not saved until then.`
      : `SQLite from ${name}.`,
  history: historySentence,
  backups: ({ newestAt, count }) =>
    newestAt === null
      ? 'No backup yet; the first is made with the first session after an answer.'
      : `${count} ${count === 1 ? 'backup' : 'backups'}, the newest of ${minuteText(newestAt)}.`,
  'set-aside': ({ files }) =>
    `Damaged ${files.length === 1 ? 'history' : 'histories'} kept: ${files.join(', ')}. What could be read is in the history; delete the file when you miss nothing, or let \`drill purge\` erase all.`,
  questions: ({ count, problems }) =>
    problems === 0
      ? `${count} questions.`
      : `${count} questions; ${problems} ${problems === 1 ? 'error' : 'errors'} in question files. \`drill validate\` shows them.`,
  terminal: terminalSentence,
  color: ({ level, because }) => `${level === 0 ? 'No color' : 'Color'}: ${because}.`,
  editor: editorSentence,
  endpoint: endpointSentence,
};

function sentenceFor(finding: HealthFinding): string {
  return (sentences[finding.code] as (finding: HealthFinding) => string)(finding);
}

function historySentence({ path, answers, reason }: Finding<'history'>): string {
  if (reason !== null) return reason;
  if (answers === null) return `No history at ${path} yet.`;
  return `History ${path}: ${answers} ${answers === 1 ? 'answer that counts' : 'answers that count'}, checked and sound.`;
}

function terminalSentence({ interactive, columns, term }: Finding<'terminal'>): string {
  if (!interactive)
    return 'No terminal: answers are read from standard input, each ended by a line with only a dot.';
  if (term === 'dumb') return 'TERM is dumb: plain lines as with --accessible.';
  const narrow = columns < 60 ? ' That is narrow; 100 show feedback and example side by side.' : '';
  return `Terminal ${term ?? 'of unknown kind'}, ${columns} columns.${narrow}`;
}

function editorSentence({ command, from, found }: Finding<'editor'>): string {
  if (command === null)
    return 'No editor is set. Set DRILL_EDITOR, VISUAL or EDITOR, for example: export EDITOR=nano';
  return found
    ? `Editor ${command} (${from}).`
    : `The editor ${command} (${from}) was not found. Install it, or set DRILL_EDITOR to another one.`;
}

function endpointSentence({ url, reason }: Finding<'endpoint'>): string {
  if (url === null) return 'No endpoint is set: everything stays on this machine.';
  return reason ?? `Endpoint ${url}; nothing was sent to it.`;
}
