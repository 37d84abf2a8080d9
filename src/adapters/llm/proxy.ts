import type { Endpoint } from './endpoint.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The proxy that the environment names for an endpoint, or null. Nothing for this machine ever goes
 * through a proxy: it would leave the machine.
 */
export function proxyFor({ url, loopback }: Endpoint, env: Env): string | null {
  if (loopback) return null;
  const { hostname, port, protocol } = new URL(url);
  const exempt = variable(env, 'no_proxy').split(/[\s,]+/);
  if (exempt.some((entry) => covers(entry.toLowerCase(), hostname, port || '443'))) return null;
  const proxy = variable(env, `${protocol.slice(0, -1)}_proxy`) || variable(env, 'all_proxy');
  return proxy === '' ? null : proxy;
}

function variable(env: Env, name: string): string {
  return env[name] ?? env[name.toUpperCase()] ?? '';
}

/** `*`, `host`, `.domain`, `*.domain`, each with or without `:port`; a name covers what is under it. */
function covers(entry: string, hostname: string, port: string): boolean {
  if (entry === '*') return true;
  const [, name = '', only] = /^\*?\.?([^:]+)(?::(\d+))?$/.exec(entry) ?? [];
  if (name === '' || (only !== undefined && only !== port)) return false;
  return hostname === name || hostname.endsWith(`.${name}`);
}
