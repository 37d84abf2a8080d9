/** Damaged copies of a history: never a crash, never a silent loss, the damaged file is kept. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDriver } from '../../../src/adapters/history/driver.ts';
import { openHistoryStore } from '../../../src/adapters/history/open.ts';
import type { RecordedAttempt } from '../../../src/domain/attempt.ts';
import type { HistoryStore } from '../../../src/domain/ports.ts';
import { seededRandom } from '../../../src/domain/random.ts';
import { scored } from '../../helpers/assessments.ts';
import { attempt, correction, session } from '../../helpers/attempts.ts';
import { folderInMemory } from '../../helpers/folders.ts';

const copies = Number(process.env.DRILL_DAMAGES ?? 1000);
/** Another thousand, for the long form. */
const first = Number(process.env.DRILL_DAMAGE_FIRST ?? 0);
const dayMs = 86_400_000;
const root = folderInMemory('damage');
const original = join(root, 'original');
const inBackup = 30;
const all = 40;
let whole: Buffer;
let saved: readonly RecordedAttempt[];

async function opened(
  path: string,
  now: number,
): Promise<{ store: HistoryStore; notice: string | null }> {
  const result = await openHistoryStore(path, 'write', now);
  if (result.store === null) throw new Error(result.reason);
  return result;
}

function fill(store: HistoryStore, from: number, to: number): void {
  for (let index = from; index < to; index++) {
    const id = `a${index}`;
    const answer = `Answer ${index}: ${'I sat down with her and rang the ward. '.repeat(20)}`;
    store.saveAttempt(attempt(id, { answer, answeredAt: index, questionId: `q${index % 7}` }));
    store.saveAssessment(id, scored(index), index);
    store.saveCorrection(correction(id, { quote: `said in ${index} by me` }));
  }
}

beforeAll(async () => {
  const path = join(original, 'history.db');
  const first = await opened(path, dayMs);
  first.store.saveSession(session);
  fill(first.store, 0, inBackup);
  first.store.close();
  // The second opening makes the backup.
  const second = await opened(path, 3 * dayMs);
  fill(second.store, inBackup, all);
  saved = second.store.attempts({});
  second.store.close();
  whole = readFileSync(path);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Flips a byte, a few bytes, zeroes a page or cuts the end off. */
function damaged(random: () => number): Buffer {
  const bytes = Buffer.from(whole);
  const anywhere = () => Math.floor(random() * bytes.length);
  const kind = random();
  if (kind < 0.25) return bytes.subarray(0, anywhere());
  if (kind < 0.4) {
    const page = anywhere() & ~4095;
    return bytes.fill(0, page, page + 4096);
  }
  const flips = kind < 0.8 ? 1 : 16;
  for (let flip = 0; flip < flips; flip++) {
    const at = anywhere();
    bytes[at] = (bytes[at] ?? 0) ^ (1 + Math.floor(random() * 255));
  }
  return bytes;
}

interface Outcome {
  readonly told: boolean;
  readonly lost: number;
}

async function outcomeOf(number: number): Promise<Outcome> {
  const folder = join(root, `copy-${number}`);
  const path = join(folder, 'history.db');
  mkdirSync(join(folder, 'backups'), { recursive: true });
  for (const name of readdirSync(join(original, 'backups'))) {
    copyFileSync(join(original, 'backups', name), join(folder, 'backups', name));
  }
  const bytes = damaged(seededRandom(number));
  writeFileSync(path, bytes);
  const { store, notice } = await opened(path, 3 * dayMs);
  const found = new Map(store.attempts({}).map((each) => [each.id, each]));
  store.close();
  if (notice !== null) expect(keptCopies(folder).some((kept) => kept.equals(bytes))).toBe(true);
  const silent = saved.filter((each) => isLost(each, found.get(each.id)));
  const told = notice !== null || [...found.values()].some((each) => each.damaged);
  rmSync(folder, { recursive: true });
  return { told, lost: silent.length };
}

function keptCopies(folder: string): Buffer[] {
  return readdirSync(folder)
    .filter((name) => /^history\.damaged-\d+(-\d+)?\.db$/.test(name))
    .map((name) => readFileSync(join(folder, name)));
}

/** Whether an attempt is gone or not as it was, without being marked so. */
function isLost(before: RecordedAttempt, after: RecordedAttempt | undefined): boolean {
  if (after === undefined) return true;
  return !after.damaged && JSON.stringify(after) !== JSON.stringify(before);
}

describe(`${copies} damaged copies of a history`, () => {
  test('open with what is left, and tell what is not', async () => {
    let repaired = 0;
    for (let number = first; number < first + copies; number++) {
      const { told, lost } = await outcomeOf(number);
      if (lost > 0) expect({ number, told, lost }).toMatchObject({ told: true });
      if (told) repaired += 1;
      // What the backup has is never lost, however bad the damage.
      expect(lost, `copy ${number}`).toBeLessThanOrEqual(all - inBackup);
    }
    expect(repaired).toBeGreaterThan(copies / 4);
  }, 1_800_000);
});

describe('what a repair brings back', () => {
  async function repairedAfter(damage: (bytes: Buffer) => Buffer) {
    const path = join(root, 'one', 'history.db');
    rmSync(join(root, 'one'), { recursive: true, force: true });
    mkdirSync(join(root, 'one', 'backups'), { recursive: true });
    for (const name of readdirSync(join(original, 'backups'))) {
      copyFileSync(join(original, 'backups', name), join(root, 'one', 'backups', name));
    }
    writeFileSync(path, damage(Buffer.from(whole)));
    const { store, notice } = await opened(path, 3 * dayMs);
    const attempts = store.attempts({});
    store.close();
    return { attempts, notice };
  }

  test('the backup, where nothing of the file can be read', async () => {
    const { attempts, notice } = await repairedAfter(() =>
      Buffer.from('no database at all'.repeat(99)),
    );
    expect(attempts).toHaveLength(inBackup);
    expect(notice).toMatch(
      /history\.db was damaged .* is kept as .*history\.damaged-\d+\.db\. The backup of 1970-01-04 took its place, and nothing more could be read/,
    );
  });

  test('the newer answers too, where they can still be read', async () => {
    const { attempts, notice } = await repairedAfter(withDamagedIndex);
    expect(notice).toMatch(/10 answers were read from it/);
    expect(attempts).toEqual(saved);
  });

  test('the newer answers of an earlier release, which kept no corrections', async () => {
    const earlier = join(mkdtempSync(join(root, 'earlier-')), 'history.db');
    writeFileSync(earlier, whole);
    const database = (await loadDriver()).open(earlier, { readOnly: false });
    database.exec("DROP TABLE corrections; DELETE FROM migrations WHERE name LIKE '%-corrections'");
    database.close();
    const { attempts } = await repairedAfter(() => withDamagedIndex(readFileSync(earlier)));
    const isNew = (answeredAt: number) => answeredAt >= inBackup;
    expect(attempts).toEqual(
      saved.map((each) => (isNew(each.answeredAt) ? { ...each, corrections: [] } : each)),
    );
  });

  test('a new history, where there is no backup', async () => {
    const folder = mkdtempSync(join(root, 'bare-'));
    const path = join(folder, 'history.db');
    writeFileSync(path, 'torn');
    const { store, notice } = await opened(path, 1);
    expect(store.attempts({})).toEqual([]);
    store.close();
    expect(notice).toMatch(/There was no backup, so a new history was begun/);
    expect(keptCopies(folder)).toEqual([Buffer.from('torn')]);
  });
});

/** The keys of an index: the check fails, the answers are all there. */
function withDamagedIndex(bytes: Buffer): Buffer {
  const end = (indexPages(bytes).at(-1) ?? 0) + 4096;
  return bytes.fill(1, end - 40, end);
}

/** Offsets of the leaf pages of indexes. */
function indexPages(bytes: Buffer): number[] {
  return Array.from({ length: bytes.length / 4096 }, (_, page) => page * 4096).filter(
    (at) => bytes[at] === 0x0a,
  );
}

test.each([
  ['text', 'Answer 35: I sat'],
  ['correction', 'said in 35 by me'],
])(
  'an answer whose %s was changed on the disk is marked, and the others are not',
  async (_what, words) => {
    const folder = mkdtempSync(join(root, 'flip-'));
    const path = join(folder, 'history.db');
    const bytes = Buffer.from(whole);
    bytes.write('X', bytes.indexOf(words) + 11);
    writeFileSync(path, bytes);
    const { store, notice } = await opened(path, 1);
    expect(notice).toBeNull();
    const marked = store.attempts({}).filter((each) => each.damaged);
    expect(marked.map(({ id }) => id)).toEqual(['a35']);
    store.close();
    expect(existsSync(path)).toBe(true);
  },
);
