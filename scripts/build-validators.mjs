/** Compiles schemas/ to standalone validators: importing ajv itself costs more than a whole command. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'src/adapters/questions');
/** One module each: most commands need only one of them. */
const names = ['question-file', 'answer-row'];

const types = `export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
}
`;

/** Writes the validators and their types beside the question adapter. */
export async function buildValidators() {
  await Promise.all(names.map(buildValidator));
}

async function buildValidator(name) {
  const schema = JSON.parse(readFileSync(join(root, 'schemas', `${name}.schema.json`), 'utf8'));
  const ajv = new Ajv({ allErrors: true, messages: false, code: { source: true, esm: true } });
  const code = standaloneCode(ajv, ajv.compile(schema));
  const target = join(folder, `${name}.generated`);
  // The code asks for helpers of ajv by require; bundling takes them in.
  await build({
    stdin: { contents: code, resolveDir: root },
    outfile: `${target}.js`,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'warning',
  });
  writeFileSync(
    `${target}.d.ts`,
    `${types}export const validate: { (value: unknown): boolean; errors?: readonly SchemaError[] | null };\n`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildValidators();
