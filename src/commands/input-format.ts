import { type Flags, type OptionSpec, type RowFormat, rowFormats } from './command.ts';

export const inputFormatOption: OptionSpec = {
  flags: '--input-format <format>',
  description: 'ndjson or csv (default: by the ending)',
  choices: rowFormats,
};

/** What is asked for, else what the ending of the file says. */
export function formatOf(path: string, { inputFormat }: Flags): RowFormat {
  const format = inputFormat ?? (/\.csv$/i.test(path) ? 'csv' : 'ndjson');
  return format === 'csv' ? 'csv' : 'ndjson';
}
