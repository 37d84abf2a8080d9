/** The one gate: every check in turn, all of them even when one fails, and a table at the end. */
import { spawnSync } from 'node:child_process';

const checks = [
  ['build', 'npm run --silent build'],
  ['format and lint', 'biome ci .'],
  ['types', 'tsc --noEmit'],
  ['import rules', 'depcruise --config .dependency-cruiser.cjs src'],
  ['dead code', 'knip'],
  ['tests', 'vitest run'],
  ['package', 'publint'],
  ['package types', 'attw --pack . --profile esm-only'],
];

const results = checks.map(([name, command]) => {
  console.log(`\n> ${name}: ${command}`);
  const start = Date.now();
  const { status } = spawnSync(command, { shell: true, stdio: 'inherit' });
  return { name, passed: status === 0, seconds: (Date.now() - start) / 1000 };
});

console.log();
for (const { name, passed, seconds } of results) {
  console.log(`${passed ? 'passed' : 'FAILED'}  ${name} (${seconds.toFixed(1)} s)`);
}
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
