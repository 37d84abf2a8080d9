import { type Printable, print } from '../domain/printable.ts';
import { bullets, paragraph, section } from './blocks.ts';
import type { Layout } from './layout.ts';

/** Where something of the user is kept. */
export function toEraseText(places: readonly string[], layout: Layout): Printable {
  return section('This is kept of you', bullets(places, layout), layout);
}

export function erasedText(count: number, layout: Layout): Printable {
  return paragraph(
    print`Erased: ${count} ${count === 1 ? 'file' : 'files'}. Your own question files and exported reports were left alone. What was in them was overwritten first; a solid-state disk, a copy-on-write file system, snapshots and backups of your own may keep older copies all the same.`,
    layout,
  );
}
