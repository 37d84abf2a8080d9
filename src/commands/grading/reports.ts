import type { GradeSummary } from '../../domain/grade-summary.ts';
import { Printable, print } from '../../domain/printable.ts';
import { classReport } from '../../reporters/class-report.ts';
import type { Block } from '../../reporters/document/blocks.ts';
import { documentHtml } from '../../reporters/document/html.ts';
import { documentMarkdown } from '../../reporters/document/markdown.ts';
import { documentText } from '../../reporters/document/text.ts';
import type { Context } from '../command.ts';
import { type GradeRequest, writesRows } from './request.ts';

/** Writes the summary and the report that were asked for. */
export async function writeReports(
  context: Context,
  request: GradeRequest,
  summary: GradeSummary,
): Promise<void> {
  const { output, summary: target, format } = request;
  if (!writesRows(request) && request.compare === null)
    await writeTo(context, output, reportAs(format, summary, context));
  if (target === null) return;
  const kind = /\.(json|md|html)$/i.exec(target)?.[1]?.toLowerCase() ?? 'text';
  const report = reportAs(kind, summary, context);
  if (target !== '-') await writeTo(context, target, report);
  else await (output === null ? context.err : context.out).write(report);
}

function reportAs(kind: string, summary: GradeSummary, context: Context): Printable {
  const { listed: _, ...figures } = summary;
  if (kind === 'json') return print`${Printable.json(figures, 2)}\n`;
  const listed = kind === 'text' ? [] : summary.listed;
  return documentAs(kind, classReport({ ...summary, listed }), context);
}

/** A report in the format of that name: text, Markdown or HTML. */
export function documentAs(
  kind: string,
  blocks: readonly Block[],
  { outLayout }: Context,
): Printable {
  if (kind === 'markdown' || kind === 'md') return documentMarkdown(blocks);
  if (kind === 'html') {
    return documentHtml(blocks[0]?.kind === 'title' ? blocks[0].text : 'Report', blocks);
  }
  return print`${documentText(blocks, { ...outLayout, colorLevel: 0 })}\n`;
}

async function writeTo(context: Context, path: string | null, text: Printable): Promise<void> {
  if (path === null) await context.out.write(text);
  else await context.writeFile(path, [text]);
}
