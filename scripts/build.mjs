/**
 * Builds dist/: compiled validators, the bundle in lazy chunks, the index of the bundled bank and
 * the types. `--no-types` leaves the types out.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildValidators } from './build-validators.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');

await buildValidators();
const buildHash = hashOf('src', 'schemas', 'package.json', 'package-lock.json');
rmSync(dist, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: {
    cli: 'src/cli/index.ts',
    index: 'src/index.ts',
    'grade-thread': 'src/cli/grade-thread.ts',
    'index-bank': 'src/adapters/questions/index-bank.ts',
  },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  chunkNames: 'chunks/[name]-[hash]',
  external: ['@photostructure/sqlite', 'bullmq', 'ioredis'],
  define: { DRILL_BUILD: JSON.stringify(buildHash) },
  // Bundled CommonJS packages call require for Node's own modules.
  banner: {
    js: "import { createRequire as nodeRequire } from 'node:module'; const require = nodeRequire(import.meta.url);",
  },
  plugins: [tableBesideTheCode()],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
});

const { indexBank } = await import('../dist/index-bank.js');
await indexBank(join(root, 'questions'), join(dist, 'bank'));
rmSync(join(dist, 'index-bank.js'));

if (!process.argv.includes('--no-types')) {
  execFileSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.types.json'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  );
}

/**
 * A large table stays a file, read when a field of it is asked for: as a part of the code its text would
 * be kept beside what is made of it, on every thread once.
 */
function tableBesideTheCode() {
  return {
    name: 'table-beside-the-code',
    setup({ onLoad }) {
      onLoad({ filter: /word-vectors\.json$/ }, ({ path }) => {
        const name = basename(path);
        mkdirSync(join(dist, 'chunks'), { recursive: true });
        copyFileSync(path, join(dist, 'chunks', name));
        const fields = Object.keys(JSON.parse(readFileSync(path, 'utf8')));
        const getters = fields.map((field) => `get ${field}() { return read().${field}; }`);
        const contents = `import { readFileSync } from 'node:fs';
const read = () => JSON.parse(readFileSync(new URL('${name}', import.meta.url), 'utf8'));
export default { ${getters.join(', ')} };`;
        return { contents, loader: 'js' };
      });
    },
  };
}

/** A hash of files and folders: what was remembered by another build is of no use to this one. */
function hashOf(...paths) {
  const hash = createHash('sha256');
  const files = paths.flatMap((path) => {
    const whole = join(root, path);
    if (!statSync(whole).isDirectory()) return [path];
    return readdirSync(whole, { recursive: true })
      .map((name) => join(path, name))
      .sort();
  });
  for (const file of files) {
    if (statSync(join(root, file)).isFile())
      hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
