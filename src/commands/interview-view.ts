import { print } from '../domain/printable.ts';
import { paragraph } from '../reporters/blocks.ts';
import { minutes } from '../reporters/interview.ts';
import { paintFor } from '../reporters/layout.ts';
import { WordStream } from '../reporters/word-stream.ts';
import type { InterviewView } from '../session/interview/conduct.ts';
import type { Context } from './command.ts';

/** The conversation on standard error; what the interviewer says appears as it comes. */
export function createInterviewView({ err, errLayout }: Context): InterviewView {
  const { heading, quiet } = paintFor(errLayout);
  const name = heading('Interviewer');
  const said = (words: string) => err.write(print`\n${name}\n${paragraph(words, errLayout)}\n\n`);
  return {
    turn: async (speak) => {
      const stream = new WordStream(errLayout);
      let written = err.write(print`\n${name}\n`);
      await speak((words) => {
        const text = stream.take(words);
        written = written.then(() => err.write(text));
      });
      await written;
      await err.write(stream.end());
    },
    question: async ({ question, position, total, leftMs }) => {
      const left = leftMs === null ? '' : ` · ${minutes(leftMs)} left`;
      await err.write(print`\n${quiet(`Question ${position} of ${total}${left}`)}\n`);
      await said(question.text);
    },
    followUp: said,
  };
}
