import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { classReport } from '../../src/reporters/class-report.ts';
import { documentHtml } from '../../src/reporters/document/html.ts';
import { documentMarkdown } from '../../src/reporters/document/markdown.ts';
import { documentText } from '../../src/reporters/document/text.ts';
import { summarise } from '../../src/session/grade-summary.ts';
import { GradeTally } from '../../src/session/grade-tally.ts';
import { scored } from '../helpers/assessments.ts';
import { question } from '../helpers/questions.ts';

const layout = { width: 80, colorLevel: 0, accessible: false } as const;

function summaryOf(ids: readonly string[]) {
  const tally = new GradeTally();
  ids.forEach((id, index) => {
    const feedback = [{ kind: 'improve', code: 'x', text: `Say ${id}.`, evidence: [] }] as const;
    const more = { questionId: 'wait', flags: ['too-short'] as const, feedback };
    tally.add({ row: index + 1, id, ...scored(index * 40, more) }, { list: true });
  });
  tally.add({ row: 99, status: 'unscored', reason: { code: 'not-json', message: 'No JSON.' } });
  const alike = {
    compared: 3,
    leftOut: 2,
    total: 1,
    groups: [{ questionId: 'wait', likeness: 0.876, answers: [{ row: 1, id: 'ann' }, { row: 3 }] }],
  };
  return summarise(tally, [question('wait')], alike);
}

const renderers = {
  text: (ids: readonly string[]) => documentText(classReport(summaryOf(ids)), layout).text,
  markdown: (ids: readonly string[]) => documentMarkdown(classReport(summaryOf(ids))).text,
  html: (ids: readonly string[]) => documentHtml('Class report', classReport(summaryOf(ids))).text,
};
const names = Object.keys(renderers) as (keyof typeof renderers)[];

test.each(names)('as %s it has the figures and the places to look', (name) => {
  const text = renderers[name](['ann', 'bob', 'cy']);
  const plain = text.replaceAll(/<[^>]*>/g, ' ').replaceAll('\\', '');
  for (const wanted of ['40.0', '± 99.4', 'wait', 'empathy', 'Say bob.', 'too-short', '88 %']) {
    expect(plain).toContain(wanted);
  }
  expect(plain).toMatch(/not a verdict/);
  expect(plain).toContain('2 further answers were not compared');
  expect(plain).toContain('1 (ann), 3');
});

test('the list of answers stands where there is one', () => {
  expect(renderers.html(['ann'])).toContain('<td>ann</td>');
  expect(renderers.markdown(['ann'])).toContain('| 1 | ann | wait | 0 |');
  const summary = { ...summaryOf(['ann']), listed: [] };
  expect(documentMarkdown(classReport(summary)).text).not.toContain('To improve');
});

test('every column of a table is named for those who hear it', () => {
  const heads = renderers.html(['ann']).match(/<th\b[^>]*>/g) ?? [];
  expect(heads.length).toBeGreaterThan(3);
  expect(heads.filter((head) => !head.includes('scope="col"'))).toEqual([]);
});

describe('what stands in names and feedback', () => {
  const payloads: readonly string[] = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '[click](javascript:alert(1))',
    'a | b\n| c',
    '# heading',
    '![](http://example.org/x.png)',
    '&lt;b&gt;',
    ...(
      JSON.parse(
        readFileSync(join(import.meta.dirname, '../fixtures/terminal/payloads.json'), 'utf8'),
      ) as { readonly payload: string }[]
    ).map(({ payload }) => payload),
  ].filter((payload) => typeof payload === 'string');

  test('brings no markup and no control characters into any format', () => {
    expect(payloads.length).toBeGreaterThan(50);
    const tags = (text: string) => text.match(/<[a-z!/]/gi)?.length;
    for (const payload of payloads) {
      const html = renderers.html([payload]);
      expect(tags(html)).toBe(tags(renderers.html(['ann'])));
      const markdown = renderers.markdown([payload]);
      expect(markdown).not.toMatch(/<[a-z!/]/i);
      expect(markdown).not.toMatch(/(?<!\\)\]\(/);
      const lines = (text: string) => text.split('\n').length;
      expect(lines(markdown)).toBe(lines(renderers.markdown(['ann'])));
      for (const text of [html, markdown, renderers.text([payload])]) {
        expect(text).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
        );
      }
    }
  });
});
