import { nearest } from '../../domain/nearest.ts';
import type { Findings } from './finding.ts';
import type { SchemaError } from './question-file.generated.js';
import { type Subschema, schemasAt } from './schema-tree.ts';
import { type SourceMap, stepInto, stepsOf } from './source-map.ts';

/** Adds a problem for every violation of the schema: at the value, at an unknown key, at the parent of what is missing. */
export function addSchemaProblems(
  content: unknown,
  errors: readonly SchemaError[],
  map: SourceMap,
  findings: Findings,
): void {
  for (const error of withoutOtherBranches(content, errors)) {
    explain(error, valueAt(content, error.instancePath), map, findings);
  }
}

/** Of an anyOf that failed, only what the branch that fits best has to say. */
function withoutOtherBranches(content: unknown, errors: readonly SchemaError[]): SchemaError[] {
  let left = [...errors];
  for (const { instancePath } of errors.filter(({ keyword }) => keyword === 'anyOf')) {
    const branches = schemasAt(instancePath);
    const best = bestBranch(branches, valueAt(content, instancePath));
    left = left.filter((error) => {
      if (!isWithin(error.instancePath, instancePath)) return true;
      return best === -1
        ? error.keyword === 'anyOf'
        : error.keyword !== 'anyOf' && isOfBranch(error, best);
    });
  }
  return left;
}

function isWithin(path: string, parent: string): boolean {
  return path === parent || path.startsWith(`${parent}/`);
}

/** Branches that are references lose their number in ajv's path. */
function isOfBranch({ schemaPath }: SchemaError, branch: number): boolean {
  const numbered = /\/anyOf\/(\d+)\//.exec(schemaPath);
  return numbered === null ? branch === 0 : Number(numbered[1]) === branch;
}

/** The branch of the value's own kind that knows most of its keys, or -1. */
function bestBranch(branches: readonly Subschema[], value: unknown): number {
  const kind = Array.isArray(value) ? 'array' : typeof value;
  const fits = branches.map(({ type, properties = {} }) => {
    if (type !== kind) return -1;
    if (typeof value !== 'object' || value === null) return 0;
    return Object.keys(value).filter((key) => nearest(key, Object.keys(properties)).length > 0)
      .length;
  });
  return fits.indexOf(Math.max(...fits, 0));
}

type Explain = (error: SchemaError, value: unknown, map: SourceMap, findings: Findings) => void;

function explain(error: SchemaError, value: unknown, map: SourceMap, findings: Findings): void {
  const explainer = Object.hasOwn(explainers, error.keyword)
    ? explainers[error.keyword]
    : undefined;
  if (explainer !== undefined) explainer(error, value, map, findings);
  else {
    const wanted = `what the schema asks for (${error.keyword})`;
    findings.add(
      'bad-format',
      { value: shown(value), wanted },
      map.value(error.instancePath),
      error.instancePath,
    );
  }
}

const unknownKey: Explain = ({ instancePath, params }, _value, map, findings) => {
  const key = String(params.additionalProperty);
  const known = knownKeys(instancePath);
  const path = stepInto(instancePath, key);
  findings.add(
    'unknown-key',
    { key: shown(key), suggestion: nearest(key, known)[0], known },
    map.key(path),
    path,
  );
};

const missingKey: Explain = ({ instancePath, params }, _value, map, findings) => {
  findings.add(
    'missing-key',
    { key: String(params.missingProperty) },
    map.key(instancePath),
    instancePath,
  );
};

const wrongType: Explain = ({ instancePath, params }, value, map, findings) => {
  const wanted = typeNames[String(params.type)] ?? String(params.type);
  findings.add(
    'wrong-type',
    { wanted, found: kindOf(value) },
    map.value(instancePath),
    instancePath,
  );
};

const noBranch: Explain = ({ instancePath }, value, map, findings) => {
  const kinds = new Set(schemasAt(instancePath).map(({ type = '' }) => typeNames[type] ?? type));
  findings.add(
    'wrong-type',
    { wanted: [...kinds].join(' or '), found: kindOf(value) },
    map.value(instancePath),
    instancePath,
  );
};

const notAllowed: Explain = ({ instancePath, params }, value, map, findings) => {
  const allowed = (
    Array.isArray(params.allowedValues) ? params.allowedValues : [params.allowedValue]
  ).map(String);
  const suggestion = nearest(String(value), allowed)[0];
  findings.add(
    'not-one-of',
    { value: shown(value), allowed, suggestion },
    map.value(instancePath),
    instancePath,
  );
};

const notMatching: Explain = ({ instancePath, params }, value, map, findings) => {
  const place = map.value(instancePath);
  if (params.pattern === '\\S')
    findings.add('too-short', { wanted: 'some text is needed' }, place, instancePath);
  else {
    const wanted = 'lower-case letters, digits and single hyphens, for example upset-patient';
    findings.add('bad-format', { value: shown(value), wanted }, place, instancePath);
  }
};

const size =
  (code: 'too-short' | 'too-long', unit: string): Explain =>
  ({ instancePath, params }, _value, map, findings) => {
    const bound = code === 'too-short' ? 'at least' : 'at most';
    findings.add(
      code,
      { wanted: `${bound} ${String(params.limit)} ${unit}` },
      map.value(instancePath),
      instancePath,
    );
  };

const outOfRange: Explain = ({ instancePath, params }, value, map, findings) => {
  const bounds: Readonly<Record<string, string>> = {
    '>=': 'at least',
    '<=': 'at most',
    '>': 'more than',
    '<': 'less than',
  };
  const wanted = `${bounds[String(params.comparison)] ?? ''} ${String(params.limit)}`;
  findings.add(
    'out-of-range',
    { value: shown(value), wanted },
    map.value(instancePath),
    instancePath,
  );
};

const repeated: Explain = ({ instancePath, params }, value, map, findings) => {
  const path = stepInto(instancePath, Math.max(Number(params.i), Number(params.j)));
  const item = Array.isArray(value) ? value[Number(params.i)] : undefined;
  findings.add(
    'not-unique',
    { cause: `"${shown(item)}" stands in this list twice.` },
    map.value(path),
    path,
  );
};

const explainers: Readonly<Record<string, Explain>> = {
  additionalProperties: unknownKey,
  required: missingKey,
  type: wrongType,
  anyOf: noBranch,
  enum: notAllowed,
  const: notAllowed,
  pattern: notMatching,
  minItems: size('too-short', 'entries'),
  minProperties: size('too-short', 'of the keys'),
  maxItems: size('too-long', 'entries'),
  maxLength: size('too-long', 'characters'),
  minimum: outOfRange,
  maximum: outOfRange,
  exclusiveMinimum: outOfRange,
  uniqueItems: repeated,
};

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
};

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return `the number ${value}`;
  return typeNames[typeof value] ?? typeof value;
}

function knownKeys(pointer: string): string[] {
  return [...new Set(schemasAt(pointer).flatMap(({ properties = {} }) => Object.keys(properties)))];
}

const longestShown = 60;

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

function valueAt(content: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce<unknown>((value, step) => {
    return typeof value === 'object' && value !== null && Object.hasOwn(value, step)
      ? (value as Record<string, unknown>)[step]
      : undefined;
  }, content);
}
