import { beforeEach, describe, expect, test } from 'vitest';
import { DrillError } from '../../src/domain/errors.ts';
import {
  type AnswerChunk,
  type ChunkGrader,
  type GradedChunk,
  LostChunk,
} from '../../src/domain/grading.ts';
import type { PrintableBytes } from '../../src/domain/printable.ts';
import { GradeTally } from '../../src/session/grade-tally.ts';
import { RecoveringGrader } from '../../src/session/recovering-grader.ts';

const chunkOf = (...lines: string[]): AnswerChunk => ({
  form: 'answers',
  firstLine: 1,
  lines: lines.length,
  offset: 0,
  bytes: new TextEncoder().encode(lines.map((line) => `${line}\n`).join('')),
});
const textOf = ({ bytes }: AnswerChunk) => new TextDecoder().decode(bytes);

function gradedAs({ lines }: AnswerChunk, text: string): GradedChunk {
  const bytes = new TextEncoder().encode(text) as PrintableBytes;
  return { lines, text: bytes, tally: new GradeTally().record(), ms: 1 };
}

let open: number;
beforeEach(() => {
  open = 0;
});

/** Gives a chunk back in capitals, where `dies` does not say that it is lost. */
function graderThat(dies: (text: string) => boolean): ChunkGrader {
  open += 1;
  return {
    grade: async (chunk) => {
      const text = textOf(chunk);
      if (dies(text)) throw new LostChunk(chunk, 'it died');
      return gradedAs(chunk, text.toUpperCase());
    },
    giveBack: () => {},
    close: async () => {
      open -= 1;
    },
  };
}

const poisoned = (text: string) => text.includes('die');

/** A grader that loses whole chunks and lines as told. */
function recovering(loses: (text: string) => boolean, alone = loses): RecoveringGrader {
  return new RecoveringGrader(graderThat(loses), {
    alone: () => graderThat(alone),
    setAside: async (line, reason) => gradedAs(line, `${textOf(line).trim()}: ${reason}\n`),
  });
}

async function graded(grader: ChunkGrader, chunk: AnswerChunk): Promise<string> {
  return new TextDecoder().decode((await grader.grade(chunk)).text);
}

describe('a chunk that is lost', () => {
  test('loses none of its lines but the one that it is lost by', async () => {
    const grader = recovering(poisoned);
    expect(await graded(grader, chunkOf('a', 'b', 'die', 'c'))).toBe('A\nB\ndie: it died\nC\n');
    await grader.close();
    expect(open).toBe(0);
  });

  test('has all of its rows where no line of it is lost alone', async () => {
    const grader = recovering(
      () => true,
      () => false,
    );
    expect(await graded(grader, chunkOf('a', 'b'))).toBe('A\nB\n');
  });

  test('has all of its rows where a line is only lost after others', async () => {
    const seen = new Map<string, number>();
    const once = (text: string) => {
      seen.set(text, (seen.get(text) ?? 0) + 1);
      return text === 'b\n' && seen.get(text) === 1;
    };
    expect(
      await graded(
        recovering(() => true, once),
        chunkOf('a', 'b', 'c'),
      ),
    ).toBe('A\nB\nC\n');
    expect(seen.get('b\n')).toBe(2);
  });

  test('another failure stays one', async () => {
    const grader = new RecoveringGrader(
      { ...graderThat(poisoned), grade: () => Promise.reject(new Error('no disk')) },
      { alone: () => graderThat(poisoned), setAside: async (line) => gradedAs(line, '') },
    );
    await expect(grader.grade(chunkOf('a'))).rejects.toThrow('no disk');
  });

  test('is not graded again once the grader is closed', async () => {
    const grader = recovering(poisoned);
    const left = grader.grade(chunkOf('die')).catch(() => 'left');
    await grader.close();
    expect(await left).toBe('left');
    expect(open).toBe(0);
  });
});

describe('a scorer that survives nothing', () => {
  const many = (count: number) => Array.from({ length: count }, () => 'die');

  test('ends the run after ten lines in a row', async () => {
    const grader = recovering(poisoned);
    await expect(grader.grade(chunkOf('a', ...many(20)))).rejects.toMatchObject({
      message: 'The scorer survived none of the last 10 answers, up to line 11: it died.',
      nextStep: expect.stringContaining('--resume goes on'),
    });
    await expect(grader.grade(chunkOf('die'))).rejects.toBeInstanceOf(DrillError);
    await grader.close();
    expect(open).toBe(0);
  });

  test('does not where one of them survives', async () => {
    const grader = recovering(poisoned);
    const text = await graded(grader, chunkOf(...many(9), 'a', ...many(9)));
    expect(text.match(/die: it died/g)).toHaveLength(18);
  });

  test('does not where another chunk is graded in between', async () => {
    const grader = recovering(poisoned);
    for (const chunk of [chunkOf(...many(9)), chunkOf('a')]) await grader.grade(chunk);
    expect(await graded(grader, chunkOf(...many(9)))).toContain('die: it died');
  });
});
