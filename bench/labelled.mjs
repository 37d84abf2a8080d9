import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../training/labelled');

/** The labelled questions as questions of a bank (descriptions only, no phrases), with their answers. */
export function readLabelled() {
  return readdirSync(folder)
    .filter((name) => /^\d.*\.txt$/.test(name))
    .sort()
    .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8'), name));
}

/** Whether the trade is one of those that training measures and does not learn; as is_held of training/train.py. */
export function isHeld(role, percent) {
  const digest = createHash('md5').update(role).digest('hex');
  return BigInt(`0x${digest}`) % 100n < BigInt(percent);
}

function parse(text, name) {
  return text
    .split(/^(?=# )/m)
    .filter((block) => block.startsWith('# '))
    .map((block, index) => questionOf(block.trim().split('\n'), `${name}-${index + 1}`));
}

function questionOf([head, ...lines], id) {
  const [role, , type] = head
    .slice(2)
    .split('|')
    .map((part) => part.trim());
  const points = [];
  const flags = [];
  const answers = [];
  let text = '';
  for (const line of lines) {
    const [, kind, number, description] = /^([pf])(\d+):\s*(.+)$/.exec(line) ?? [];
    if (line.startsWith('Q:')) text = line.slice(2).trim();
    else if (kind !== undefined)
      (kind === 'p' ? points : flags).push({ id: `${kind}${number}`, description });
    else if (line.startsWith('@')) {
      const [quality, style] = line.slice(1).trim().split(' ');
      answers.push({ quality, style, sentences: [] });
    } else if (line.includes('|')) answers.at(-1).sentences.push(sentenceOf(line));
  }
  const [example] = answers;
  const question = {
    id,
    type,
    skills: [],
    text,
    introduction: '',
    howToAnswer: [],
    whatNotToSay: [],
    exampleAnswer: textOf(example),
    rubric: { keyPoints: points, redFlags: flags },
  };
  // The first good answer stands as the example; it is no answer to be graded.
  return {
    role,
    question,
    answers: answers.slice(1).map((each) => ({ ...each, text: textOf(each) })),
  };
}

function sentenceOf(line) {
  const [, star, ids, text] = /^([STARLO])\s+(\S.*?)\s*\|\s*(.+)$/.exec(line);
  return { star, ids: ids === '-' ? [] : ids.split(/\s*,\s*/), text };
}

const textOf = ({ sentences }) => sentences.map(({ text }) => text).join(' ');
