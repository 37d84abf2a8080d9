import type { Finding } from '../domain/problems/finding.ts';
import type { QuestionFile } from '../domain/question.ts';
import type { Settings } from '../domain/settings.ts';
import type { BankRule, FileRule, QuestionRule } from './rule.ts';
import { duplicateQuestions } from './rules/duplicate-questions.ts';
import { exampleLength, missingSource, missingWhy } from './rules/guidance.ts';
import { invisibleCharacters } from './rules/invisible-characters.ts';
import { keyOrder } from './rules/key-order.ts';
import { keyPointPhrases } from './rules/key-point-phrases.ts';
import { missingSchemaLine, trailingSpace } from './rules/layout.ts';
import { mixedSpelling } from './rules/mixed-spelling.ts';
import { phraseLists } from './rules/phrase-lists.ts';
import { redFlagPhrases } from './rules/red-flag-phrases.ts';
import { undeclaredSkills } from './rules/skills.ts';
import { thinLevels } from './rules/thin-levels.ts';

const questionRules: readonly QuestionRule[] = [
  missingWhy,
  exampleLength,
  missingSource,
  keyPointPhrases,
  phraseLists,
  redFlagPhrases,
];
const fileRules: readonly FileRule[] = [
  missingSchemaLine,
  trailingSpace,
  keyOrder,
  invisibleCharacters,
  mixedSpelling,
];

/** What can be said of a valid question file beyond its schema. */
export function lintFile(content: QuestionFile, source: string): Finding[] {
  return [
    ...fileRules.flatMap((rule) => [...rule(content, source)]),
    ...content.questions.flatMap((question, index) =>
      questionRules.flatMap((rule) => [...rule(question, `/questions/${index}`)]),
    ),
  ];
}

/** The rules across files. */
export function bankRules({ skills, questionsPerLevel }: Settings): readonly BankRule[] {
  return [duplicateQuestions(), undeclaredSkills(skills), thinLevels(questionsPerLevel)];
}
