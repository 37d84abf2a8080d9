import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadDriver } from '../../../src/adapters/history/driver.ts';
import { openHistoryStore } from '../../../src/adapters/history/open.ts';
import type { HistoryStore } from '../../../src/domain/ports.ts';
import { scored } from '../../helpers/assessments.ts';
import { attempt, correction, session } from '../../helpers/attempts.ts';

const now = 10 * 86_400_000;
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drill-history-'));
  path = join(folder, 'state', 'history.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function opened(access: 'read' | 'write' = 'write'): Promise<HistoryStore> {
  const result = await openHistoryStore(path, access, now);
  if (result.store === null) throw new Error(result.reason);
  return result.store;
}

async function refusal(): Promise<string> {
  const result = await openHistoryStore(path, 'write', now);
  if (result.store !== null) throw new Error('the history opened');
  return result.reason;
}

describe('the history', () => {
  test('is opened when another session that begins it is done', async () => {
    mkdirSync(dirname(path));
    const other = (await loadDriver()).open(path, { readOnly: false });
    other.exec('BEGIN IMMEDIATE');
    const opening = opened();
    await setImmediate();
    other.exec('ROLLBACK');
    other.close();
    (await opening).close();
  });

  test('gives back after reopening what was saved, to the byte', async () => {
    const first = await opened();
    first.saveSession(session);
    first.saveAttempt(attempt('a1'));
    first.saveAssessment('a1', scored(64), 2_000);
    first.saveCorrection(correction('a1'));
    first.close();

    const again = await opened('read');
    expect(again.attempts({})).toEqual([
      {
        ...attempt('a1'),
        assessment: scored(64),
        selfRating: null,
        corrections: [correction('a1')],
        undone: false,
        damaged: false,
      },
    ]);
    again.close();
  });

  test('saves an attempt of the same id once', async () => {
    const store = await opened();
    store.saveSession(session);
    store.saveAttempt(attempt('a1'));
    store.saveAttempt(attempt('a1', { answer: 'something else' }));
    expect(store.attempts({}).map(({ answer }) => answer)).toEqual([attempt('a1').answer]);
    store.close();
  });

  test('takes the order of writing for the order, whatever the clock says', async () => {
    const store = await opened();
    store.saveSession(session);
    store.saveAttempt(
      attempt('draft', { state: 'incomplete', questionId: 'q2', answeredAt: 9_000 }),
    );
    store.saveAttempt(attempt('a1', { answeredAt: 8_000 }));
    store.saveAttempt(
      attempt('draft', { state: 'incomplete', questionId: 'q2', answeredAt: 3_000 }),
    );
    store.saveAttempt(attempt('a2', { answeredAt: 2_000 }));
    store.saveSession({ ...session, id: 's2', startedAt: 1, queue: ['q'] });
    expect(store.attempts({ limit: 2 }).map(({ id }) => id)).toEqual(['a2', 'draft']);
    expect(store.drafts().map(({ answeredAt }) => answeredAt)).toEqual([3_000]);
    expect(store.unfinishedSession()).toMatchObject({ id: 's2' });
    expect(store.undo(500)).toMatchObject({ id: 'a2' });
    expect(store.undo(100)).toMatchObject({ id: 'a1' });
    expect(store.redo()).toMatchObject({ id: 'a1' });
    expect(store.redo()).toMatchObject({ id: 'a2' });
    store.close();
  });

  test('keeps corrections in their order, each once, through undoing, and none without an answer', async () => {
    const store = await opened();
    store.saveSession(session);
    store.saveAttempt(attempt('a1'));
    store.saveAttempt(attempt('a2', { answeredAt: 2_000 }));
    const [first, second] = [correction('a2', { keyPointId: 'z' }), correction('a2')];
    for (const each of [first, second, { ...first, madeAt: 9_000 }]) store.saveCorrection(each);
    expect(() => store.saveCorrection(correction('none'))).toThrow(/FOREIGN KEY/);
    expect(store.undo(9)).toMatchObject({ id: 'a2', corrections: [first, second] });
    expect(store.attempts({}).map(({ corrections }) => corrections)).toEqual([[first, second], []]);
    store.close();
  });

  test('erases the corrections of an answer with it, to the byte', async () => {
    const store = await opened();
    store.saveSession(session);
    for (const [id, answeredAt] of [
      ['old', 1],
      ['new', 5_000],
    ] as const) {
      store.saveAttempt(attempt(id, { answeredAt }));
      store.saveCorrection(correction(id, { quote: `canary of ${id}` }));
    }
    expect(store.eraseBefore(2)).toBe(1);
    expect(store.attempts({})).toMatchObject([{ corrections: [{ quote: 'canary of new' }] }]);
    store.close();
    expect(readFileSync(path).includes('canary of old')).toBe(false);
  });

  test('shows the newest assessment of an attempt and keeps the older ones', async () => {
    const store = await opened();
    store.saveSession(session);
    store.saveAttempt(attempt('a1'));
    store.saveAssessment('a1', scored(30), 1);
    store.saveAssessment('a1', scored(70), 2);
    expect(store.attempts({})[0]?.assessment).toMatchObject({ score: 70 });
    store.close();
    const { open } = await loadDriver();
    const raw = open(path, { readOnly: true });
    expect(raw.prepare('SELECT score FROM assessments ORDER BY id').all()).toMatchObject([
      { score: 30 },
      { score: 70 },
    ]);
    raw.close();
  });

  test.each([
    [{ questionId: 'q2' }, ['b']],
    [{ role: 'nurse' }, ['c']],
    [{ level: 'senior' }, ['b']],
    [{ skill: 'advocacy' }, ['c']],
    [{ since: 2_000 }, ['c', 'b']],
    [{ limit: 1 }, ['c']],
    [{ role: 'nurse', level: 'senior' }, []],
    [{}, ['c', 'b', 'a']],
  ])('filters by %j, newest first', async (filter, ids) => {
    const store = await opened();
    store.saveSession(session);
    store.saveAttempt(attempt('a'));
    store.saveAttempt(attempt('b', { questionId: 'q2', level: 'senior', answeredAt: 2_000 }));
    store.saveAttempt(attempt('c', { role: 'nurse', skills: ['advocacy'], answeredAt: 3_000 }));
    expect(store.attempts(filter).map(({ id }) => id)).toEqual(ids);
    store.close();
  });

  test('keeps the folder and every file of it to the owner', async () => {
    const store = await opened();
    store.saveSession(session);
    store.saveAttempt(attempt('a1'));
    const mode = (name: string) => statSync(name).mode & 0o777;
    expect(mode(join(folder, 'state'))).toBe(0o700);
    expect([path, `${path}-wal`, `${path}-shm`].map(mode)).toEqual([0o600, 0o600, 0o600]);
    store.close();
  });

  test('two sessions write at once and both are kept', async () => {
    const [one, two] = [await opened(), await opened()];
    one.saveSession(session);
    two.saveSession({ ...session, id: 's2' });
    for (let index = 0; index < 50; index++) {
      one.saveAttempt(attempt(`one-${index}`));
      two.saveAttempt(attempt(`two-${index}`, { sessionId: 's2' }));
    }
    one.close();
    two.close();
    const all = await opened('read');
    expect(all.attempts({})).toHaveLength(100);
    all.close();
  });

  test('reading where there is no history finds nothing and creates nothing', async () => {
    const store = await opened('read');
    expect(store.attempts({})).toEqual([]);
    store.close();
    expect(() => statSync(path)).toThrow();
  });
});

describe('a history that cannot be used', () => {
  test('is refused when a newer release wrote it', async () => {
    const store = await opened();
    store.close();
    const { open } = await loadDriver();
    const raw = open(path, { readOnly: false });
    raw.exec("INSERT INTO migrations (name) VALUES ('2031-01-unheard-of')");
    raw.close();
    expect(await refusal()).toMatch(/written by a newer version/);
  });

  test('is explained when its folder cannot be made', async () => {
    writeFileSync(join(folder, 'state'), 'a file where the folder should be');
    expect(await refusal()).toMatch(/history\.db cannot be used: .*(EEXIST|ENOTDIR)/);
  });
});
