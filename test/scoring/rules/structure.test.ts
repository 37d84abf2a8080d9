import { describe, expect, test } from 'vitest';
import { starParts } from '../../../src/domain/question.ts';
import { readAnswer } from '../../../src/scoring/rules/answer.ts';
import { readCues } from '../../../src/scoring/rules/cue-reading.ts';
import { readStructure } from '../../../src/scoring/rules/structure.ts';
import { createVocabulary } from '../../../src/scoring/rules/vocabulary.ts';

const structureOf = (text: string) => {
  const answer = readAnswer(text, createVocabulary());
  return readStructure(answer, readCues(answer).story);
};

const situation = 'Last winter a man on our ward had waited four hours for a scan.';
const task = 'It was my job to keep the families informed.';
const action = 'I sat down with him, and then I called the technician.';
const result = 'He was seen at six, and complaints fell from nine a month to three.';

const present = (...sentences: string[]) => {
  const { star } = structureOf(sentences.join(' '));
  return starParts
    .filter((part) => star[part].present)
    .map((part) => part.charAt(0))
    .join('');
};

describe('a part is noticed when it is there and when it is taken out', () => {
  test.each([
    [[situation, task, action, result], 'star'],
    [[task, action, result], 'tar'],
    [[situation, action, result], 'sar'],
    [[situation, task, action], 'sta'],
    [['I am a team player.', 'Communication is key.'], ''],
  ])('%j has %s', (sentences, parts) => {
    expect(present(...sentences)).toBe(parts);
  });

  test("without an action of one's own there is none", () => {
    expect(present(situation, task, 'The technician fixed it.')).not.toContain('a');
  });
});

test('the evidence is a piece of the answer', () => {
  const text = [situation, task, action, result].join('\n');
  const { star } = structureOf(text);
  for (const part of starParts) {
    for (const { start, end, quote } of star[part].evidence)
      expect(text.slice(start, end)).toBe(quote);
  }
  expect(star.action.evidence[0]?.quote).toBe('I sat');
});

test.each([
  ['I would sit down with him. I would call the nurse. I would explain it.', true],
  [[situation, task, action, result].join(' '), false],
])('what one would do is told from what one did: %s', (text, hypothetical) => {
  expect(structureOf(text).hypothetical).toBe(hypothetical);
});
