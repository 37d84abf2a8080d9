import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { compile } from 'json-schema-to-typescript';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { bank } from '../helpers/bank.ts';
import { assess, assessWords } from '../helpers/scoring.ts';

const root = join(import.meta.dirname, '../..');
const names = ['question-file', 'answer-row', 'assessment'] as const;
type Schema = Record<string, unknown>;
const schemaOf = (name: string): Schema =>
  JSON.parse(readFileSync(join(root, 'schemas', `${name}.schema.json`), 'utf8'));

/** Every field of every object, with the path to it. */
function fieldsOf(schema: unknown, path = ''): [string, Schema][] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    const own = key === 'properties' || key === '$defs' ? Object.entries(value as object) : [];
    const named = own.map(([name, field]): [string, Schema] => [`${path}/${key}/${name}`, field]);
    return [...named, ...fieldsOf(value, `${path}/${key}`)];
  });
}

describe.each(names)('the schema of %s', (name) => {
  test('explains every field', () => {
    const silent = fieldsOf(schemaOf(name)).filter(([, { title, description }]) => {
      return (
        typeof title !== 'string' || typeof description !== 'string' || description.length < 10
      );
    });
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  test('is a valid schema of draft 2020-12', () => {
    const ajv = new Ajv2020({ strict: true, strictTypes: false });
    expect(ajv.validateSchema(schemaOf(name))).toBe(true);
  });
});

test('what the scorers write is an assessment', async () => {
  const validate = new Ajv2020({ strictTypes: false }).compile(schemaOf('assessment'));
  for (const question of bank) {
    for (const answer of [
      '',
      question.exampleAnswer,
      'Ich habe das nicht gewusst, und es war mir auch nicht wichtig.',
    ]) {
      for (const assessment of [await assess(question, answer), assessWords(question, answer)])
        expect(validate(assessment), JSON.stringify(validate.errors)).toBe(true);
    }
  }
});

const types = {
  'question-file': ['QuestionFile', 'question'],
  'answer-row': ['AnswerRow', 'answer-row'],
  assessment: ['Assessment', 'assessment'],
} as const;

/** Errors of a program that assigns the type of the schema to that of the source and back. */
async function disagreements(name: keyof typeof types, schema: Schema): Promise<string[]> {
  const [type, module] = types[name];
  const generated = await compile({ ...schema, title: 'FromSchema' }, 'FromSchema', {
    bannerComment: '',
    ignoreMinAndMaxItems: true,
  });
  const source = `
    import type { ${type} } from './src/domain/${module}.ts';
    ${generated}
    type Deep<T> = T extends object ? { readonly [K in keyof T]: Deep<T[K]> } : T;
    declare const schema: Deep<FromSchema>;
    declare const domain: Deep<${type}>;
    export const forth: Deep<${type}> = schema;
    export const back: Deep<FromSchema> = domain;
    type Keys<T> = T extends unknown ? keyof T : never;
    declare const schemaKeys: Keys<FromSchema>;
    declare const domainKeys: Keys<${type}>;
    export const keysForth: Keys<${type}> = schemaKeys;
    export const keysBack: Keys<FromSchema> = domainKeys;`;
  return typeErrors(source);
}

function typeErrors(source: string): string[] {
  const file = join(root, 'agreement.ts');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    exactOptionalPropertyTypes: false,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    allowImportingTsExtensions: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (path) => path === file || fileExists.call(host, path);
  host.readFile = (path) => (path === file ? source : readFile.call(host, path));
  host.getSourceFile = (path, languageVersion, ...rest) =>
    path === file
      ? ts.createSourceFile(path, source, languageVersion)
      : getSourceFile.call(host, path, languageVersion, ...rest);
  const program = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('types and schemas agree', () => {
  test.each(names)('%s', async (name) => {
    expect(await disagreements(name, schemaOf(name))).toEqual([]);
  });

  test('a field that only one of them has is noticed', async () => {
    const schema = schemaOf('question-file') as {
      $defs: { question: { properties: Schema; required: string[] } };
    };
    const { question } = schema.$defs;
    question.properties.mood = { type: 'string' };
    question.required.push('mood');
    expect(await disagreements('question-file', schema)).not.toEqual([]);
    delete question.properties.mood;
    question.required = question.required.filter((key) => key !== 'mood' && key !== 'introduction');
    expect(await disagreements('question-file', schema)).not.toEqual([]);
  });
});
