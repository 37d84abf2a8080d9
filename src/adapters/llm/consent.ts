import type { Endpoint } from './endpoint.ts';
import { keep, readKept } from './kept-json.ts';
import { isRecord } from './reply.ts';

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
  return Object.keys(await consentsIn(path));
}

/** Remembers a host with the time of the consent. */
export async function rememberHost(path: string, host: string, at: number): Promise<void> {
  await keep(path, { hosts: { ...(await consentsIn(path)), [host]: { agreedAt: at } } });
}

async function consentsIn(path: string): Promise<Readonly<Record<string, unknown>>> {
  const value = await readKept(path);
  return isRecord(value) && isRecord(value.hosts) ? value.hosts : {};
}
