/** The library: score answers and load question files from a program of your own. */
export { createQuestionSource, type QuestionFolders } from './adapters/questions/source.ts';
export { scorerNamed } from './cli/scorer-here.ts';
export type * from './domain/assessment.ts';
export type * from './domain/model.ts';
export type { Bank, LoadedFile, QuestionSource } from './domain/ports.ts';
export type { Problem } from './domain/problems/problem.ts';
export type * from './domain/question.ts';
export { type Assess, createAssessor } from './scoring/assess.ts';
export { defineScorer, type ScorerDefinition } from './scoring/define-scorer.ts';
export { createJudge, type JudgeSetup } from './scoring/llm/judge.ts';
export type * from './scoring/scorer.ts';
