import type { Command } from './command.ts';

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** Every command, in the order of the help; each is loaded only when it is called. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'practice',
    summary: 'Answer questions, see the score and the evidence beside a strong example (default)',
    load: async () => (await import('./practice.ts')).practice,
  },
  {
    name: 'due',
    summary: 'Practice what is due for a repeat, the least remembered first',
    load: async () => (await import('./due.ts')).due,
  },
  {
    name: 'retry',
    summary: 'Answer the last question again and see what changed',
    load: async () => (await import('./retry.ts')).retry,
  },
  {
    name: 'plan',
    summary: 'Say what to practice each day until an interview, and why',
    load: async () => (await import('./plan.ts')).plan,
  },
  {
    name: 'stats',
    summary: 'Show progress by skill, level and type: means, trend, mastery, what is due',
    load: async () => (await import('./stats.ts')).stats,
  },
  {
    name: 'interview',
    summary: 'A mock interview with follow-ups and a closing report',
    load: async () => (await import('./interview.ts')).interview,
  },
  {
    name: 'draft',
    summary: 'Write an answer from your own facts',
    load: async () => (await import('./draft.ts')).draft,
  },
  {
    name: 'improve',
    summary: 'Three small edits of your own answer, as a diff',
    load: async () => (await import('./improve.ts')).improve,
  },
  {
    name: 'list',
    summary: 'List the questions, or their roles, levels and skills',
    load: async () => (await import('./list.ts')).list,
  },
  {
    name: 'show',
    summary: 'Show one question in full: guidance, example answer, rubric',
    load: async () => (await import('./show.ts')).show,
  },
  {
    name: 'history',
    summary: 'Show and search past answers and their scores',
    load: async () => (await import('./history.ts')).history,
  },
  {
    name: 'undo',
    summary: 'Take the last answer out of schedule and means; its text is kept',
    load: async () => (await import('./undo.ts')).undo,
  },
  {
    name: 'rescore',
    summary: "Score saved answers again with today's scorer or another; old scores are kept",
    load: async () => (await import('./rescore.ts')).rescore,
  },
  {
    name: 'export',
    summary: 'Write a report for a mentor: HTML, Markdown, CSV or JSON',
    load: async () => (await import('./export.ts')).exportReport,
  },
  {
    name: 'purge',
    summary: 'Erase answers, scores, drafts, backups and caches for good',
    load: async () => (await import('./purge.ts')).purge,
  },
  {
    name: 'grade',
    summary: 'Score a file of answers, one assessment a line',
    load: async () => (await import('./grade.ts')).grade,
  },
  {
    name: 'worker',
    summary: 'Grade for runs on other machines, through a queue in Redis',
    load: async () => (await import('./worker.ts')).worker,
  },
  {
    name: 'calibrate',
    summary: 'Measure how well a scorer agrees with human scores',
    load: async () => (await import('./calibrate.ts')).calibrate,
  },
  {
    name: 'validate',
    summary: 'Check question files and print every problem with its place',
    load: async () => (await import('./validate.ts')).validate,
  },
  {
    name: 'doctor',
    summary: 'Look at paths, permissions, database, terminal, color and editor; each with a fix',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'new',
    summary: 'Write a commented question file to start from',
    load: async () => (await import('./new.ts')).newFile,
  },
  {
    name: 'import',
    summary: 'Turn questions in Markdown or CSV into question files',
    load: async () => (await import('./import.ts')).importQuestions,
  },
  {
    name: 'export-questions',
    summary: 'Write questions as Markdown, CSV or an Anki deck',
    load: async () => (await import('./export-questions.ts')).exportQuestions,
  },
  {
    name: 'explain',
    summary: 'Say what a problem of a question file means and how to mend it',
    load: async () => (await import('./explain.ts')).explain,
  },
  {
    name: 'config',
    summary: 'Show each setting, its value and where it comes from',
    load: async () => (await import('./config.ts')).config,
  },
  {
    name: 'schema',
    summary: 'Print the JSON Schema of a file format',
    load: async () => (await import('./schema.ts')).schema,
  },
];
