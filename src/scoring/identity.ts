import type { ScorerIdentity } from '../domain/assessment.ts';

/** What a record of a score says of its scorer. */
export function identityOf({ name, version, options, model }: ScorerIdentity): ScorerIdentity {
  return { name, version, options, ...(model === undefined ? {} : { model }) };
}
