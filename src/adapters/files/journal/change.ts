const newline = 0x0a;

const unknown = 'the input, the questions, the scorer or the options are others';

/** What differs between two outputs, told by the first row that does. */
export function changeBetween(before: Buffer, now: Buffer): string {
  const at = firstDifference(before, now);
  if (at === before.length) return 'the input is longer';
  const start = at === 0 ? 0 : now.lastIndexOf(newline, at - 1) + 1;
  const [old, fresh] = [rowAt(before, start), rowAt(now, start)];
  if (old === null || fresh === null) return unknown;
  const changed = (...fields: string[]) =>
    fields.some((field) => JSON.stringify(old[field]) !== JSON.stringify(fresh[field]));
  if ('row' in old !== 'row' in fresh) return 'the output options are others';
  if (changed('row', 'id')) return 'the input is another';
  // A row without a score says nothing of the scorer and the question.
  if (changed('status')) return unknown;
  if (changed('questionId')) return 'the input is another';
  if (changed('scorer')) return 'the scorer is another';
  if (changed('rubricHash')) return 'the questions are others';
  return unknown;
}

function firstDifference(before: Buffer, now: Buffer): number {
  const length = Math.min(before.length, now.length);
  for (let at = 0; at < length; at++) if (before[at] !== now[at]) return at;
  return length;
}

function rowAt(rows: Buffer, start: number): Readonly<Record<string, unknown>> | null {
  const end = rows.indexOf(newline, start);
  try {
    const row: unknown = JSON.parse(rows.toString('utf8', start, end === -1 ? rows.length : end));
    return typeof row === 'object' ? (row as Readonly<Record<string, unknown>> | null) : null;
  } catch {
    return null;
  }
}
