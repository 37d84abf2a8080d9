/**
 * Builds dist/: compiled validators, the bundle in lazy chunks, the index of the bundled bank and
 * the types. `--no-types` leaves the types out.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
    'encoder-thread': 'src/cli/encoder-thread.ts',
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
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
});

// Of the runtime's builds only the plain one is needed: one thread, no graphics card.
mkdirSync(join(dist, 'encoder'), { recursive: true });
for (const name of ['ort-wasm-simd-threaded.mjs', 'ort-wasm-simd-threaded.wasm'])
  copyFileSync(join(root, 'node_modules/onnxruntime-web/dist', name), join(dist, 'encoder', name));

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
