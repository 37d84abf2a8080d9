/** A process that writes attempts as fast as it can: `node writer.mjs PATH NAME COUNT`. */
import { openHistoryStore } from '../../src/adapters/history/open.ts';
import { attempt, session } from './attempts.ts';

const [path = '', name = '', count = '0'] = process.argv.slice(2);
const opened = await openHistoryStore(path, 'write', 0);
if (opened.store === null) throw new Error(opened.reason);
const { store } = opened;
store.saveSession({ ...session, id: name });
for (let index = 0; index < Number(count); index++) {
  store.saveAttempt(attempt(`${name}-${index}`, { sessionId: name, answeredAt: index }));
}
store.close();
