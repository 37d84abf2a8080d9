import { UsageError } from '../../domain/errors.ts';
import type { AnswerInput, Candidate } from '../../domain/ports.ts';
import { createLineReader, type LineReader } from './line-reader.ts';
import { endedBy, type Streams } from './person.ts';

/** Answers that come through a pipe: each ends with a line that holds only a dot. Nobody can be asked anything. */
export function createPipedCandidate(streams: Streams): Candidate {
  let reader: LineReader | undefined;
  return {
    readAnswer: () => {
      reader ??= createLineReader(streams, false);
      return readAnswer(reader, streams);
    },
    chooseNext: async () => 'next',
    settled: () => {},
    choose: async (message) => {
      throw new UsageError(
        `There is no terminal to ask "${message}"`,
        'Say it with an option, for example --level junior.',
      );
    },
  };
}

const unsubmitted =
  'The input ended before the answer was submitted: end it with a line that holds only a dot.\n';

async function readAnswer(reader: LineReader, streams: Streams): Promise<AnswerInput> {
  const lines: string[] = [];
  for (;;) {
    const line = await reader.next();
    if (line.kind !== 'line') {
      reader.close();
      const exitCode = line.kind === 'end' ? 0 : endedBy(streams);
      if (lines.length > 0) streams.output.write(unsubmitted);
      return { kind: 'ended', draft: lines.join('\n'), spentMs: 0, exitCode };
    }
    if (line.text.trim() === '.') return { kind: 'answer', text: lines.join('\n'), spentMs: 0 };
    lines.push(line.text);
  }
}
