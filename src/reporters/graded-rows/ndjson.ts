import type { CarriedFields } from '../../domain/answer-row.ts';
import { Printable } from '../../domain/printable.ts';
import type { RowWriter } from './writer.ts';

/** Names that the output row uses itself. */
const ownNames: ReadonlySet<string> = new Set([
  ...['row', 'id', 'schemaVersion', 'questionId', 'rubricHash', 'scorer', 'status', 'reason'],
  ...['score', 'criteria', 'keyPoints', 'star', 'redFlags', 'flags', 'delivery', 'feedback'],
  ...['readings', 'comparison', 'input'],
]);

/** The assessment as JSON on one line. Carried fields follow it; those whose name it uses itself stand under `input`. */
export function ndjsonRows({ rowNumbers }: { readonly rowNumbers: boolean }): RowWriter {
  return (graded, carried) => {
    const { row, ...rest } = graded;
    return Printable.json(withCarried(rowNumbers ? { row, ...rest } : rest, carried));
  };
}

function withCarried(own: object, carried: CarriedFields): object {
  const fields = Object.entries(carried);
  if (fields.length === 0) return own;
  const clashing = fields.filter(([name]) => ownNames.has(name));
  return Object.fromEntries([
    ...Object.entries(own),
    ...fields.filter(([name]) => !ownNames.has(name)),
    ...(clashing.length === 0 ? [] : [['input', Object.fromEntries(clashing)]]),
  ]);
}
