/** A question file as text, put together from keys, so that each can be replaced by lines as written. */

const head: Readonly<Record<string, string>> = {
  schemaVersion: 'schemaVersion: 1',
  role: 'role: { id: clerk, title: Clerk, summary: Keeps the books. }',
  level: 'level: { id: senior, title: Senior Clerk, focus: Works with care. }',
};

const fields: Readonly<Record<string, string>> = {
  id: 'id: clerk-mistake',
  type: 'type: behavioral',
  skills: 'skills: [care]',
  text: 'text: Tell me about a mistake of yours.',
  introduction: 'introduction: Shows how you deal with what went wrong.',
  howToAnswer: 'howToAnswer: [Say what happened first.]',
  whatNotToSay: 'whatNotToSay: [{ text: I make none., why: Nobody believes it. }]',
  exampleAnswer:
    'exampleAnswer: I booked an invoice twice. I rang the ward and sat down with the supplier.',
  rubric:
    'rubric: { keyPoints: [{ id: named, description: Names it., anyOf: [booked it twice] }] }',
  source: 'source: { author: A. Coach, licence: MIT }',
};

/** A file without a problem; `lines` take the place of the keys that they begin with, others stand before the source. */
export function questionText(lines: readonly string[] = [], more = ''): string {
  const keyOf = (line: string) => /^[A-Za-z]+/.exec(line)?.[0] ?? '';
  const added = lines.filter((line) => !Object.hasOwn(fields, keyOf(line)));
  const [first = '', ...rest] = Object.entries(fields).flatMap(([key, line]) => {
    const own = lines.filter((each) => keyOf(each) === key);
    return [...(key === 'source' ? added : []), ...(own.length > 0 ? own : [line])];
  });
  return [
    '# yaml-language-server: $schema=../../schemas/question-file.schema.json',
    ...Object.values(head),
    'questions:',
    `  - ${first}`,
    ...rest.map((line) => (line === '' ? '' : `    ${line}`)),
    more,
  ].join('\n');
}
