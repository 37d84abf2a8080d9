import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PseudoTerminal, type StartOptions } from './pty.ts';

const root = join(import.meta.dirname, '../..');
const bin = join(root, 'bin', 'drill.js');

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The built program with a home of its own. */
export class Drill {
  readonly home: string;

  constructor(home = mkdtempSync(join(tmpdir(), 'drill-e2e-'))) {
    this.home = home;
  }

  readonly bin = bin;

  /** The environment of the program: nothing of whoever runs the tests, and the scorer that takes no time to load. */
  env(more: Readonly<Record<string, string>> = {}): Record<string, string> {
    return {
      PATH: process.env.PATH ?? '',
      DRILL_HOME: this.home,
      DRILL_SCORER: 'words',
      TZ: 'UTC',
      ...more,
    };
  }

  /** Runs without a terminal; `input` is what is piped in. */
  run(
    args: readonly string[],
    {
      input = '',
      env = {},
      cwd = this.home,
    }: {
      readonly input?: string | Buffer;
      readonly env?: Readonly<Record<string, string>>;
      readonly cwd?: string;
    } = {},
  ): Promise<Run> {
    const child = spawn(process.execPath, [bin, ...args], { env: this.env(env), cwd });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    return new Promise((resolve) => {
      child.on('close', (code) => {
        resolve({
          code,
          out: Buffer.concat(out).toString('utf8'),
          err: Buffer.concat(err).toString('utf8'),
        });
      });
    });
  }

  /** Runs in a pseudo-terminal. */
  start({ args, env, ...size }: StartOptions): PseudoTerminal {
    return new PseudoTerminal(process.execPath, {
      args: [bin, ...args],
      env: this.env(env),
      ...size,
    });
  }

  /** Runs a shell line in a pseudo-terminal, with `drill` standing for the program. */
  shell(line: string, size: Omit<StartOptions, 'args'> = {}): PseudoTerminal {
    const script = `drill() { "${process.execPath}" "${bin}" "$@"; }; ${line}`;
    return new PseudoTerminal('/bin/bash', {
      ...size,
      args: ['-c', script],
      env: this.env(size.env),
    });
  }

  /** An executable script in the home. */
  script(name: string, text: string): string {
    const path = join(this.home, name);
    writeFileSync(path, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    return path;
  }

  /** The number that a file in the home holds. */
  number(name: string): number {
    return Number(readFileSync(join(this.home, name), 'utf8'));
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}
