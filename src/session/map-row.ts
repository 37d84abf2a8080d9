import {
  type CarriedFields,
  type MappedField,
  mappedFields,
  type RowMapping,
} from '../domain/answer-row.ts';

/** The value with the fields that grading uses under their own names; what is no object stays as it is. */
export function mapRow(value: unknown, { fields, questionId }: RowMapping): unknown {
  if (!isObject(value)) return value;
  const sources = new Map<string, MappedField>();
  for (const target of mappedFields) {
    const source = fields[target];
    if (source !== undefined) sources.set(source, target);
  }
  if (sources.size === 0 && questionId === undefined) return value;
  const replaced = new Set<string>(sources.values());
  const entries = Object.entries(value).flatMap(([name, field]) => {
    const target = sources.get(name);
    if (target !== undefined) return [[target, field]];
    return replaced.has(name) ? [] : [[name, field]];
  });
  if (questionId !== undefined && !entries.some(([name]) => name === 'questionId')) {
    entries.push(['questionId', questionId]);
  }
  return Object.fromEntries(entries);
}

/** The fields of the input that no row can do without. */
export function neededFields({ fields, questionId }: RowMapping): readonly string[] {
  const answer = fields.answer ?? 'answer';
  return questionId === undefined ? [fields.questionId ?? 'questionId', answer] : [answer];
}

/** What of a row is carried through: everything that grading does not use. */
export function carriedOf(value: unknown): CarriedFields {
  if (!isObject(value)) return {};
  const used: readonly string[] = mappedFields;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !used.includes(name)));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
