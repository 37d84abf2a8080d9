import type { StarPart } from '../../domain/question.ts';
import type { Asked, JudgedCriterion } from './asked.ts';
import { jsonObjectIn } from './json-object.ts';
import { statuses } from './reply-shape.ts';

export type Status = (typeof statuses)[number];

/** What a judge says it found. Nothing of it is believed before its quotes are. */
export interface Verdict {
  readonly keyPoints: ReadonlyMap<string, { readonly status: Status; readonly quote: string }>;
  readonly star: ReadonlyMap<StarPart, { readonly present: boolean; readonly quote: string }>;
  readonly redFlags: ReadonlyMap<string, { readonly present: boolean; readonly quote: string }>;
  readonly criteria: ReadonlyMap<
    JudgedCriterion,
    { readonly level: number; readonly quote: string }
  >;
}

export type VerdictReading =
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  | { readonly kind: 'unreadable'; readonly problem: string };

/** Reads a reply. Every id must be there once with the right types; nothing is clamped, rounded or guessed. */
export function readVerdict(reply: string, asked: Asked): VerdictReading {
  const found = jsonObjectIn(reply);
  if (found.kind === 'none') return { kind: 'unreadable', problem: found.problem };
  try {
    return { kind: 'verdict', verdict: verdictOf(found.value, asked) };
  } catch (error) {
    if (!(error instanceof Misshapen)) throw error;
    return { kind: 'unreadable', problem: error.message };
  }
}

/** The verdict of a judge who found nothing. */
export const emptyVerdict: Verdict = {
  keyPoints: new Map(),
  star: new Map(),
  redFlags: new Map(),
  criteria: new Map(),
};

class Misshapen extends Error {}

type Fields = Readonly<Record<string, unknown>>;

const sections = ['keyPoints', 'star', 'redFlags', 'criteria'] as const;

function verdictOf(value: Fields, asked: Asked): Verdict {
  onlyKeys(value, sections, 'the object');
  const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);
  return {
    keyPoints: entries(value, 'keyPoints', 'id', ids(asked.keyPoints), {
      key: 'status',
      check: isStatus,
      form: 'met, partial or missed',
    }),
    star: entries(value, 'star', 'part', asked.parts, presence),
    redFlags: entries(value, 'redFlags', 'id', ids(asked.redFlags), presence),
    criteria: entries(value, 'criteria', 'id', asked.criteria, {
      key: 'level',
      check: isLevel,
      form: 'a whole number from 1 to 5',
    }),
  };
}

interface Field<Key extends string, Value> {
  readonly key: Key;
  readonly check: (value: unknown) => value is Value;
  readonly form: string;
}

const presence: Field<'present', boolean> = {
  key: 'present',
  check: (value): value is boolean => typeof value === 'boolean',
  form: 'true or false',
};

function isStatus(value: unknown): value is Status {
  return statuses.some((status) => status === value);
}

function isLevel(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 5;
}

/** The entries of a section by id: each of `ids` once, and no other. */
function entries<Id extends string, Key extends string, Value>(
  verdict: Fields,
  section: (typeof sections)[number],
  idKey: string,
  ids: readonly Id[],
  field: Field<Key, Value>,
): Map<Id, Record<Key, Value> & { quote: string }> {
  const list = verdict[section];
  if (!Array.isArray(list)) throw new Misshapen(`"${section}" is not a list.`);
  const found = new Map<Id, Record<Key, Value> & { quote: string }>();
  for (const entry of list) {
    const id = idOf(entry, section, idKey, ids);
    if (found.has(id)) throw new Misshapen(`"${section}" has ${id} twice.`);
    found.set(id, entryOf(entry, `${section} ${id}`, idKey, field));
  }
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined) throw new Misshapen(`"${section}" has no entry for ${missing}.`);
  return found;
}

function idOf<Id extends string>(
  entry: unknown,
  section: string,
  idKey: string,
  ids: readonly Id[],
): Id {
  if (!isFields(entry)) throw new Misshapen(`"${section}" holds something that is no object.`);
  const id = ids.find((known) => known === entry[idKey]);
  if (id === undefined)
    throw new Misshapen(`"${section}" has an entry whose ${idKey} is not of the rubric.`);
  return id;
}

function entryOf<Key extends string, Value>(
  entry: Fields,
  place: string,
  idKey: string,
  { key, check, form }: Field<Key, Value>,
): Record<Key, Value> & { quote: string } {
  onlyKeys(entry, [idKey, key, 'quote'], place);
  const value = entry[key];
  if (!check(value)) throw new Misshapen(`In ${place}, "${key}" must be ${form}.`);
  const { quote } = entry;
  if (typeof quote !== 'string') throw new Misshapen(`In ${place}, "quote" must be a text.`);
  return { [key]: value, quote } as Record<Key, Value> & { quote: string };
}

function onlyKeys(value: Fields, allowed: readonly string[], place: string): void {
  const extra = Object.keys(value).find((key) => !allowed.includes(key));
  if (extra !== undefined)
    throw new Misshapen(`There is a key too many in ${place}: ${JSON.stringify(extra)}.`);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
