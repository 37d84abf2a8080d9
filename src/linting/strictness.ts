import { UsageError } from '../domain/errors.ts';
import { nearest } from '../domain/nearest.ts';
import { isProblemCode, problemCodes, severityOf } from '../domain/problems/wording.ts';
import type { Settings } from '../domain/settings.ts';

/** Refuses severities for codes that do not exist or that nobody may turn off. */
export function checkStrictness({ lint }: Settings): void {
  for (const code of Object.keys(lint)) {
    if (!isProblemCode(code)) throw unknownCode(code);
    if (!severityOf(code).settable) {
      throw new UsageError(
        `The setting lint names "${code}", which is always an error.`,
        'A file with such a problem cannot be used. Take it out of the setting.',
      );
    }
  }
}

/** There is no such problem code; with the nearest one. */
export function unknownCode(code: string): UsageError {
  const [near] = nearest(code, problemCodes);
  const hint = near === undefined ? '' : `Did you mean ${near}? `;
  return new UsageError(
    `There is no problem code "${code}".`,
    `${hint}\`drill explain\` lists the codes.`,
  );
}
