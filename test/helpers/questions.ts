import type { BankQuestion } from '../../src/domain/question.ts';

/** A small valid question; `more` says what the test is about. */
export function question(id: string, more: Partial<BankQuestion> = {}): BankQuestion {
  return {
    id,
    type: 'behavioral',
    skills: ['empathy'],
    text: 'Tell me about a patient who had waited too long.',
    introduction: 'Assesses how you calm somebody who has a reason to be upset.',
    howToAnswer: ['Say what happened first.', 'Say what you did.'],
    whatNotToSay: [{ text: 'That is not my department.', why: 'It ends the conversation.' }],
    exampleAnswer: 'A man had waited three hours. I sat down with him and rang the ward.',
    role: { id: 'patient-liaison', title: 'Patient Liaison', summary: 'Stands between.' },
    level: { id: 'junior', title: 'Junior Patient Liaison', focus: 'Listens.' },
    file: 'questions/patient-liaison/junior.yaml',
    ...more,
  };
}

const levelTitles = {
  junior: 'Junior',
  mid: 'Mid',
  senior: 'Senior',
  lead: 'Lead',
  manager: 'Manager',
};

/** A question of a level. */
export function questionAt(
  id: string,
  level: keyof typeof levelTitles,
  more: Partial<BankQuestion> = {},
) {
  return question(id, {
    level: { id: level, title: levelTitles[level], focus: 'Listens.' },
    ...more,
  });
}
