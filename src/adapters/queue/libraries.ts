import { DrillError, exitCodes, UsageError } from '../../domain/errors.ts';

/** BullMQ and the Redis client: only loaded where they are asked for, since most never need them. */
export async function loadLibraries() {
  try {
    const [bullmq, { Redis }] = await Promise.all([import('bullmq'), import('ioredis')]);
    return { bullmq, Redis };
  } catch {
    throw new UsageError(
      'The engine bullmq needs the packages bullmq and ioredis, which are not installed.',
      'Run `npm install bullmq ioredis` where drill is installed.',
    );
  }
}

export type Libraries = Awaited<ReturnType<typeof loadLibraries>>;
export type RedisClient = InstanceType<Libraries['Redis']>;

const connectTimeoutMs = 5000;

/** Connects, or says why not; a connection that is lost later is made again. */
export async function connect({ Redis }: Libraries, url: string): Promise<RedisClient> {
  const { host } = addressOf(url);
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: connectTimeoutMs,
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (times > 1 ? Math.min(times * 200, 2000) : null),
  });
  let reason = 'no answer';
  redis.on('error', (error: Error) => {
    reason = error.message;
  });
  try {
    await redis.connect();
    redis.options.retryStrategy = (times) => Math.min(times * 200, 2000);
    return redis;
  } catch {
    redis.disconnect();
    throw new DrillError(
      exitCodes.unscored,
      `Cannot connect to Redis at ${host}: ${reason}.`,
      'Start it, or give its address with --redis or DRILL_REDIS.',
    );
  }
}

/** Never says more of the address than its host: it may hold a password. */
function addressOf(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed !== null && ['redis:', 'rediss:'].includes(parsed.protocol)) return parsed;
  throw new UsageError(
    '--redis is not the address of a Redis server.',
    'Write it as redis://host:6379, or rediss:// for TLS.',
  );
}
