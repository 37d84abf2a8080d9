/**
 * How the lists of a question are written in one line each, in Markdown and in the cells of a table.
 * Reading takes what a person may type: what it cannot make out becomes text, and validate will say so.
 */
import type { FollowUp, KeyPoint, RedFlag, Rubric, Sample } from '../domain/question.ts';

/** On one line, as an entry of a list must be. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** `id (weight 3, required): description` */
export function keyPointHead({ id, description, weight, required }: KeyPoint): string {
  const notes = [
    ...(weight === undefined ? [] : [`weight ${weight}`]),
    ...(required === undefined ? [] : [required ? 'required' : 'not required']),
  ];
  return `${id}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}: ${oneLine(description)}`;
}

export function readKeyPointHead(line: string): Omit<KeyPoint, 'anyOf'> {
  const [, id = '', notes = '', description = ''] =
    /^([a-z0-9-]+)\s*(?:\(([^)]*)\))?\s*:\s*(.*)$/s.exec(line) ?? ['', '', '', line];
  const weight = /weight\s+([\d.]+)/.exec(notes)?.[1];
  const required = /required/.test(notes) ? !/not required/.test(notes) : undefined;
  return {
    id,
    description,
    ...(weight === undefined ? {} : { weight: Number(weight) }),
    ...(required === undefined ? {} : { required }),
  };
}

/** A point or a red flag with its phrases, where it has some. */
export function withPhrases<Head extends object>(
  head: Head,
  phrases: readonly string[],
): Head & Pick<KeyPoint, 'anyOf'> {
  return phrases.length === 0 ? head : { ...head, anyOf: phrases };
}

/** `id: description` */
export function redFlagHead({ id, description }: RedFlag): string {
  return `${id}: ${oneLine(description)}`;
}

export function readRedFlagHead(line: string): Omit<RedFlag, 'anyOf'> {
  const { id, description } = readKeyPointHead(line);
  return { id, description };
}

/** `missing result: question` or `always: question` */
export function followUpLine({ when, ask }: FollowUp): string {
  return `${'missing' in when ? `missing ${when.missing}` : 'always'}: ${oneLine(ask)}`;
}

export function readFollowUp(line: string): FollowUp {
  const [, missing, ask = ''] = /^(?:missing\s+([^:]*?)|always)\s*:\s*(.*)$/is.exec(line) ?? [
    '',
    '',
    line,
  ];
  return { when: missing === undefined ? { always: true } : { missing: missing.trim() }, ask };
}

/** `weak (at least 10, at most 40)` */
export function sampleHead({ quality, expect: { min, max } }: Sample): string {
  const band = [
    ...(min === undefined ? [] : [`at least ${min}`]),
    ...(max === undefined ? [] : [`at most ${max}`]),
  ];
  return `${quality} (${band.join(', ')})`;
}

export function readSampleHead(line: string): Pick<Sample, 'quality' | 'expect'> {
  const quality = (/^\w+/.exec(line)?.[0] ?? '').toLowerCase() as Sample['quality'];
  const min = /at least\s+(\d+)/i.exec(line)?.[1];
  const max = /at most\s+(\d+)/i.exec(line)?.[1];
  return {
    quality,
    expect: {
      ...(min === undefined ? {} : { min: Number(min) }),
      ...(max === undefined ? {} : { max: Number(max) }),
    },
  };
}

/** `80 to 260` */
export function wordsRange({ min, max }: NonNullable<Rubric['words']>): string {
  return `${min} to ${max}`;
}

export function readWordsRange(text: string): Rubric['words'] {
  const [min, max] = (text.match(/\d+/g) ?? []).map(Number);
  return min === undefined || max === undefined ? undefined : { min, max };
}

/** `content 50, structure 25` */
export function weightsLine(weights: NonNullable<Rubric['weights']>): string {
  return Object.entries(weights)
    .map(([id, weight]) => `${id} ${weight}`)
    .join(', ');
}

export function readWeights(text: string): Rubric['weights'] {
  const pairs = [...text.matchAll(/([a-z]+)\s+([\d.]+)/gi)];
  return Object.fromEntries(pairs.map(([, id = '', weight]) => [id, Number(weight)]));
}

export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
