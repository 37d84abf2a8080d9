import { type Printable, print } from '../../domain/printable.ts';
import type { ProblemCode } from '../../domain/problems/arguments.ts';
import { fixableCodes } from '../../domain/problems/fixable.ts';
import { pages } from '../../domain/problems/pages.ts';
import { problemCodes, severityOf } from '../../domain/problems/wording.ts';
import { hanging, type Layout, lines, paintFor, wrap } from '../layout.ts';

/** Everything there is to say of a code. */
export function page(code: ProblemCode, layout: Layout): Printable {
  const { heading, quiet } = paintFor(layout);
  const { what, why, wrong, right } = pages[code];
  const block = (title: string, shown: readonly string[]) =>
    shown.length === 0
      ? []
      : [print``, heading(title), ...shown.map((line) => hanging(print`  `, line, layout.width))];
  return lines(
    print`${heading(code)} ${quiet(`(${standing(code)})`)}`,
    print``,
    wrap(print`${what}`, layout.width),
    print``,
    wrap(print`${why}`, layout.width),
    ...block('Wrong', wrong),
    ...block('Right', right),
  );
}

/** Every code with what it is. */
export function codeList(layout: Layout): Printable {
  const { strong } = paintFor(layout);
  return lines(
    ...problemCodes.flatMap((code) => [
      strong(code),
      hanging(print`    `, `${pages[code].what} (${standing(code)})`, layout.width),
    ]),
  );
}

/** How serious it is and what can be done about that. */
export function standing(code: ProblemCode): string {
  const { severity, settable } = severityOf(code);
  const word = severity === 'info' ? 'note' : severity;
  return [
    word,
    ...(settable ? ['can be set'] : []),
    ...(fixableCodes.has(code) ? ['--fix mends it'] : []),
  ].join(', ');
}
