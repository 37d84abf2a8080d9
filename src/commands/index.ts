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
    summary: 'Show past answers and their scores',
    load: async () => (await import('./history.ts')).history,
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
    name: 'schema',
    summary: 'Print the JSON Schema of a file format',
    load: async () => (await import('./schema.ts')).schema,
  },
];
