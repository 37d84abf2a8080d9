import type { Draft, Improvement, ScoredEdit } from '../domain/coaching.ts';
import { type Printable, print } from '../domain/printable.ts';
import { type StarPart, starParts } from '../domain/question.ts';
import { bullets, paragraph, readingWidth, section, stacked } from './blocks.ts';
import { hanging, type Layout, lines, paintFor } from './layout.ts';

/** A draft with its notes, what it lacks, and what would raise it. What rests on no note is set apart. */
export function draftText(draft: Draft, layout: Layout): Printable {
  const { sentences, gaps, score, raise, notes } = draft;
  const flagged = sentences.filter(({ untraced }) => untraced.length > 0);
  const list = (title: string, items: readonly Printable[]) =>
    items.length === 0 ? null : section(title, bullets(items, layout), layout);
  return stacked(
    section(
      'Your notes',
      lines(
        ...notes.map(({ id, part, text }) =>
          hanging(
            print`  ${id}. `,
            `${part === null ? '' : `${part}: `}${text}`,
            readingWidth(layout),
          ),
        ),
      ),
      layout,
    ),
    section(
      draft.by === 'model' ? 'Draft, from your notes only' : 'Your notes as a story',
      paragraph(bodyOf(draft, layout), layout),
      layout,
    ),
    list(
      'Left out: your notes do not say this',
      flagged.map(({ text, untraced }) => print`${text} (${untraced.join(', ')})`),
    ),
    list(
      'Not found in your notes',
      gaps.map(({ part, ask }) => print`${capital(part)}: ${ask}`),
    ),
    score === null ? null : paragraph(print`Score of the draft: ${score} of 100, offline.`, layout),
    list(
      'What would raise it',
      raise.map((text) => print`${text}`),
    ),
  );
}

/** The sentences that rest on notes, with a slot where a part of the story is missing. */
function bodyOf({ sentences, gaps, notes }: Draft, layout: Layout): Printable {
  const { quiet } = paintFor(layout);
  const partOf = new Map(notes.map(({ id, part }) => [id, part]));
  const placeOf = (part: StarPart | null | undefined) =>
    part === null || part === undefined ? starParts.length : starParts.indexOf(part);
  const kept = sentences
    .filter(({ untraced }) => untraced.length === 0)
    .map(({ text, notes: own }) => ({
      place: placeOf(partOf.get(own[0] ?? 0)),
      shown: print`${text} ${quiet(`(${own.join(', ')})`)}`,
    }));
  const slots = gaps.map(({ part }) => ({
    place: placeOf(part),
    shown: print`[${capital(part)}: yours to fill in]`,
  }));
  const ordered = [...kept, ...slots].sort((a, b) => a.place - b.place);
  return joined(ordered.map(({ shown }) => shown));
}

function joined(parts: readonly Printable[]): Printable {
  return parts.reduce((text, part) => (text.text === '' ? part : print`${text} ${part}`), print``);
}

/** Up to three edits as a diff, the smallest first. */
export function improvementText(improvement: Improvement, layout: Layout): Printable {
  const { edits, refused, answer, score } = improvement;
  if (edits.length === 0 && refused.length === 0) {
    return paragraph('Nothing to change that would not need facts only you have.', layout);
  }
  return stacked(
    score === null ? null : paragraph(print`Your answer now: ${score} of 100, offline.`, layout),
    ...edits.map((edit, index) => editText(edit, index + 1, answer, layout)),
    refused.length === 0
      ? null
      : section(
          'Refused: your answer does not say this',
          bullets(
            refused.map(({ edit, untraced }) => print`${edit.after} (${untraced.join(', ')})`),
            layout,
          ),
          layout,
        ),
  );
}

function editText(edit: ScoredEdit, position: number, answer: string, layout: Layout): Printable {
  const { good, bad, heading } = paintFor(layout);
  const { before, after } = aroundOf(edit, answer);
  const width = readingWidth(layout);
  const minus = before === '' ? [] : [bad(hanging(print`- `, before, width))];
  const effect = edit.slot
    ? 'Fill in the brackets with what really happened.'
    : edit.score === null
      ? ''
      : `With this edit: ${edit.score} of 100.`;
  return lines(
    heading(`Edit ${position}`),
    ...minus,
    good(hanging(print`+ `, after, width)),
    paragraph(print`${edit.why} ${effect}`, layout),
  );
}

/** The sentences that the edit touches, before and after it. */
function aroundOf({ start, end, after }: ScoredEdit, answer: string) {
  const from = Math.max(0, answer.slice(0, start).search(/[^.!?\n]*$/));
  const rest = answer.slice(end).search(/[.!?\n]/);
  const to = rest === -1 ? answer.length : end + rest + 1;
  const touched = start === end ? '' : answer.slice(from, to).trim();
  const changed = start === end ? after : answer.slice(from, start) + after + answer.slice(end, to);
  return { before: touched, after: changed.trim() };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
