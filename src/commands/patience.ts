import type { Assessment } from '../domain/assessment.ts';
import { print } from '../domain/printable.ts';
import type { Question } from '../domain/question.ts';
import { type Assess, createAssessor } from '../scoring/assess.ts';
import type { Scorer } from '../scoring/scorer.ts';
import type { Context } from './command.ts';

/** Scoring in a session, where a person waits for it. */
export interface PatientScoring {
  /** Loads what scoring answers to a question takes, while the candidate answers. */
  prepare(question: Question): void;
  /** Scores an answer; where that takes a model, the user is told and may stop waiting. */
  assess(question: Question, answer: string): Promise<Assessment>;
}

export function patientScoring(context: Context, scorer: Scorer): PatientScoring {
  const assessors = new Map<Question, Assess>();
  const assessorOf = (question: Question) => {
    const assess = assessors.get(question) ?? createAssessor(scorer, question);
    assessors.set(question, assess);
    return assess;
  };
  return {
    prepare: assessorOf,
    assess: async (question, answer) => {
      const assess = assessorOf(question);
      if (scorer.model === undefined) return assess(answer);
      await context.notes.write(print`Asking ${scorer.model} … (Ctrl+C stops waiting)\n`);
      return context.interruptible((signal) => assess(answer, signal));
    },
  };
}
