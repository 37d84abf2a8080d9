/** Writes docs/problems.md from what `drill explain` says. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const explain = (...args) =>
  JSON.parse(
    execFileSync(process.execPath, [join(root, 'bin/drill.js'), 'explain', '--json', ...args]),
  );

const block = (title, lines) =>
  lines.length === 0 ? '' : `\n${title}:\n\n\`\`\`yaml\n${lines.join('\n')}\n\`\`\`\n`;
const sections = Object.keys(explain()).map((code) => {
  const { severity, settable, what, why, wrong, right } = explain(code);
  const standing = `${severity === 'info' ? 'note' : severity}${settable ? ', can be set' : ''}`;
  return `## ${code}\n\n_${standing}_\n\n${what}\n\n${why}\n${block('Wrong', wrong)}${block('Right', right)}`;
});
writeFileSync(
  join(root, 'docs/problems.md'),
  `# Problems of question files\n\nWhat \`drill validate\` can say, as \`drill explain CODE\` tells it. Written by\n\`node scripts/build-problem-pages.mjs\`; a test keeps it in step.\n\n${sections.join('\n')}`,
);
