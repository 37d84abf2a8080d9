import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { packagedEncoder, weightsVersion } from '../../../src/adapters/encoder/folders.ts';
import { createRemoteEncoder } from '../../../src/adapters/encoder/remote.ts';
import { createEncoder } from '../../../src/adapters/encoder/session.ts';
import { createAssessor } from '../../../src/scoring/assess.ts';
import { createMeaningReader } from '../../../src/scoring/meaning/index.ts';
import { createSteadyRules } from '../../../src/scoring/rules/index.ts';
import { bank } from '../../helpers/bank.ts';

const script = join(import.meta.dirname, '../../../dist/encoder-thread.js');
const packaged = packagedEncoder();
const said = [
  ['i', 'rang', 'the', 'ward'],
  ['she', 'was', 'seen', 'at', 'four'],
];
const empty = mkdtempSync(join(tmpdir(), 'drill-encoder-'));
const missing = { model: empty, runtime: empty };
afterAll(() => rmSync(empty, { recursive: true }));

describe('the encoder', () => {
  test('gives a state of 384 numbers for each token, and the word that it is of', async () => {
    const [first, second] = await createEncoder(packaged).encode(said);
    expect(first?.wordOf).toEqual([0, 1, 2, 3]);
    expect(first?.states).toHaveLength(4 * 384);
    expect(second?.states).toHaveLength(5 * 384);
  });

  test('gives the same bytes on a thread of its own, whatever was asked before', async () => {
    const here = await createEncoder(packaged).encode(said);
    const there = createRemoteEncoder(script, packaged);
    await there.encode([['something', 'else']]);
    const [one, other] = await Promise.all([there.encode(said), there.encode(said)]);
    expect(one).toEqual(here);
    expect(other).toEqual(here);
  });

  test('that is lost fails what it was asked, and is started again for the next', async () => {
    const lost = createRemoteEncoder(join(empty, 'no-such-thread.js'), packaged);
    await expect(lost.load()).rejects.toThrow();
    await expect(lost.load()).rejects.toThrow();
  });

  test('names its weights, and says "missing" where there are none', () => {
    expect(weightsVersion(packaged)).toMatch(/^[0-9a-f]{16}$/);
    expect(weightsVersion(missing)).toBe('missing');
  });
});

test('where it cannot run, words alone are read, and the assessment says so', async () => {
  const [question] = bank;
  if (question === undefined) throw new Error('The bank is empty.');
  const scorer = createSteadyRules(createMeaningReader(createEncoder(missing)));
  const assessment = await createAssessor(scorer, question)(question.exampleAnswer);
  expect(assessment).toMatchObject({
    status: 'scored',
    flags: expect.arrayContaining(['words-only']),
    scorer: { name: 'rules', options: { reader: 'words', because: expect.stringMatching(/onnx/) } },
  });
});
