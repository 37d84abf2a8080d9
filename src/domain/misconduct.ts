/** What nobody may do, whatever the question. The wordings are those of training/labelled/misconduct.txt. */
export const misconduct = {
  dishonesty: 'Lies, falsifies something or covers it up.',
  blame: 'Blames others to protect themselves.',
  disrespect: 'Insults, mocks or belittles somebody.',
  confidentiality: 'Passes on confidential or private information.',
  discrimination: 'Treats somebody worse for who they are.',
  favours: 'Steals, or takes or gives bribes and improper favours.',
  safety: 'Ignores a safety rule or puts people in danger.',
  threats: 'Threatens, pressures or takes revenge on somebody.',
  credit: 'Takes the credit for what others did.',
  harassment: 'Harasses or bullies somebody.',
  neglect: 'Neglects a duty or leaves somebody without help.',
  overstepping: 'Knowingly breaks a rule or goes beyond their authority.',
} as const;

/** What offends without being of any of these kinds for sure. */
export const unnamedMisconduct = 'conduct';

export type MisconductKind = keyof typeof misconduct;

export const misconductKinds = Object.keys(misconduct) as MisconductKind[];
