/** SQLite, from Node where its build is new enough, else from a package with the same interface. */

/** The part of the common interface that the history uses. */
export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  /** Makes a function available to SQL. */
  function(
    name: string,
    options: { readonly deterministic: boolean },
    compute: (...values: unknown[]) => Value,
  ): void;
  close(): void;
}

export interface Statement {
  run(...values: readonly Value[]): unknown;
  get(...values: readonly Value[]): Row | undefined;
  all(...values: readonly Value[]): Row[];
  iterate(...values: readonly Value[]): IterableIterator<Row>;
}

export type Value = string | number | null;
export type Row = Readonly<Record<string, unknown>>;

export interface Driver {
  readonly name: 'node:sqlite' | '@photostructure/sqlite';
  readonly open: (path: string, options: { readonly readOnly: boolean }) => Database;
}

interface SqliteModule {
  readonly DatabaseSync: new (path: string, options: { readOnly: boolean }) => Database;
}

/** Whether another session stands in the way. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && /locked|busy/i.test(error.message);
}

/** Older versions can lose committed pages when the write-ahead log is reset (https://sqlite.org/wal.html#walresetbug). */
const oldestSafe = [3, 51, 3];

let loading: Promise<Driver> | undefined;

/** The driver of this machine; throws when neither build can be loaded or is new enough. */
export function loadDriver(): Promise<Driver> {
  loading ??= builtIn().then((driver) => driver ?? packaged());
  return loading;
}

async function builtIn(): Promise<Driver | null> {
  const quiet = silenceExperimentalWarning();
  try {
    const name: string = 'node:sqlite';
    const sqlite = (await import(name)) as SqliteModule;
    return isSafe(sqlite) ? driverOf('node:sqlite', sqlite) : null;
  } catch {
    return null;
  } finally {
    quiet();
  }
}

async function packaged(): Promise<Driver> {
  const sqlite = (await import('@photostructure/sqlite')) as unknown as SqliteModule;
  if (!isSafe(sqlite)) throw new Error(`SQLite ${oldestSafe.join('.')} or newer is needed`);
  return driverOf('@photostructure/sqlite', sqlite);
}

function driverOf(name: Driver['name'], { DatabaseSync }: SqliteModule): Driver {
  return { name, open: (path, { readOnly }) => new DatabaseSync(path, { readOnly }) };
}

function isSafe({ DatabaseSync }: SqliteModule): boolean {
  const database = new DatabaseSync(':memory:', { readOnly: false });
  try {
    const version = String(database.prepare('SELECT sqlite_version() AS version').get()?.version);
    const parts = version.split('.').map(Number);
    const differing = oldestSafe.findIndex((part, index) => parts[index] !== part);
    return differing === -1 || (parts[differing] ?? 0) > (oldestSafe[differing] ?? 0);
  } finally {
    database.close();
  }
}

/** Node warns on the first import of its SQLite; the user can do nothing about it. */
function silenceExperimentalWarning(): () => void {
  const { emitWarning } = process;
  process.emitWarning = (() => {}) as typeof process.emitWarning;
  return () => {
    process.emitWarning = emitWarning;
  };
}
