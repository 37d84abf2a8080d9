/** promptfoo (npm) as a peer: how many answers a second its deterministic assertions look at. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const phrases = [
  'called the nurse',
  'said I was sorry',
  'came back',
  'thanked me',
  'wrote it down',
];

/** Runs the promptfoo installed in `install` once over no answer and once over all, and takes the difference. */
export function promptfooRate(install, answers, folder) {
  const seconds = (some, name) => {
    const config = join(folder, `${name}.json`);
    writeFileSync(config, JSON.stringify(configFor(some)));
    const start = performance.now();
    const run = spawnSync(
      nodeIn(install),
      [
        join(install, 'node_modules/promptfoo/dist/src/entrypoint.js'),
        'eval',
        '-c',
        config,
        '--no-cache',
        '--no-write',
        '--no-table',
        '--no-progress-bar',
        '-j',
        '1',
      ],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          PROMPTFOO_CONFIG_DIR: folder,
          PROMPTFOO_DISABLE_TELEMETRY: '1',
          PROMPTFOO_DISABLE_UPDATE: '1',
        },
      },
    );
    // 100 is its exit code for assertions that do not hold.
    if (run.status !== 0 && run.status !== 100) throw new Error(run.stderr || run.stdout);
    return (performance.now() - start) / 1000;
  };
  return answers.length / (seconds(answers, 'all') - seconds(answers.slice(0, 1), 'one'));
}

/** The Node installed beside it, should this one be too old for it. */
function nodeIn(install) {
  const own = join(install, 'node_modules/node/bin/node');
  return existsSync(own) ? own : process.execPath;
}

function configFor(answers) {
  return {
    providers: ['echo'],
    prompts: ['{{answer}}'],
    tests: answers.map((answer) => ({
      vars: { answer },
      assert: [
        { type: 'contains-any', value: phrases },
        { type: 'icontains-any', value: phrases },
      ],
    })),
  };
}
