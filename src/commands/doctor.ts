import { exitCodes } from '../domain/errors.ts';
import { Printable, print } from '../domain/printable.ts';
import { healthText } from '../reporters/health.ts';
import type { Command } from './command.ts';

export const doctor: Command = {
  name: 'doctor',
  summary: 'Look at paths, permissions, database, terminal, color and editor; each with a fix',
  options: [{ flags: '--json', description: 'the findings as a JSON array' }],
  examples: [
    { line: 'drill doctor', does: 'Everything that could keep drill from working well.' },
    { line: 'drill doctor --json', does: 'The same for a bug report.' },
  ],
  async run(context, _args, { json }) {
    const findings = await context.examine();
    const text =
      json === true ? Printable.json(findings, 2) : healthText(findings, context.outLayout);
    await context.out.write(print`${text}\n`);
    return findings.some(({ status }) => status === 'problem') ? exitCodes.failed : exitCodes.done;
  },
};
