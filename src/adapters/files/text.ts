import { UsageError } from '../../domain/errors.ts';
import { firstInvalidByte } from '../../domain/utf8.ts';

const largest = 1024 * 1024;
const strict = new TextDecoder('utf-8', { fatal: true });

/** A whole text of at most 1 MiB; throws UsageError for what is larger or not UTF-8. */
export async function wholeText(path: string, chunks: AsyncIterable<Buffer>): Promise<string> {
  const held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > largest) {
      throw new UsageError(
        `Cannot read ${path}: it is larger than 1 MiB.`,
        'Keep the part that matters.',
      );
    }
    held.push(chunk);
  }
  const whole = Buffer.concat(held);
  try {
    return strict.decode(whole);
  } catch {
    throw new UsageError(
      `Cannot read ${path}: it is not UTF-8 at byte ${firstInvalidByte(whole)}.`,
      'Save it as plain text in UTF-8.',
    );
  }
}
