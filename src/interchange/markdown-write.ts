import type { BankQuestion, KeyPoint, Question, RedFlag } from '../domain/question.ts';
import {
  followUpLine,
  keyPointHead,
  oneLine,
  redFlagHead,
  sampleHead,
  weightsLine,
  wordsRange,
} from './entries.ts';

/** Questions as Markdown that reads well, and that `readMarkdown` reads back. */
export function writeMarkdown(questions: readonly BankQuestion[]): string {
  let heading = '';
  const parts = questions.map((question) => {
    const { role, level } = question;
    const own = `# ${oneLine(role.title)} (${role.id})\n\n${paragraph(role.summary)}\n\n## ${oneLine(level.title)} (${level.id})\n\n${paragraph(level.focus)}\n\n`;
    const head = own === heading ? '' : own;
    heading = own;
    return head + questionPart(question);
  });
  return parts.join('\n');
}

function questionPart(question: BankQuestion): string {
  const { rubric, source } = question;
  const facts = {
    Type: question.type,
    Skills: question.skills.join(', '),
    'Time limit':
      question.timeLimitSeconds === undefined ? '' : `${question.timeLimitSeconds} seconds`,
    Status: question.status ?? '',
    Structure: rubric?.structure ?? '',
    Words: rubric?.words === undefined ? '' : wordsRange(rubric.words),
    Weights: rubric?.weights === undefined ? '' : weightsLine(rubric.weights),
    Author: source?.author ?? '',
    Licence: source?.licence ?? '',
    'Reviewed by': source?.reviewedBy ?? '',
  };
  const factLines = Object.entries(facts)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `- ${name}: ${oneLine(value)}`);
  return [
    `### ${question.id}\n`,
    `${factLines.join('\n')}\n`,
    section('Question', paragraph(question.text)),
    section('Introduction', paragraph(question.introduction)),
    section('How to answer', question.howToAnswer.map((entry) => item(entry)).join('\n')),
    section('What not to say', question.whatNotToSay.map(advice).join('\n')),
    section('Example answer', paragraph(question.exampleAnswer)),
    section(
      'Key points',
      (rubric?.keyPoints ?? []).map((point) => listed(keyPointHead(point), point)).join('\n'),
    ),
    section(
      'Red flags',
      (rubric?.redFlags ?? []).map((flag) => listed(redFlagHead(flag), flag)).join('\n'),
    ),
    section(
      'Follow-ups',
      (question.followUps ?? []).map((each) => item(followUpLine(each))).join('\n'),
    ),
    ...(question.samples ?? []).map((sample) =>
      section(
        `Sample: ${sampleHead(sample)}`,
        `${paragraph(sample.text)}\n\n- Why: ${oneLine(sample.why)}`,
      ),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function section(title: string, body: string): string {
  return body === '' ? '' : `#### ${title}\n\n${body}\n`;
}

function item(text: string): string {
  return `- ${oneLine(text)}`;
}

function advice(entry: Question['whatNotToSay'][number]): string {
  return typeof entry === 'string' ? item(entry) : `${item(entry.text)}\n  ${item(entry.why)}`;
}

function listed(head: string, { anyOf = [] }: KeyPoint | RedFlag): string {
  return [`- ${head}`, ...anyOf.map((phrase) => `  ${item(phrase)}`)].join('\n');
}

/** Free text: a line that would be read as a heading or an entry gets a backslash. */
function paragraph(text: string): string {
  return text.trim().replaceAll(/^(\s*)([#\-\\])/gm, '$1\\$2');
}
