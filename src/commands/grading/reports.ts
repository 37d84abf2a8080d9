import type { GradeSummary } from '../../domain/grade-summary.ts';
import { Printable, print } from '../../domain/printable.ts';
import { classReportHtml } from '../../reporters/class-report/html.ts';
import { classReportMarkdown } from '../../reporters/class-report/markdown.ts';
import { classReportText } from '../../reporters/class-report/text.ts';
import type { Context } from '../command.ts';
import { type GradeRequest, writesRows } from './request.ts';

/** Writes the summary and the report that were asked for. */
export async function writeReports(
  context: Context,
  request: GradeRequest,
  summary: GradeSummary,
): Promise<void> {
  const { output, summary: target, format } = request;
  if (!writesRows(request)) await writeTo(context, output, reportAs(format, summary, context));
  if (target === null) return;
  const kind = /\.(json|md|html)$/i.exec(target)?.[1]?.toLowerCase() ?? 'text';
  const report = reportAs(kind, summary, context);
  if (target !== '-') await writeTo(context, target, report);
  else await (output === null ? context.err : context.out).write(report);
}

function reportAs(kind: string, summary: GradeSummary, { outLayout }: Context): Printable {
  if (kind === 'markdown' || kind === 'md') return classReportMarkdown(summary);
  if (kind === 'html') return classReportHtml(summary);
  const { listed: _, ...figures } = summary;
  if (kind === 'json') return print`${Printable.json(figures, 2)}\n`;
  return print`${classReportText(summary, { ...outLayout, colorLevel: 0 })}\n`;
}

async function writeTo(context: Context, path: string | null, text: Printable): Promise<void> {
  if (path === null) await context.out.write(text);
  else await context.writeFile(path, once(text));
}

async function* once(text: Printable): AsyncGenerator<Printable> {
  yield text;
}
