import { expect, test } from 'vitest';
import type { BankQuestion } from '../../../src/domain/question.ts';
import { chooseByPosting } from '../../../src/scoring/posting/choose.ts';
import { question } from '../../helpers/questions.ts';

const questions: readonly BankQuestion[] = [
  question('complaint', {
    skills: ['conflict-resolution'],
    text: 'Tell me about a complaint that you resolved.',
  }),
  question('records', { skills: ['documentation'], text: 'How do you keep records accurate?' }),
  question('training', { skills: ['coaching'], text: 'Tell me how you trained a colleague.' }),
];
const posting =
  'We want you to resolve complaints calmly. You also document every case with accuracy. Great benefits!';

test('questions are chosen by words in any form, with the words that led to them', () => {
  const chosen = chooseByPosting(posting, questions, 2);
  expect(chosen.map(({ questionId }) => questionId).sort()).toEqual(['complaint', 'records']);
  const links = chosen.find(({ questionId }) => questionId === 'complaint')?.links ?? [];
  expect(links).toContainEqual({ posting: 'complaints', question: 'complaint' });
  for (const { links: own } of chosen) {
    for (const { posting: word } of own) expect(posting.toLowerCase()).toContain(word);
  }
});

test('British spellings and irregular forms are known for the words they are', () => {
  const bank = [
    question('shifts', { text: 'How do you organize the shifts of a ward?' }),
    question('strangers', { text: 'When do you speak to strangers?' }),
    question('other', { text: 'What do you do about noise?' }),
  ];
  const chosen = chooseByPosting('She organised the rota and spoke to relatives.', bank, 3);
  const links = chosen.flatMap(({ links: own }) => own);
  expect(links).toContainEqual({ posting: 'organised', question: 'organize' });
  expect(links).toContainEqual({ posting: 'spoke', question: 'speak' });
});

test('the same posting gives the same choice, whatever the order of the bank', () => {
  expect(chooseByPosting(posting, [...questions].reverse(), 3)).toEqual(
    chooseByPosting(posting, questions, 3),
  );
});

test('a skill that is covered gives way to another', () => {
  const twin = question('complaint-2', {
    skills: ['conflict-resolution'],
    text: 'Tell me about a complaint that you resolved late.',
  });
  const chosen = chooseByPosting(posting, [...questions, twin], 2);
  expect(new Set(chosen.flatMap(({ skills }) => skills)).size).toBe(2);
});

test('a posting that says nothing chooses nothing', () => {
  expect(chooseByPosting('', questions, 3)).toEqual([]);
  expect(chooseByPosting('12 34 !!', questions, 3)).toEqual([]);
});
