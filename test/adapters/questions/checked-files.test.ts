import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkedFiles } from '../../../src/adapters/questions/checked-files.ts';
import { readQuestionFile } from '../../../src/adapters/questions/read.ts';
import { summaryOf } from '../../../src/domain/file-summary.ts';
import { Drill } from '../../helpers/drill.ts';
import { questionText } from '../../helpers/question-text.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drill-checked-'));
  file = join(folder, 'a.yaml');
  writeFileSync(file, questionText());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Reads the file with what is remembered, and remembers it. */
async function readAndKeep(kind = 'x') {
  const checked = checkedFiles(folder, kind);
  const loaded = await readQuestionFile(file, { checked });
  if (loaded.content !== null && loaded.key !== undefined && loaded.problems.length === 0)
    checked.keep(loaded.key, summaryOf(file, loaded.content));
  checked.save();
  return loaded;
}

describe('files checked before', () => {
  test('are known by their bytes, with what rules across files need', async () => {
    expect((await readAndKeep()).known).toBeUndefined();
    const again = await readAndKeep();
    expect(again).toMatchObject({
      content: null,
      problems: [],
      known: { file, role: 'clerk', questions: [{ id: 'clerk-mistake', active: true }] },
    });
    expect((await again.places())('/questions/0/id')).toMatchObject({ line: 6, column: 9 });
  });

  test('another byte, or another kind of check, is not known', async () => {
    await readAndKeep();
    expect((await readAndKeep('y')).known).toBeUndefined();
    writeFileSync(file, questionText(['type: sad']));
    const loaded = await readAndKeep();
    expect(loaded.known).toBeUndefined();
    expect(loaded.problems).toMatchObject([{ code: 'not-one-of' }]);
  });

  test('the place still counts: a file in the wrong folder is told, known or not', async () => {
    await readAndKeep();
    file = join(folder, 'junior.yaml');
    writeFileSync(file, questionText());
    expect((await readAndKeep()).problems).toMatchObject([{ code: 'misplaced-file' }]);
  });

  test.each([
    ['nothing', ''],
    ['noise', '\u0000{{{'],
    ['lines that are cut', null],
  ])('an index that holds %s only costs time', async (_what, content) => {
    await readAndKeep();
    const index = join(folder, 'checked');
    writeFileSync(index, content ?? readFileSync(index, 'utf8').slice(0, -20));
    const loaded = await readAndKeep();
    expect(loaded.known).toBeUndefined();
    expect(loaded.content).not.toBeNull();
    expect((await readAndKeep()).known).toBeDefined();
  });

  test('where it cannot be written nothing is lost', async () => {
    const checked = checkedFiles('/dev/null/nowhere', 'x');
    const loaded = await readQuestionFile(file, { checked });
    checked.keep(loaded.key ?? '', { file, role: 'a', level: 'b', questions: [] });
    expect(() => checked.save()).not.toThrow();
  });
});

test('a file with a warning is checked again each time, one without is remembered', async () => {
  const drill = new Drill();
  try {
    const path = join(drill.home, 'b.yaml');
    const args = ['validate', '--no-self-test', '--format', 'jsonl', path];
    const env = { DRILL_QUESTIONS_PER_LEVEL: '0' };
    writeFileSync(path, questionText(['whatNotToSay: [No.]']));
    const first = await drill.run(args, { env });
    expect(first.out).toContain('missing-why');
    expect((await drill.run(args, { env })).out).toBe(first.out);
    writeFileSync(path, questionText());
    expect(await drill.run(args, { env })).toMatchObject({ code: 0, out: '' });
    expect(readdirSync(join(drill.home, 'cache', 'questions'))).toContain('checked');
    expect(await drill.run(args, { env })).toMatchObject({ code: 0, out: '' });
    // Self-tests are another kind of check: what passed without them is not taken for passed.
    const tested = await drill.run(['validate', '--format', 'jsonl', path], { env });
    expect(tested.out).toContain('failed-example');
  } finally {
    drill.remove();
  }
});
