import type { ModelIdentity } from '../../domain/model.ts';
import { allFeatures, type Features, featuresIn } from './features.ts';
import { keep, readKept } from './kept-json.ts';
import { isRecord } from './reply.ts';

/** What each endpoint understands, kept between runs. */
export interface FeatureMemory {
  recall(of: ModelIdentity): Promise<Features>;
  remember(of: ModelIdentity, features: Features): Promise<void>;
}

/** A memory in one file, which may be deleted at any time. */
export function createFeatureMemory(path: string): FeatureMemory {
  const nameOf = ({ url, name }: ModelIdentity) => `${url} ${name}`;
  const all = async (): Promise<Readonly<Record<string, unknown>>> => {
    const value = await readKept(path);
    return isRecord(value) ? value : {};
  };
  return {
    recall: async (of) => featuresIn((await all())[nameOf(of)]) ?? allFeatures,
    remember: async (of, features) => {
      const known = { ...(await all()), [nameOf(of)]: features };
      try {
        await keep(path, known);
      } catch {
        // Found out again next time.
      }
    },
  };
}
