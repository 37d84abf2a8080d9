import type { Cue, Slot } from './cue.ts';

type Kinds = ReadonlySet<number>;

/** Lists of cues by their content: many pairs of words share one. */
const mostLists = 0xffff;

/**
 * The cues that can begin with two words. Words that are the same to the first slots of all cues share
 * a row of a table, those that are the same to the second slots a column: it stays small, and is asked
 * for every two words of every answer.
 */
export class Openings<Code> {
  private readonly cues: readonly Cue<Code>[];
  private readonly rows: Sorts;
  private readonly columns: Sorts;
  /** For each fit its row, 0 where no cue begins with it, and its column. */
  private readonly rowOf: number[] = [];
  /** For each row the cues that can begin with its words. */
  private readonly begins: (readonly Cue<Code>[])[] = [];
  private readonly columnOf: number[] = [];
  /** For each row and column the place of a list, from 1; 0 until it is asked for. */
  private table = new Uint16Array(0);
  private width = 0;
  private readonly lists: (readonly Cue<Code>[])[] = [];
  private readonly places = new Map<string, number>();
  private readonly none: readonly Cue<Code>[] = [];

  constructor(cues: readonly Cue<Code>[]) {
    this.cues = cues;
    this.rows = new Sorts(cues.flatMap(({ opening }) => slotsFor(opening, 0)));
    this.columns = new Sorts(cues.flatMap(({ opening }) => slotsFor(opening, 1)));
    this.rows.of(new Set());
  }

  /** Says of which kinds the next fit is. */
  add(kinds: Kinds): void {
    const row = this.rows.of(kinds);
    this.begins[row] ??= this.cues.filter(({ opening }) => mayBegin(opening, 0, [kinds]));
    this.rowOf.push(this.begins[row]?.length === 0 ? 0 : row);
    this.columnOf.push(this.columns.of(kinds));
    const [rows, columns] = [this.rows.all.length, this.columns.all.length];
    if (rows * this.width > this.table.length || columns > this.width) this.widen(rows, columns);
  }

  of(first: number, second: number): readonly Cue<Code>[] {
    const row = this.rowOf[first] ?? 0;
    if (row === 0) return this.none;
    const column = this.columnOf[second] ?? 0;
    const place = this.table[row * this.width + column] ?? 0;
    return place === 0 ? this.ask(row, column) : (this.lists[place - 1] ?? this.none);
  }

  private ask(row: number, column: number): readonly Cue<Code>[] {
    const words = [this.rows.all[row] ?? noKinds, this.columns.all[column] ?? noKinds];
    const list = (this.begins[row] ?? []).filter(({ opening }) => mayBegin(opening, 0, words));
    const key = list.map(({ order }) => order).join(' ');
    const place = this.places.get(key) ?? this.lists.push(list);
    this.places.set(key, place);
    if (place <= mostLists) this.table[row * this.width + column] = place;
    return list;
  }

  /** What was asked for is asked again. */
  private widen(rows: number, columns: number): void {
    this.width = 2 * columns;
    this.table = new Uint16Array(2 * rows * this.width);
  }
}

const noKinds: Kinds = new Set();

/** Sorts of words: what of their kinds some slots ask for. */
class Sorts {
  readonly all: Kinds[] = [];
  private readonly asked: Kinds;
  private readonly places = new Map<string, number>();

  constructor(asked: readonly Slot[]) {
    this.asked = new Set(asked.map(({ kind }) => kind));
  }

  /** The place of the sort of a word of those kinds. */
  of(kinds: Kinds): number {
    const own = [...kinds].filter((kind) => this.asked.has(kind));
    const key = own.join(' ');
    const place = this.places.get(key) ?? this.all.push(new Set(own)) - 1;
    this.places.set(key, place);
    return place;
  }
}

/** The slots that may be asked of the word at `at`, 0 for the first. */
function slotsFor(slots: readonly Slot[], at: number): Slot[] {
  const asked: Slot[] = [];
  let needed = 0;
  for (const [index, slot] of slots.entries()) {
    if (slot.most > 0 || needed > at) break;
    if (index >= at) asked.push(slot);
    if (!slot.optional) needed += 1;
  }
  return asked;
}

/** Whether the slots from `from` on can begin with the words from `at` on. */
function mayBegin(slots: readonly Slot[], from: number, words: readonly Kinds[], at = 0): boolean {
  const [slot, word] = [slots[from], words[at]];
  if (slot === undefined || word === undefined || slot.most > 0) return true;
  const fits = slot.any || word.has(slot.kind);
  if (fits && mayBegin(slots, from + 1, words, at + 1)) return true;
  return slot.optional && mayBegin(slots, from + 1, words, at);
}
