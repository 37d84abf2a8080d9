import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Printable, print } from '../../src/domain/printable.ts';

interface Payload {
  readonly id: string;
  readonly payload: string;
}
const payloads: Payload[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/terminal/payloads.json'), 'utf8'),
);

/** What must never reach a terminal: C0 but newline, DEL, C1, bidi controls, tags. */
const foreign =
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/u;

describe('the output funnel', () => {
  test.each(payloads)('$id is shown and not obeyed', ({ payload }) => {
    expect(print`before ${payload} after`.text).not.toMatch(foreign);
    const json = Printable.json({ payload }).text;
    expect(json).not.toMatch(foreign);
    expect(JSON.parse(json)).toEqual({ payload });
  });

  test.each([
    ['\u001b[2J', '\\u{1b}[2J'],
    ['a\tb', 'a  b'],
    ['a\r\nb', 'a\nb'],
    ['a\rb', 'a\\u{d}b'],
    ['user\u202etxt', 'user\\u{202e}txt'],
    ['\ud800', '\\u{d800}'],
    ['naïve 日本 👩‍⚕️ 👨‍👩‍👧', 'naïve 日本 👩‍⚕️ 👨‍👩‍👧'],
    ['a\u200db', 'a\\u{200d}b'],
  ])('%j becomes %j', (text, shown) => {
    expect(Printable.visible(text).text).toBe(shown);
  });

  test('any text at all comes out clean, and as JSON comes back the same', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (one, two) => {
        expect(print`${one}|${two}`.text).not.toMatch(foreign);
        const json = Printable.json({ [one]: two }).text;
        expect(json).not.toMatch(foreign);
        expect(JSON.parse(json)).toEqual({ [one]: two });
      }),
    );
  });

  test('what is printable already passes unchanged', () => {
    const once = print`a ${'\u001b'} b`;
    expect(print`${once}`.text).toBe(once.text);
  });
});
