import { nearest } from '../../domain/nearest.ts';
import type { Findings } from './finding.ts';
import { stepInto } from './pointer.ts';
import type { SchemaError } from './question-file.generated.js';
import { schemasAt } from './schema-tree.ts';
import type { SourceMap } from './source-places.ts';

type Explain = (error: SchemaError, value: unknown, map: SourceMap, findings: Findings) => void;

/** Adds the problem for one error of the validator. */
export function explain(
  error: SchemaError,
  value: unknown,
  map: SourceMap,
  findings: Findings,
): void {
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
