import { isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from '../domain/errors.ts';
import type { Scorer } from '../scoring/scorer.ts';
import { scorerNamed } from './scorer-here.ts';

/** The scorer of that name, or the one that the module at that path exports as `scorer` or by default. */
export async function loadScorer(name: string): Promise<Scorer> {
  if (!isPath(name)) return scorerNamed(name);
  const module = await import(pathToFileURL(resolve(name)).href).catch((error: Error) => {
    throw new UsageError(
      `The scorer ${name} cannot be loaded: ${error.message}`,
      'Give the path of an ES module that exports a scorer; CONTRIBUTING.md has the recipe.',
    );
  });
  const scorer: unknown = module.scorer ?? module.default;
  if (isScorer(scorer)) return scorer;
  throw new UsageError(
    `${name} exports no scorer.`,
    'Export the result of defineScorer as `scorer` or by default.',
  );
}

/** A path is told from a name by its first character or its ending. */
export function isPath(name: string): boolean {
  return name.startsWith('.') || isAbsolute(name) || /\.m?js$/.test(name);
}

function isScorer(value: unknown): value is Scorer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'version' in value &&
    'prepare' in value &&
    typeof value.prepare === 'function'
  );
}
