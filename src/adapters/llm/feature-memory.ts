import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ModelIdentity } from '../../domain/model.ts';
import { allFeatures, type Features, featuresIn } from './features.ts';

/** What each endpoint understands, kept between runs. */
export interface FeatureMemory {
  recall(of: ModelIdentity): Promise<Features>;
  remember(of: ModelIdentity, features: Features): Promise<void>;
}

/** A memory in one file, which may be deleted at any time. */
export function createFeatureMemory(path: string): FeatureMemory {
  const nameOf = ({ url, name }: ModelIdentity) => `${url} ${name}`;
  const all = async (): Promise<Record<string, unknown>> => {
    try {
      const value: unknown = JSON.parse(await readFile(path, 'utf8'));
      return typeof value === 'object' && value !== null ? { ...value } : {};
    } catch {
      return {};
    }
  };
  return {
    recall: async (of) => featuresIn((await all())[nameOf(of)]) ?? allFeatures,
    remember: async (of, features) => {
      const known = { ...(await all()), [nameOf(of)]: features };
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeFile(`${path}.partial`, JSON.stringify(known), { mode: 0o600 });
        await rename(`${path}.partial`, path);
      } catch {
        // Found out again next time.
      }
    },
  };
}
