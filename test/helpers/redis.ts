import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';

/** Why tests with a real Redis are skipped, or null where they can run. */
export const withoutRedis: string | null =
  spawnSync('redis-server', ['--version']).error === undefined
    ? null
    : 'redis-server is not installed (apt-get install redis-server)';

/** A Redis server of its own on a free loopback port, kept in memory only. */
export class RedisServer {
  readonly url: string;
  readonly client: Redis;
  private readonly server: ChildProcess;

  private constructor(port: number, server: ChildProcess) {
    this.url = `redis://127.0.0.1:${port}`;
    this.server = server;
    this.client = new Redis(this.url, { maxRetriesPerRequest: null });
    this.client.on('error', () => {});
  }

  static async start(): Promise<RedisServer> {
    const port = await freePort();
    const options = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
    ];
    const server = new RedisServer(port, spawn('redis-server', options, { stdio: 'ignore' }));
    await server.client.ping();
    return server;
  }

  async stop(): Promise<void> {
    this.client.disconnect();
    const ended = new Promise((resolve) => this.server.on('exit', resolve));
    this.server.kill('SIGKILL');
    await ended;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}
