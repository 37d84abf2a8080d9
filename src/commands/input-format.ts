import { type Flags, type OptionSpec, type RowFormat, rowFormats } from './command.ts';

export const inputFormatOption: OptionSpec = {
  flags: '--input-format <format>',
  description:
    'ndjson or csv; commas, semicolons or tabs are told by the header line (default: by the ending, .csv or .tsv)',
  choices: rowFormats,
};

/** What is asked for, else what the ending of the file says. */
export function formatOf(path: string, { inputFormat }: Flags): RowFormat {
  const format = inputFormat ?? (/\.(csv|tsv)$/i.test(path) ? 'csv' : 'ndjson');
  return format === 'csv' ? 'csv' : 'ndjson';
}
