import { UsageError } from '../domain/errors.ts';
import { nearest } from '../domain/nearest.ts';
import type { Scorer } from './scorer.ts';

/** The scorers by name, each loaded only when it is asked for. */
const scorers: Readonly<Record<string, () => Promise<Scorer>>> = {
  rules: async () => (await import('./rules/index.ts')).rules,
};

/** The scorer of that name; throws UsageError that names the ones there are. */
export async function scorerNamed(name: string): Promise<Scorer> {
  const load = Object.hasOwn(scorers, name) ? scorers[name] : undefined;
  if (load !== undefined) return load();
  const names = Object.keys(scorers);
  const [near] = nearest(name, names);
  const hint = near === undefined ? '' : `Did you mean ${near}? `;
  throw new UsageError(`There is no scorer "${name}".`, `${hint}There is: ${names.join(', ')}.`);
}
