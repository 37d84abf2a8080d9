import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { writtenYaml } from '../../src/adapters/questions/write-yaml.ts';
import type { BankQuestion, Question, QuestionFile } from '../../src/domain/question.ts';
import { type DraftQuestion, filesOf } from '../../src/interchange/draft.ts';
import { readMarkdown } from '../../src/interchange/markdown-read.ts';
import { writeMarkdown } from '../../src/interchange/markdown-write.ts';
import { draftOf, rowOf } from '../../src/interchange/table.ts';
import { bankFiles } from '../helpers/bank.ts';
import { question } from '../helpers/questions.ts';

const defaults = { role: '', level: '' };
const ways: readonly (readonly [
  string,
  (questions: readonly BankQuestion[]) => DraftQuestion[],
])[] = [
  ['Markdown', (questions) => readMarkdown(writeMarkdown(questions))],
  ['a table', (questions) => questions.map((each) => draftOf(rowOf(each)))],
];

describe.each(ways)('through %s', (_name, through) => {
  test.each(bankFiles)('%s comes back as it was', (file) => {
    const content = parse(readFileSync(file, 'utf8')) as QuestionFile;
    const { role, level } = content;
    const questions = content.questions.map((each) => ({ ...each, role, level, file }));
    const [back] = filesOf(through(questions), defaults);
    expect(back?.content).toEqual(content);
  });

  test('texts full of what the notation uses come back', () => {
    const mark = fc.constantFrom('|', '\\', '#', '-', ':', '(', ')', ',', '"', "'", '=', '*', '`');
    const word = fc.oneof(fc.constantFrom('rang', 'the', 'ward', 'why', 'é'), mark);
    const line = fc
      .array(word, { minLength: 1, maxLength: 8 })
      .map((words) => `x ${words.join(' ')} x`);
    const text = fc
      .array(fc.oneof(line, fc.constantFrom('# x', '- x', '\\# x', '### x')), {
        minLength: 1,
        maxLength: 4,
      })
      .map((lines) => lines.join('\n'));
    const property = fc.property(line, text, (one, many) => {
      const given = question('q', {
        text: many,
        exampleAnswer: many,
        howToAnswer: [one, one],
        whatNotToSay: [{ text: one, why: one }],
        followUps: [{ when: { always: true }, ask: one }],
        rubric: {
          keyPoints: [{ id: 'a', description: one, weight: 1.5, required: false, anyOf: [one] }],
        },
        samples: [{ quality: 'weak', text: one, why: one, expect: { max: 40 } }],
      });
      const { role, level, file: _file, ...own } = given;
      const [draft] = through([given]);
      expect(draft).toEqual({ role, level, question: own satisfies Question });
    });
    fc.assert(property, { numRuns: 300 });
  });
});

test('what a person types by hand is read, and what is missing stays missing', () => {
  const [draft] = readMarkdown(`
### first-question
* Skills: care
#### question
Why this job?
#### Key points
- says why
    - because I
- named (required): Names it.
`);
  expect(draft?.question).toEqual({
    id: 'first-question',
    skills: ['care'],
    text: 'Why this job?',
    rubric: {
      keyPoints: [
        { id: '', description: 'says why', anyOf: ['because I'] },
        { id: 'named', description: 'Names it.', required: true },
      ],
    },
  });
});

test('the file written says what was read', () => {
  const content = { schemaVersion: 1, role: { id: 'a', title: '', summary: 'x'.repeat(200) } };
  expect(parse(writtenYaml(content))).toEqual(content);
});
