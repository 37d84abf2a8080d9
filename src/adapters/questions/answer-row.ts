import type { AnswerRow } from '../../domain/answer-row.ts';
import { validate as validateAnswerRow } from './answer-row.generated.js';

/** The value as an answer row, or a sentence that says what is wrong with it. */
export function checkAnswerRow(value: unknown): AnswerRow | string {
  if (validateAnswerRow(value)) return value as AnswerRow;
  const [error] = validateAnswerRow.errors ?? [];
  if (error === undefined || error.instancePath === '') {
    const missing = error?.params.missingProperty;
    return missing === undefined
      ? 'The row is not an object with "questionId" and "answer".'
      : `The row has no "${String(missing)}".`;
  }
  const field = error.instancePath.slice(1);
  if (field !== 'id') return `"${field}" should be a text.`;
  return typeof (value as AnswerRow).id === 'number'
    ? '"id" is a number of so many digits that it would be rounded. Put it in quotes.'
    : '"id" should be a text or a number.';
}
