import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Database, loadDriver } from '../../../src/adapters/history/driver.ts';
import { migrations } from '../../../src/adapters/history/migrations.ts';
import { openHistoryStore } from '../../../src/adapters/history/open.ts';
import { scored } from '../../helpers/assessments.ts';
import { attempt, session } from '../../helpers/attempts.ts';

const dayMs = 86_400_000;
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drill-backups-'));
  path = join(folder, 'history.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function opened(now: number, access: 'read' | 'write' = 'write') {
  const result = await openHistoryStore(path, access, now);
  if (result.store === null) throw new Error(result.reason);
  return result;
}

async function raw<T>(work: (database: Database) => T): Promise<T> {
  const { open } = await loadDriver();
  const database = open(path, { readOnly: false });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

const backups = () =>
  existsSync(join(folder, 'backups')) ? readdirSync(join(folder, 'backups')).sort() : [];

describe('backups', () => {
  test('are made once a day, privately, and the newest five are kept', async () => {
    const first = await opened(dayMs);
    first.store.saveSession(session);
    first.store.saveAttempt(attempt('a'));
    first.store.close();
    expect(backups()).toEqual([]);
    for (let day = 2; day < 10; day++) {
      for (const hour of [0, 5]) {
        const { store } = await opened(day * dayMs + hour * 3_600_000);
        store.close();
      }
    }
    expect(backups()).toEqual([5, 6, 7, 8, 9].map((day) => `history-${day * dayMs}.db`));
    const [newest = ''] = backups();
    expect(statSync(join(folder, 'backups', newest)).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'backups')).mode & 0o777).toBe(0o700);
  });

  test('are not made of a history without answers, nor for reading', async () => {
    (await opened(dayMs)).store.close();
    (await opened(2 * dayMs)).store.close();
    const { store } = await opened(2 * dayMs);
    store.saveSession(session);
    store.saveAttempt(attempt('a'));
    store.close();
    (await opened(9 * dayMs, 'read')).store.close();
    expect(backups()).toEqual([]);
  });
});

/** A history as the first release left it. */
async function firstRelease(): Promise<void> {
  const [first] = migrations;
  await raw((database) => {
    database.exec('CREATE TABLE migrations (name TEXT PRIMARY KEY) STRICT');
    database.exec(first?.sql ?? '');
    database.prepare('INSERT INTO migrations (name) VALUES (?)').run(first?.name ?? '');
    database.exec("INSERT INTO sessions VALUES ('s1', 1, 'unseen', 7)");
    const add = database.prepare(
      "INSERT INTO attempts VALUES (?, 's1', 'q1', 'r', 'mid', '[\"empathy\"]', 'What?', ?, 'submitted', 5, 6)",
    );
    for (const id of ['plain', 'copied', 'open']) add.run(id, `text of ${id}`);
    const assess = database.prepare(
      "INSERT INTO assessments (attempt_id, assessed_at, scorer, score, body) VALUES (?, 1, 'rules', ?, ?)",
    );
    assess.run('plain', 30, JSON.stringify(scored(30)));
    assess.run('plain', 64, JSON.stringify(scored(64)));
    assess.run('copied', 99, JSON.stringify(scored(99, { flags: ['copied-example'] })));
  });
}

describe('a history of an earlier release', () => {
  test('is backed up, brought up to date and keeps all it had', async () => {
    await firstRelease();
    const { store, notice } = await opened(dayMs, 'read');
    expect(notice).toBeNull();
    expect(backups()).toEqual([`history-${dayMs}.db`]);
    const attempts = store.attempts({});
    expect(attempts.map(({ id, answer, damaged }) => [id, answer, damaged])).toEqual([
      ['open', 'text of open', false],
      ['copied', 'text of copied', false],
      ['plain', 'text of plain', false],
    ]);
    expect(
      store
        .outlines()
        .map(({ id, score }) => [id, score])
        .sort(),
    ).toEqual([
      ['copied', null],
      ['open', null],
      ['plain', 64],
    ]);
    store.undo(9);
    expect(store.attempts({})[0]).toMatchObject({ id: 'open', undone: true, damaged: false });
    store.close();
  });
});

describe('a history of a later release', () => {
  beforeEach(async () => {
    const { store } = await opened(dayMs);
    store.saveSession(session);
    store.saveAttempt(attempt('a'));
    store.close();
    await raw((database) => {
      database.exec("INSERT INTO migrations (name) VALUES ('2031-01-unheard-of')");
      database.exec('ALTER TABLE attempts ADD COLUMN mood TEXT');
    });
  });

  test('is read, with a sentence', async () => {
    const { store, notice } = await opened(2 * dayMs, 'read');
    expect(store.attempts({})).toHaveLength(1);
    store.close();
    expect(notice).toMatch(/newer version of drill and is only read\. Update drill/);
  });

  test('is not written', async () => {
    expect(await openHistoryStore(path, 'write', 2 * dayMs)).toMatchObject({
      store: null,
      reason: expect.stringContaining('newer version'),
    });
  });
});

describe('sessions', () => {
  test('that were left can go on, the newest first, until they are finished', async () => {
    const { store } = await opened(1);
    store.saveSession({ ...session, id: 'old', startedAt: 1 });
    store.saveSession({ ...session, id: 'new', startedAt: 2, mode: 'exam' });
    store.savePosition('new', 1);
    expect(store.unfinishedSession()).toEqual({
      ...session,
      id: 'new',
      startedAt: 2,
      mode: 'exam',
      position: 1,
    });
    store.savePosition('new', 2);
    expect(store.unfinishedSession()?.id).toBe('old');
    store.finishSession('old', 3);
    expect(store.unfinishedSession()).toBeNull();
    store.close();
  });

  test('drafts are those that nothing came after', async () => {
    const { store } = await opened(1);
    store.saveSession(session);
    const draft = { state: 'incomplete', answer: 'half' } as const;
    store.saveAttempt(attempt('d1', { ...draft, questionId: 'q1', answeredAt: 1 }));
    store.saveAttempt(attempt('d2', { ...draft, questionId: 'q1', answeredAt: 2 }));
    store.saveAttempt(attempt('d3', { ...draft, questionId: 'q2', answeredAt: 3 }));
    store.saveAttempt(attempt('a3', { questionId: 'q2', answeredAt: 4 }));
    expect(store.drafts().map(({ id }) => id)).toEqual(['d2']);
    store.close();
  });

  test('a draft gives way to the answer, and the answer to nothing', async () => {
    const { store } = await opened(1);
    store.saveSession(session);
    store.saveSession({ ...session, id: 's2' });
    store.saveAttempt(attempt('a', { state: 'incomplete', answer: 'half' }));
    store.saveAttempt(attempt('a', { answer: 'whole', sessionId: 's2' }));
    store.saveAttempt(attempt('a', { state: 'incomplete', answer: 'late draft' }));
    expect(store.attempts({})).toMatchObject([
      { answer: 'whole', state: 'submitted', sessionId: 's2', damaged: false },
    ]);
    store.close();
  });
});
