import { type Printable, print } from '../domain/printable.ts';
import type { Rescoring } from '../domain/rescoring.ts';
import { wordFor } from './assessment/words.ts';
import { bullets, paragraph, section, stacked } from './blocks.ts';
import { minuteText } from './dates.ts';
import type { Layout } from './layout.ts';

/** What scoring again changed. */
export function rescoringText(
  rescoring: Rescoring,
  layout: Layout,
  { numbers }: { readonly numbers: boolean },
): Printable {
  const { scorer, mean, changes } = rescoring;
  const shown = (score: number) => (numbers ? String(score) : wordFor(score));
  const means =
    mean === null ? '' : ` On average ${shown(mean.after)}, before ${shown(mean.before)}.`;
  return stacked(
    paragraph(print`By ${scorer.name} ${scorer.version}: ${countsOf(rescoring)}.${means}`, layout),
    changes.length === 0
      ? null
      : section(
          'Largest changes',
          bullets(
            changes.map(
              ({ questionId, answeredAt, before, after }) =>
                print`${questionId}, ${minuteText(answeredAt)}: ${shown(after)}, before ${shown(before)}`,
            ),
            layout,
          ),
          layout,
        ),
    rescoring.reason === null
      ? null
      : paragraph(print`Not scored: ${rescoring.reason.message}`, layout),
    rescoring.rescored === 0
      ? null
      : paragraph('The earlier scores are kept with the scorer that made them.', layout),
  );
}

function countsOf({ rescored, current, withoutQuestion, unscored }: Rescoring): string {
  const parts = [`${rescored} ${rescored === 1 ? 'answer' : 'answers'} scored again`];
  if (current > 0) parts.push(`${current} scored so already`);
  if (withoutQuestion > 0) parts.push(`${withoutQuestion} without a question in these files`);
  if (unscored > 0)
    parts.push(
      `${unscored} could not be scored and ${unscored === 1 ? 'stays as it is' : 'stay as they are'}`,
    );
  return parts.join(', ');
}
