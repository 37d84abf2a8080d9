import { dirname } from 'node:path';
import { UsageError } from '../../domain/errors.ts';

/** The configuration at a place (a file, with line and column where known) cannot be used. */
export function cannotUse(place: string, cause: string): UsageError {
  return new UsageError(
    `Cannot use the configuration ${place}: ${cause}.`,
    `Mend it, or take it away from ${dirname(place)}.`,
  );
}
