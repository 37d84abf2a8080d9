import type { NextStep } from '../../domain/ports.ts';

/** How the choices after a result are called. */
export const stepLabels: Readonly<Record<NextStep, string>> = {
  retry: 'Try this question again',
  next: 'Next question',
  guidance: 'Show all the guidance',
  contest: 'Contest a finding ("I did say that")',
  quit: 'Quit',
};
