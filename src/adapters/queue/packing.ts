import type { GradedChunk } from '../../domain/grading.ts';
import { Printable } from '../../domain/printable.ts';

/** A graded chunk as bytes: the length of the figures, the figures as JSON, the rows. */
export function packGraded({ text, ...figures }: GradedChunk): Buffer {
  const head = Buffer.from(JSON.stringify(figures));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, text]);
}

/** What comes from another machine goes through the funnel again: it is not trusted to have been there. */
export function unpackGraded(packed: Buffer): GradedChunk {
  const start = 4 + packed.readUInt32LE(0);
  const figures: Omit<GradedChunk, 'text'> = JSON.parse(packed.toString('utf8', 4, start));
  return { ...figures, text: Printable.visible(packed.toString('utf8', start)).encode() };
}
