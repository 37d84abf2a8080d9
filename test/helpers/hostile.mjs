/** Files made to cost time or memory, or to come out on a terminal. Each is at most as large as what is read. */

const head = `# yaml-language-server: $schema=../../schemas/question-file.schema.json
schemaVersion: 1
role: { id: clerk, title: Clerk, summary: Keeps the books. }
level: { id: senior, title: Senior Clerk, focus: Works with care. }
`;

const list = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const block = (count, make) => list(count, make).join('\n');
const words = (count, offset = 0) =>
  list(count, (index) => `w${(index * 7 + offset) % 9973}`).join(' ');

const question = (index, more = '') => `  - id: q${index}
    type: behavioral
    skills: [care]
    text: Tell me about ${words(6, index)}.
    introduction: Shows care.
    howToAnswer: [Say it.]
    whatNotToSay: [{ text: No., why: No. }]
    exampleAnswer: I rang the ward and sat down.
${more}`;

const heavyRubric = `    rubric:
      keyPoints:
${block(20, (point) => `        - { id: p${point}, description: Says it., anyOf: [${list(60, (phrase) => words(18, point * 60 + phrase)).join(', ')}] }`)}
`;
const heavySamples = `    samples:
${block(20, (index) => `      - { quality: weak, text: ${words(900, index)}, why: No., expect: { max: 40 } }`)}
`;

/** Name, text. */
export const hostileFiles = [
  ['scalar-32mb', () => `a: "${'x'.repeat(32_000_000)}"`],
  ['comment-16mb', () => `#${'x'.repeat(16_000_000)}`],
  ['key-900kb', () => `${'k'.repeat(900_000)}: 1`],
  ['keys-70000', () => block(70_000, (index) => `k${index}: 1`)],
  ['keys-9900', () => block(9_900, (index) => `k${index}:`)],
  ['keys-same', () => block(4_900, () => 'k: 1')],
  ['documents-40000', () => '--- a\n'.repeat(40_000)],
  ['blank-lines', () => '\n'.repeat(900_000)],
  ['folded-lines', () => `a: >\n${' x\n'.repeat(49_000)}`],
  ['plain-900kb', () => `a: ${'x '.repeat(450_000)}`],
  ['flow-nesting', () => '['.repeat(100_000)],
  ['block-nesting', () => block(1_200, (depth) => `${' '.repeat(depth)}a:`)],
  ['dashes', () => '- '.repeat(2_000)],
  ['explicit-keys', () => '? '.repeat(5_000)],
  ['quotes-unclosed', () => 'a: "\n'.repeat(40_000)],
  ['quotes-swallowing', () => 'a: "x\n b: c"\n'.repeat(4_000)],
  ['tabs', () => 'a:\n\tb: 1\n'.repeat(2_000)],
  ['bad-indents', () => block(3_000, (index) => `${' '.repeat(index % 7)}a${index}: 1`)],
  ['colons', () => `a: ${'b: '.repeat(4_000)}`],
  ['spaces-900kb', () => `${head}#${' '.repeat(900_000)}x\nquestions:\n${question(0)}`],
  ['trailing-spaces', () => `${head}questions:\n${question(0)}${'# x   \n'.repeat(49_000)}`],
  ['wrong-entries', () => `${head}questions: [${'1, '.repeat(9_900)}]`],
  [
    'unknown-keys',
    () => `${head}questions:\n  - ${list(4_900, (index) => `k${index}: 1`).join('\n    ')}`,
  ],
  [
    'long-unknown-keys',
    () =>
      `${head}questions:\n  - ${list(900, (index) => `${'k'.repeat(1_000)}${index}: 1`).join('\n    ')}`,
  ],
  [
    'wrong-branches',
    () =>
      `${head}questions:\n${block(390, (index) => question(index).replace('{ text: No., why: No. }', '{ txt: 1 }, [], 3, { text: 2, wy: 1 }'))}`,
  ],
  ['questions-500', () => `${head}questions:\n${block(500, (index) => question(index))}`],
  [
    'questions-alike',
    () =>
      `${head}questions:\n${block(500, (index) => question(index).replace(/text: Tell.*/, `text: "${words(300)} ${index}"`))}`,
  ],
  ['ids-alike', () => `${head}questions:\n${block(500, () => question(0))}`],
  [
    'unsorted',
    () =>
      `${head}questions:\n${block(450, (index) => question(index).replace('  - id', '  - status: active\n    id'))}`,
  ],
  [
    'heavy-rubrics',
    () => `${head}questions:\n${block(5, (index) => question(index, heavyRubric))}`,
  ],
  [
    'heavy-samples',
    () => `${head}questions:\n${block(3, (index) => question(index, heavyRubric + heavySamples))}`,
  ],
  [
    'long-answers',
    () =>
      `${head}questions:\n${block(80, (index) => question(index).replace('I rang the ward and sat down.', words(950, index)))}`,
  ],
  [
    'no-spaces',
    () =>
      `${head}questions:\n${block(80, (index) => question(index).replace('I rang the ward and sat down.', 'x'.repeat(5_900)))}`,
  ],
  [
    'wide',
    () =>
      `${head}questions:\n${block(40, (index) => question(index).replace('I rang the ward and sat down.', '\u6f22'.repeat(5_900)))}`,
  ],
  ['wide-line', () => `${head}questions: [${'"\u6f22\u6f22\u6f22\u6f22", '.repeat(9_000)}]`],
  [
    'invisible',
    () =>
      `${head}questions:\n${block(80, (index) => question(index).replace('Shows care.', '\u200b\u202e'.repeat(900)))}`,
  ],
  [
    'emoji',
    () =>
      `${head}questions:\n${block(60, (index) => question(index).replace('Shows care.', '\u{1f468}\u200d'.repeat(400)))}`,
  ],
];
