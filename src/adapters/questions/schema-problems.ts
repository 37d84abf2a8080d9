import { nearest } from '../../domain/nearest.ts';
import { explain } from './explain.ts';
import type { Findings } from './finding.ts';
import { stepsOf } from './pointer.ts';
import type { SchemaError } from './question-file.generated.js';
import { type Subschema, schemasAt } from './schema-tree.ts';
import type { SourceMap } from './source-places.ts';

/** Adds a problem for every violation of the schema: at the value, at an unknown key, at the parent of what is missing. */
export function addSchemaProblems(
  content: unknown,
  errors: readonly SchemaError[],
  map: SourceMap,
  findings: Findings,
): void {
  const told = withoutOtherBranches(content, errors);
  for (const [index, error] of told.entries()) {
    if (findings.isFull) {
      findings.skip(told.length - index);
      return;
    }
    explain(error, valueAt(content, error.instancePath), map, findings);
  }
}

/** Of an anyOf that failed, only what the branch that fits best has to say. */
function withoutOtherBranches(content: unknown, errors: readonly SchemaError[]): SchemaError[] {
  const failed = new Map<string, number>();
  for (const { keyword, instancePath } of errors) {
    if (keyword !== 'anyOf' || failed.has(instancePath)) continue;
    failed.set(instancePath, bestBranch(schemasAt(instancePath), valueAt(content, instancePath)));
  }
  return errors.filter((error) => {
    const best = branchAround(error.instancePath, failed);
    if (best === undefined) return true;
    return best === -1
      ? error.keyword === 'anyOf'
      : error.keyword !== 'anyOf' && isOfBranch(error, best);
  });
}

/** The best branch of the failed anyOf that a path lies in, if any. */
function branchAround(path: string, failed: ReadonlyMap<string, number>): number | undefined {
  let around = path;
  while (!failed.has(around)) {
    if (around === '') return undefined;
    around = around.slice(0, around.lastIndexOf('/'));
  }
  return failed.get(around);
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

function valueAt(content: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce<unknown>((value, step) => {
    return typeof value === 'object' && value !== null && Object.hasOwn(value, step)
      ? (value as Record<string, unknown>)[step]
      : undefined;
  }, content);
}
