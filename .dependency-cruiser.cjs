/** Who may import whom. Every rule says why it is there; everything else is allowed. */
const only = (folder, allowed, reason) => ({
  name: `${folder.replaceAll('/', '-')}-imports`,
  comment: reason,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: allowed.map((path) => `^src/${path}`) },
});

const packages = (folder, allowed, reason) => ({
  name: `${folder.replaceAll('/', '-')}-packages`,
  comment: reason,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    dependencyTypesNot: ['local', 'type-only', 'undetermined'],
    pathNot: [...allowed, '^src/'],
  },
});

const npm = (name) => `node_modules/${name}/`;

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'A circle means two files are one; say which owns what.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file nobody imports is dead.',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: ['^src/index.ts$', '^src/adapters/questions/index-bank.ts$', 'generated.d.ts$'],
      },
      to: {},
    },
    {
      name: 'no-tests-in-source',
      comment: 'Tests depend on the source, never the other way.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|scripts)/' },
    },
    {
      name: 'no-dev-dependencies',
      comment: 'What runs at the user must be installed at the user.',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        // Optional peers: installed for the tests here, and by those who want a queue. The encoder's are in the bundle.
        pathNot: [
          'node_modules/@types/',
          npm('(bullmq|ioredis)'),
          npm('(onnxruntime-web|onnxruntime-common|@huggingface/tokenizers)'),
        ],
      },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that does not resolve fails at the user.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },

    only('domain', ['domain/'], 'The domain is the vocabulary: it must make sense alone.'),
    packages('domain', [], 'The domain depends on nothing that can change under it.'),
    only(
      'scoring',
      ['domain/', 'text/', 'scoring/'],
      'Scoring is pure: data comes in through arguments and ports.',
    ),
    packages(
      'scoring',
      ['^(node:)?crypto$'],
      'Scoring touches no file and no network; hashing is pure.',
    ),
    only('text', ['text/'], 'What can be read of a text alone knows nothing of questions.'),
    packages('text', [npm('stemmer'), npm('franc-min')], 'Texts are read by pure functions.'),
    only(
      'scheduling',
      ['domain/', 'scheduling/'],
      'Scheduling is pure: now and seed are arguments.',
    ),
    packages('scheduling', [npm('ts-fsrs')], 'Scheduling is pure.'),
    only(
      'interchange',
      ['domain/', 'interchange/'],
      'Other notations of a question are pure text on both sides.',
    ),
    packages('interchange', [], 'Other notations are pure.'),
    only(
      'linting',
      ['domain/', 'linting/', 'scoring/[^/]+\\.ts$'],
      'Lint rules are pure: the text and the scorer come in as arguments.',
    ),
    packages('linting', [], 'Lint rules are pure.'),
    only(
      'session',
      ['domain/', 'text/', 'scoring/', 'scheduling/', 'session/'],
      'Use cases reach the world through ports only.',
    ),
    packages('session', [], 'Use cases reach the world through ports only.'),
    ...[
      'questions',
      'history',
      'terminal',
      'config',
      'files',
      'threads',
      'queue',
      'llm',
      'encoder',
    ].map((name) =>
      only(
        `adapters/${name}`,
        ['domain/', `adapters/${name}/`],
        'An adapter knows the domain and itself, never another adapter.',
      ),
    ),
    only('reporters', ['domain/', 'reporters/'], 'A reporter turns data into text, nothing else.'),
    packages(
      'reporters',
      [
        npm('chalk'),
        npm('csv-stringify'),
        npm('diff'),
        npm('fast-string-width'),
        npm('fast-wrap-ansi'),
      ],
      'Reporters write nothing: no files, no process, no console.',
    ),
    only(
      'commands',
      [
        'domain/',
        'session/',
        'linting/',
        'interchange/',
        'scoring/[^/]+\\.ts$',
        'reporters/',
        'commands/',
      ],
      'A command takes stores and models from its context, so it runs inside a test.',
    ),
    packages('commands', [], 'A command takes the world from its context.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
