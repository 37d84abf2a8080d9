import { type IPty, spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';

export interface StartOptions {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly cols?: number;
  readonly rows?: number;
}

export interface Exit {
  readonly code: number;
  readonly signal: number;
}

/** Longest wait for something to appear; only reached when a test fails. */
const deadlineMs = 20_000;

/** A program in a pseudo-terminal with a screen that can be read. */
export class PseudoTerminal {
  private readonly terminal: InstanceType<typeof headless.Terminal>;
  private readonly pty: IPty;
  private readonly watchers = new Set<() => void>();
  private written = '';
  /** Resolves when the program has ended and all it wrote has been read. */
  readonly ended: Promise<Exit>;

  constructor(file: string, { args, env = {}, cols = 100, rows = 40 }: StartOptions) {
    this.terminal = new headless.Terminal({ cols, rows, scrollback: 5000, allowProposedApi: true });
    this.pty = spawn(file, [...args], { cols, rows, env: { TERM: 'xterm-256color', ...env } });
    this.pty.onData((data) => {
      this.written += data;
      this.terminal.write(data, () => {
        for (const watcher of this.watchers) watcher();
      });
    });
    this.ended = new Promise((resolve) => {
      this.pty.onExit(({ exitCode, signal }) => {
        this.terminal.write('', () => resolve({ code: exitCode, signal: signal ?? 0 }));
      });
    });
  }

  /** Everything on the screen and above it, without trailing spaces. */
  screen(): string {
    const { active } = this.terminal.buffer;
    const rows = Array.from(
      { length: active.length },
      (_, row) => active.getLine(row)?.translateToString(true) ?? '',
    );
    return rows.join('\n').trimEnd();
  }

  /** Lines that were longer than the screen is wide. */
  overlong(): string[] {
    const { active } = this.terminal.buffer;
    const rows = Array.from({ length: active.length }, (_, row) => active.getLine(row));
    return rows.flatMap((row) => (row?.isWrapped === true ? [row.translateToString(true)] : []));
  }

  /** The bytes as written. */
  raw(): string {
    return this.written;
  }

  type(text: string): void {
    this.pty.write(text);
  }

  /** Types a long text as fast as the program reads it; all at once it would not fit the terminal's buffer. */
  async typeSlowly(text: string): Promise<void> {
    const piece = 4096;
    for (let at = 0; at < text.length; at += piece) {
      this.pty.write(text.slice(at, at + piece));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  kill(signal: string): void {
    this.pty.kill(signal);
  }

  /** Resolves once the text is there; rejects with the screen when it does not come. */
  waitFor(wanted: string | RegExp): Promise<void> {
    const isThere = () =>
      typeof wanted === 'string' ? this.screen().includes(wanted) : wanted.test(this.screen());
    return new Promise((resolve, reject) => {
      const done = (settle: () => void) => {
        clearTimeout(deadline);
        this.watchers.delete(look);
        settle();
      };
      const look = () => {
        if (isThere()) done(resolve);
      };
      const deadline = setTimeout(() => {
        done(() => reject(new Error(`${String(wanted)} did not appear on:\n${this.screen()}`)));
      }, deadlineMs);
      this.watchers.add(look);
      look();
    });
  }
}

/** Keys as a terminal sends them. */
export const keys = {
  enter: '\r',
  ctrlC: '\u0003',
  ctrlD: '\u0004',
  ctrlG: '\u0007',
  ctrlO: '\u000f',
  ctrlQ: '\u0011',
  ctrlS: '\u0013',
  ctrlW: '\u0017',
  undo: '\u001f',
  up: '\u001b[A',
  down: '\u001b[B',
  left: '\u001b[D',
  home: '\u001b[H',
  backspace: '\u007f',
  paste: (text: string) => `\u001b[200~${text}\u001b[201~`,
} as const;
