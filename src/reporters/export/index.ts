import type { MentorReport } from '../../domain/mentor-report.ts';
import { Printable } from '../../domain/printable.ts';
import { csvReport } from './report-csv.ts';
import { htmlReport } from './report-html.ts';
import { markdownReport } from './report-markdown.ts';

/** The formats of a mentor's report; a new one is one line here. */
export const reportFormats = {
  html: htmlReport,
  markdown: markdownReport,
  csv: csvReport,
  json: (report: MentorReport) => Printable.json(report, 2),
} as const;

export type ReportFormat = keyof typeof reportFormats;

export const reportFormatNames = Object.keys(reportFormats) as ReportFormat[];
