/** Before a result is shown its answer and its score are synced to the disk: counted in the system calls. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Drill } from '../../helpers/drill.ts';

const canTrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

test.runIf(canTrace)('a sync of the log comes before each result', async () => {
  const drill = new Drill();
  const trace = join(drill.home, 'trace');
  const input = 'I said I was sorry.\n.\nI called the nurse.\n.\nI came back.\n.\n';
  const { status } = spawnSync(
    'strace',
    [
      ...['-f', '-y', '-s', '80', '-e', 'trace=write,pwrite64,fsync,fdatasync', '-o', trace],
      ...[process.execPath, drill.bin, 'practice', '--order', 'file', '-n', '3'],
    ],
    { env: drill.env({ COLUMNS: '80' }), input },
  );
  expect(status).toBe(0);
  // Of each line: a sync of the history, a write into it, or a result on standard output.
  const events = readFileSync(trace, 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (/(fsync|fdatasync)\(\d+<.*history\.db-wal>/.test(line)) return ['sync'];
      if (/pwrite64\(\d+<.*history\.db-wal>/.test(line)) return ['save'];
      if (/write\(1<.*─/.test(line) || /write\(1<[^>]*>, "\\n\\342\\224\\200/.test(line))
        return ['result'];
      return [];
    });
  const results = events.flatMap((event, index) => (event === 'result' ? [index] : []));
  expect(results).toHaveLength(3);
  for (const [index, at] of results.entries()) {
    const since = events.slice(index === 0 ? 0 : results[index - 1], at);
    // Answer and score are two transactions, each synced, and nothing is written after the last sync.
    expect(since.filter((event) => event === 'sync').length).toBeGreaterThanOrEqual(2);
    expect(since.lastIndexOf('sync')).toBeGreaterThan(since.lastIndexOf('save'));
  }
  drill.remove();
});
