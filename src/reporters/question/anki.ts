import { Printable, print } from '../../domain/printable.ts';
import type { BankQuestion } from '../../domain/question.ts';

/**
 * Notes for Anki's import of text files: https://docs.ankiweb.net/importing/text-files.html
 * The id of a question is that of its note, so that a later import updates the same cards.
 */
export function ankiDeck(questions: readonly BankQuestion[]): Printable {
  const head = [
    '#separator:tab',
    '#html:true',
    '#notetype:Basic',
    '#deck:Interview practice',
    '#guid column:1',
    '#tags column:4',
  ].map((line) => print`${line}`);
  return print`${Printable.join([...head, ...questions.map(note)], '\n')}\n`;
}

function note({ id, role, level, type, skills, ...question }: BankQuestion): Printable {
  const back = [
    list(question.howToAnswer),
    paragraph(question.exampleAnswer),
    list((question.rubric?.keyPoints ?? []).map(({ description }) => description)),
  ];
  const tags = [
    `role::${role.id}`,
    `level::${level.id}`,
    `type::${type}`,
    ...skills.map((skill) => `skill::${skill}`),
  ];
  const front = print`${paragraph(question.text)}${paragraph(question.introduction)}`;
  return Printable.join(
    [print`${id}`, front, Printable.join(back), print`${tags.join(' ')}`],
    '\t',
  );
}

function paragraph(text: string): Printable {
  return print`<p>${escaped(text)}</p>`;
}

function list(entries: readonly string[]): Printable {
  if (entries.length === 0) return print``;
  return print`<ul>${Printable.join(entries.map((entry) => print`<li>${escaped(entry)}</li>`))}</ul>`;
}

function escaped(text: string): Printable {
  return print`${text.trim()}`.reshape((plain) =>
    plain
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll('\n', '<br>'),
  );
}
