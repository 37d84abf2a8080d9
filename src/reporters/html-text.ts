import { type Printable, print } from '../domain/printable.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text in a page, or in an attribute: no answer or name can bring in markup. */
export function htmlText(text: string | number): Printable {
  return print`${text}`.reshape((plain) =>
    plain.replaceAll(/[&<>"']/g, (char) => entities[char] ?? ''),
  );
}
