import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { TextDecoder } from 'node:util';

/** The text as edited, or why it could not be edited; the text is never lost. */
export type Edited = { readonly text: string } | { readonly failure: string };

/** The candidate's own editor, on files that stay until the answer is saved and scored. */
export interface Editor {
  edit(text: string): Promise<Edited>;
  /** Removes the files: what was written in them is safe elsewhere. */
  settled(): void;
}

export interface EditorSetup {
  /** The command, or null when none is set. */
  readonly command: string | null;
  /** Writes a text into a new file; returns where, or null when nowhere. */
  readonly place: (text: string) => string | null;
  readonly signal: AbortSignal;
}

export function createEditor({ command, place, signal }: EditorSetup): Editor {
  const kept = new Set<string>();
  return {
    edit: async (text) => {
      if (command === null) {
        return { failure: 'No editor is set: set DRILL_EDITOR, VISUAL or EDITOR.' };
      }
      const file = place(text);
      if (file === null) return { failure: 'No file could be written for the editor.' };
      kept.add(file);
      return editFile(waiting(command), file, signal);
    },
    settled: () => {
      for (const file of kept) rmSync(file, { force: true });
      kept.clear();
    },
  };
}

/** Editors with windows of their own return at once unless they are told to wait. */
const waitFlags: Readonly<Record<string, string>> = {
  code: '--wait',
  'code-insiders': '--wait',
  codium: '--wait',
  cursor: '--wait',
  zed: '--wait',
  subl: '--wait',
  atom: '--wait',
  mate: '--wait',
  gedit: '--wait',
  kate: '--block',
  gvim: '--nofork',
  mvim: '--nofork',
};

/** The command with what makes it wait until the file is closed. */
export function waiting(command: string): string {
  const [program = ''] = command.split(/\s+/);
  const name = program.split(/[/\\]/).at(-1) ?? '';
  const flag = Object.hasOwn(waitFlags, name) ? waitFlags[name] : undefined;
  const short = flag === '--wait' ? / -w\b/ : / -f\b/;
  return flag === undefined || command.includes(flag) || short.test(command)
    ? command
    : `${command} ${flag}`;
}

async function editFile(command: string, file: string, signal: AbortSignal): Promise<Edited> {
  const trouble = await run(`${command} "${file}"`, signal);
  if (trouble !== null) {
    return {
      failure: `The editor "${command}" ended with ${trouble}. What it wrote is in ${file}.`,
    };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
    return { text: text.replace(/\r?\n$/, '') };
  } catch (error) {
    const cause = error instanceof TypeError ? 'it is not UTF-8 text' : (error as Error).message;
    return { failure: `What the editor wrote cannot be used: ${cause}. It is kept in ${file}.` };
  }
}

/** Resolves with what went wrong, or null, when the editor is closed. */
function run(line: string, signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(line, { shell: true, stdio: 'inherit' });
    const stop = () => child.kill();
    signal.addEventListener('abort', stop);
    const end = (trouble: string | null) => {
      signal.removeEventListener('abort', stop);
      resolve(trouble);
    };
    child.on('error', ({ message }) => end(message));
    child.on('close', (code, killedBy) => {
      end(code === 0 ? null : (killedBy ?? `code ${code}`));
    });
  });
}
