import { Printable, print } from '../../domain/printable.ts';

type Attributes = Readonly<Record<string, string | number>>;

/** An element; `children` are elements already, `text` is foreign. */
export function element(
  name: string,
  attributes: Attributes,
  children: readonly Printable[] = [],
): Printable {
  const listed = Object.entries(attributes).map(
    ([key, value]) => print` ${key}="${escaped(String(value))}"`,
  );
  const head = print`<${name}${Printable.join(listed)}`;
  return children.length === 0
    ? print`${head}/>\n`
    : print`${head}>\n${Printable.join(children)}</${name}>\n`;
}

/** An element that holds nothing but a text. */
export function textElement(name: string, attributes: Attributes, text: string): Printable {
  const [opening = ''] = element(name, attributes).text.split('/>\n');
  return print`${opening}>${escaped(text)}</${name}>\n`;
}

export function xmlDocument(root: Printable): Printable {
  return print`<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\n': '&#10;',
};

/** Control characters are shown by the funnel; XML 1.0 also has no room for these two. */
function escaped(text: string): Printable {
  const visible = Printable.visible(text.replaceAll(/[\ufffe\uffff]/g, '\ufffd'));
  return visible.reshape((plain) =>
    plain.replaceAll(/[&<>"'\n]/g, (char) => entities[char] ?? char),
  );
}
