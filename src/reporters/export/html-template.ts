import { Printable } from '../../domain/printable.ts';
import { htmlText } from '../html-text.ts';

/** Markup that is safe to put into a page: made by the `html` tag only, which escapes every text put into it. */
export class Html {
  readonly printable: Printable;

  constructor(printable: Printable) {
    this.printable = printable;
  }
}

type Part = Html | string | number | readonly Html[];

/** Template tag: the literal parts are markup, everything put in is text, unless it is markup of this tag. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const pieces = literals.flatMap((literal, index) => {
    const part = parts[index];
    const markup = Printable.visible('').reshape(() => literal);
    return part === undefined ? [markup] : [markup, markupOf(part)];
  });
  return new Html(Printable.join(pieces));
}

function markupOf(part: Part): Printable {
  if (part instanceof Html) return part.printable;
  if (typeof part === 'object') return Printable.join(part.map(({ printable }) => printable));
  return htmlText(part);
}
