import type { SessionStart } from '../domain/attempt.ts';
import type { HistoryStore } from '../domain/ports.ts';
import { print } from '../domain/printable.ts';
import { dayMs } from '../domain/time.ts';
import type { Loss } from '../session/recorder.ts';
import type { Context, Flags } from './command.ts';

/** Past answers to read, and whether new ones are added to them. */
export interface Records {
  readonly store: HistoryStore | null;
  /** Where answers are saved; null when they are not. */
  readonly path: string | null;
  /** Why they are not. */
  readonly reason: string;
}

/** Opens the history as the flags ask; what cannot be saved is said at once. */
export async function openRecords(context: Context, flags: Flags): Promise<Records> {
  const saves = flags.history !== false;
  const opened = await context.openHistory(saves ? 'write' : 'read');
  if (!saves)
    return { store: opened.store, path: null, reason: 'Nothing was saved, as --no-history asks.' };
  if (opened.store === null) return notSaving(context, null, opened.reason);
  if (opened.notice !== null) await context.err.write(print`${opened.notice}\n`);
  if (typeof flags.retentionDays === 'number') {
    const erased = opened.store.eraseBefore(context.clock() - flags.retentionDays * dayMs);
    // The backups hold what was erased; the next day makes a new one.
    if (erased > 0) await context.state.eraseBackups();
  }
  return { store: opened.store, path: opened.path, reason: '' };
}

async function notSaving(
  context: Context,
  store: HistoryStore | null,
  reason: string,
): Promise<Records> {
  await context.err.write(print`Answers will not be saved: ${reason}\n`);
  return { store, path: null, reason };
}

/** Saves the beginning of the session: what cannot be saved is said before the first question. */
export async function begun(
  context: Context,
  records: Records,
  session: SessionStart,
): Promise<Records> {
  if (records.store === null || records.path === null) return records;
  try {
    records.store.saveSession(session);
    return records;
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return notSaving(
      context,
      records.store,
      `The history ${records.path} cannot be written: ${cause}.`,
    );
  }
}

/** Says that an answer or what belongs to it could not be saved, and where the answer is instead. */
export async function sayNotSaved(context: Context, loss: Loss): Promise<void> {
  if (loss.what === 'score') {
    await context.err.write(
      print`The score could not be saved: ${loss.reason}. The answer is saved; \`drill rescore\` scores it again.\n`,
    );
    return;
  }
  if (loss.what === 'correction') {
    await context.err.write(print`The correction could not be saved: ${loss.reason}.\n`);
    return;
  }
  const place = await context.keepAside(loss.answer);
  const kept =
    place === null
      ? print`It could not be written elsewhere either. Here it is whole, to copy:\n${loss.answer}`
      : print`It was written to ${place} instead.`;
  await context.err.write(print`This answer could not be saved: ${loss.reason}. ${kept}\n`);
}

/** Where the answers of a session are, for its end. */
export function savedSentence(
  { path, reason }: Records,
  { order, seed }: SessionStart,
  lost: number,
): string {
  if (path === null) return `Not saved. ${reason}`;
  const failed =
    lost === 0
      ? ''
      : `. ${lost} ${lost === 1 ? 'answer or score' : 'answers or scores'} could not be saved there`;
  return `Saved in ${path} (order ${order}, seed ${seed})${failed}`;
}
