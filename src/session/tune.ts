import type { InputRow } from '../domain/answer-row.ts';
import type { Tuning } from '../domain/calibration.ts';
import type { Thresholds } from '../scoring/embeddings/index.ts';
import { type CalibrationSetup, calibrate, inOneBatch } from './calibrate.ts';

const partials = [0.35, 0.45, 0.55, 0.65, 0.75];
const widths = [0.05, 0.1, 0.15];

/** Tries pairs of thresholds on rated answers; `setupFor` null is the scorer without the matcher. */
export async function tuned(
  batches: AsyncIterable<readonly InputRow[]>,
  setupFor: (thresholds: Thresholds | null) => Promise<CalibrationSetup>,
): Promise<Tuning> {
  const rows: InputRow[] = [];
  for await (const batch of batches) rows.push(...batch);
  const measured = async (thresholds: Thresholds | null) =>
    (await calibrate(inOneBatch(rows), await setupFor(thresholds))).overall;
  const without = await measured(null);
  let best: Tuning['best'] = null;
  const pairs = partials.flatMap((partial) =>
    widths.map((width) => ({ partial, met: Math.round(100 * (partial + width)) / 100 })),
  );
  for (const thresholds of pairs) {
    const agreement = await measured(thresholds);
    const better = agreement.n > 0 && agreement.pearson > (best?.agreement.pearson ?? -2);
    if (better) best = { thresholds, agreement };
  }
  return { tried: pairs.length, best, without };
}
