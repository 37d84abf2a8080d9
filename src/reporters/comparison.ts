import { diffWordsWithSpace } from 'diff';
import type { BestAttempt, Change, Comparison, ComparisonRemark } from '../domain/comparison.ts';
import { Printable, print } from '../domain/printable.ts';
import { criterionNames, statusWords, wordFor } from './assessment/words.ts';
import { paragraph, section, stacked } from './blocks.ts';
import { dayText, minuteText } from './dates.ts';
import { type Layout, lines, paintFor } from './layout.ts';

interface ChangeStyle {
  readonly numbers: boolean;
}

const remarks: Readonly<Record<ComparisonRemark, string>> = {
  'earlier-rubric': 'The question was changed since: the earlier score is by its earlier rubric.',
  'other-scorer':
    'Another scorer or version made the earlier score: `drill rescore` makes them comparable.',
};

/** What changed since an earlier attempt: score, criteria, key points, and the text itself. */
export function comparisonText(
  comparison: Comparison,
  best: BestAttempt | null,
  layout: Layout,
  style: ChangeStyle,
): Printable {
  const { earlierAt, score, criteria, keyPoints, answer } = comparison;
  const criterionRows = criteria
    .filter(({ before, after }) => before !== after)
    .map((each) => print`${criterionNames[each.id]}: ${movement(each, layout, style)}`);
  const pointRows = keyPoints
    .filter(({ before, after }) => before !== after)
    .map(
      ({ description, before, after }) =>
        print`${statusWords[after]}, was ${statusWords[before].toLowerCase()}: ${description}`,
    );
  return section(
    `Since ${minuteText(earlierAt)}`,
    stacked(
      lines(
        paragraph(print`Score: ${movement(score, layout, style)}`, layout),
        ...criterionRows.map((row) => paragraph(row, layout)),
        ...pointRows.map((row) => paragraph(row, layout)),
      ),
      ...comparison.remarks.map((remark) => paragraph(remarks[remark], layout)),
      best === null ? null : paragraph(bestSentence(best, style), layout),
      textChanges(answer, layout),
    ),
    layout,
  );
}

function movement({ before, after }: Change<number>, layout: Layout, { numbers }: ChangeStyle) {
  const { good, bad, quiet } = paintFor(layout);
  const change = after - before;
  if (change === 0) return quiet(numbers ? `${after}, as before` : `${wordFor(after)}, as before`);
  const paint = change > 0 ? good : bad;
  if (!numbers) return paint(`${wordFor(after)}, was ${wordFor(before)}`);
  return print`${after}, was ${before} ${paint(`(${change > 0 ? '+' : ''}${change})`)}`;
}

function bestSentence({ score, at }: BestAttempt, { numbers }: ChangeStyle): string {
  return `Best so far: ${numbers ? `${score} of 100` : wordFor(score)}, on ${dayText(at)}.`;
}

/** Beyond this many changed words two answers are told apart as wholes. */
const mostChanges = 400;

function textChanges({ before, after }: Change<string>, layout: Layout): Printable | null {
  if (before === after) return paragraph('The text is the same.', layout);
  const parts = diffWordsWithSpace(before, after, { maxEditLength: mostChanges });
  if (parts === undefined) return paragraph('The text was written anew.', layout);
  const { good, bad } = paintFor(layout);
  if (layout.accessible) return spokenChanges(parts, layout);
  const marked = parts.map(({ value, added, removed }) => {
    if (added) return layout.colorLevel === 0 ? print`{+${value}+}` : good(value);
    if (removed) return layout.colorLevel === 0 ? print`[-${value}-]` : bad(value).reshape(struck);
    return print`${value}`;
  });
  return section('Changes', paragraph(Printable.join(marked), layout), layout);
}

function struck(text: string): string {
  return `\u001b[9m${text}\u001b[29m`;
}

function spokenChanges(
  parts: readonly { readonly value: string; readonly added: boolean; readonly removed: boolean }[],
  layout: Layout,
): Printable {
  const changed = parts.filter(
    ({ added, removed, value }) => (added || removed) && value.trim() !== '',
  );
  return lines(
    ...changed.map(({ value, added }) =>
      paragraph(print`${added ? 'Added' : 'Removed'}: ${value.trim()}`, layout),
    ),
  );
}
