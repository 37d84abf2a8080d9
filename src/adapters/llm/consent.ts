import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Endpoint } from './endpoint.ts';

/** Proof that something may be sent to a host. Made here and nowhere else. */
export class Permit {
  readonly host: string;

  private constructor(host: string) {
    this.host = host;
  }

  /** This machine needs no consent, a host that was agreed to has it. */
  static for({ host, loopback }: Endpoint, agreed: readonly string[]): Permit | null {
    return loopback || agreed.includes(host) ? new Permit(host) : null;
  }
}

/** Hosts agreed to for good. A file that cannot be read is no consent. */
export async function agreedHosts(path: string): Promise<string[]> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof value !== 'object' || value === null || !('hosts' in value)) return [];
    return typeof value.hosts === 'object' && value.hosts !== null ? Object.keys(value.hosts) : [];
  } catch {
    return [];
  }
}

/** Remembers a host with the time of the consent. */
export async function rememberHost(path: string, host: string, at: number): Promise<void> {
  const known = await agreedHosts(path);
  const hosts = Object.fromEntries([...known, host].map((each) => [each, { agreedAt: at }]));
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const aside = `${path}.partial`;
  await writeFile(aside, `${JSON.stringify({ hosts }, null, 2)}\n`, { mode: 0o600 });
  await rename(aside, path);
}
