import type { AnswerChunk, ChunkGrader, GradedChunk, RunPlan } from '../domain/grading.ts';

/** Two runs that take turns need not start their threads anew with every chunk. */
const mostKept = 2;

interface Kept {
  readonly grader: Promise<ChunkGrader>;
  underWay: number;
}

/** A grader for each run that sends chunks. Those of earlier runs are closed once they are idle. */
export class RunGraders {
  private readonly create: (run: RunPlan) => Promise<ChunkGrader>;
  /** By the plan of the run; the last used is the last. */
  private readonly kept = new Map<string, Kept>();

  constructor(create: (run: RunPlan) => Promise<ChunkGrader>) {
    this.create = create;
  }

  async grade(run: RunPlan, chunk: AnswerChunk): Promise<GradedChunk> {
    const kept = this.take(JSON.stringify(run), run);
    kept.underWay += 1;
    this.closeEarlier();
    try {
      return await (await kept.grader).grade(chunk);
    } finally {
      kept.underWay -= 1;
      this.closeEarlier();
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.kept.values()].map(closed));
  }

  private take(key: string, run: RunPlan): Kept {
    const kept = this.kept.get(key) ?? this.begin(key, run);
    this.kept.delete(key);
    this.kept.set(key, kept);
    return kept;
  }

  private begin(key: string, run: RunPlan): Kept {
    const kept = { grader: this.create(run), underWay: 0 };
    // What could not be made may be another time.
    kept.grader.catch(() => {
      if (this.kept.get(key) === kept) this.kept.delete(key);
    });
    return kept;
  }

  private closeEarlier(): void {
    for (const [key, kept] of this.kept) {
      if (this.kept.size <= mostKept) return;
      if (kept.underWay > 0) continue;
      this.kept.delete(key);
      closed(kept).catch(() => {});
    }
  }
}

async function closed({ grader }: Kept): Promise<void> {
  await (await grader).close();
}
