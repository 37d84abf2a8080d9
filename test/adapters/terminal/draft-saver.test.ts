import { expect, test } from 'vitest';
import { draftOf } from '../../../src/adapters/terminal/draft.ts';
import { createDraftSaver } from '../../../src/adapters/terminal/draft-saver.ts';

/** A saver on a clock that is set by hand; saving takes the time given. */
function saverOf(savingMs = 0, isSaved = true) {
  const world = { now: 0, saved: [] as string[] };
  const saver = createDraftSaver(
    (text) => {
      world.saved.push(text);
      world.now += savingMs;
      return isSaved;
    },
    () => world.now,
    () => world.now,
  );
  return { world, saver };
}

test('a draft is saved a second later at the latest, not at every key', () => {
  const { world, saver } = saverOf();
  for (const text of ['a', 'ab', 'abc']) saver.changed(draftOf(text));
  expect(world.saved).toEqual([]);
  world.now = 1000;
  saver.tick();
  expect(world.saved).toEqual(['abc']);
  saver.tick();
  world.now = 5000;
  saver.tick();
  expect(world.saved).toEqual(['abc']);
});

test('it is known whether the draft as it stands is saved', () => {
  const { world, saver } = saverOf();
  world.now = 1000;
  saver.changed(draftOf('a'));
  expect(saver.saved).toBe(true);
  saver.changed(draftOf('ab'));
  expect(saver.saved).toBe(false);
  const failing = saverOf(0, false);
  failing.world.now = 1000;
  failing.saver.changed(draftOf('a'));
  expect(failing.saver.saved).toBe(false);
});

test('what takes long to save is saved more seldom', () => {
  const { world, saver } = saverOf(500);
  world.now = 1000;
  saver.changed(draftOf('a'));
  world.now += 5000;
  saver.changed(draftOf('ab'));
  expect(world.saved).toEqual(['a']);
  world.now += 5000;
  saver.tick();
  expect(world.saved).toEqual(['a', 'ab']);
});
