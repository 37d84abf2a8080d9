import { Printable, print } from '../../domain/printable.ts';
import type { BankQuestion } from '../../domain/question.ts';
import { indent, type Layout, lines, paintFor, wrap } from '../layout.ts';

/** Questions under their role and level: id, type and skills, then the text. */
export function listing(questions: readonly BankQuestion[], layout: Layout): Printable {
  const groups = new Map<string, BankQuestion[]>();
  for (const question of questions) {
    const title = `${question.role.title}: ${question.level.title}`;
    groups.set(title, [...(groups.get(title) ?? []), question]);
  }
  const { heading } = paintFor(layout);
  return Printable.join(
    [...groups].map(([title, own]) =>
      lines(wrap(heading(title), layout.width), ...own.map((question) => entry(question, layout))),
    ),
    '\n\n',
  );
}

function entry({ id, type, skills, text, status }: BankQuestion, layout: Layout): Printable {
  const { quiet, strong } = paintFor(layout);
  const state = status === undefined || status === 'active' ? '' : ` · ${status}`;
  const about = quiet(`${type} · ${skills.join(', ')}${state}`);
  return lines(
    indent(wrap(print`${strong(id)}  ${about}`, layout.width - 2), 2),
    indent(wrap(print`${text}`, layout.width - 4), 4),
  );
}

/** The values that questions can be chosen by, with how many questions each has. */
export function facet(counts: ReadonlyMap<string, number>): Printable {
  return lines(
    ...[...counts].map(([value, count]) => print`${String(count).padStart(5)}  ${value}`),
  );
}
