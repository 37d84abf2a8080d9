import { InterruptedError } from '../../domain/errors.ts';
import type { AnswerInput, Candidate, NextStep } from '../../domain/ports.ts';
import { type Piece, print } from '../../domain/printable.ts';
import { editExternally } from './external-editor.ts';
import { createLineReader, type LineReader } from './line-reader.ts';
import { stepLabels } from './next-steps.ts';
import { endedBy, type Person } from './person.ts';

interface Conversation {
  readonly person: Person;
  readonly reader: SharedReader;
  readonly say: (piece: Piece) => void;
  readonly hints: readonly string[];
  hintsShown: number;
  lines: string[];
}

/** Somebody who reads line by line: nothing is redrawn, choices have numbers, commands begin with a slash. */
export function createAccessibleCandidate(person: Person): Candidate {
  const say = (piece: Piece) => person.output.write(print`${piece}\n`.text);
  const reader = new SharedReader(person);
  const choose: Candidate['choose'] = async (message, choices) => {
    say(message);
    choices.forEach(({ label }, index) => {
      say(`${index + 1}. ${label}`);
    });
    return chooseNumber(reader.lines(), choices, say, person);
  };
  return {
    choose,
    chooseNext: async (steps) => {
      try {
        const choices = steps.map((value: NextStep) => ({ label: stepLabels[value], value }));
        return await choose('What next?', choices);
      } catch (error) {
        if (error instanceof InterruptedError) return { exitCode: error.exitCode };
        throw error;
      }
    },
    readAnswer: ({ hints, draft }) => {
      say(
        'Type your answer. A line with only a dot submits it. Commands: /hint, /editor, /skip, /quit.',
      );
      const lines = draft === '' ? [] : draft.split('\n');
      if (lines.length > 0)
        say('Your last answer is kept: add to it, or type /clear to begin anew.');
      return answer({ person, reader, say, hints, hintsShown: 0, lines });
    },
  };
}

/** One reader for the whole session, so that lines typed ahead are kept; an editor needs the terminal to itself. */
class SharedReader {
  private reader: LineReader | undefined;
  private readonly person: Person;

  constructor(person: Person) {
    this.person = person;
  }

  lines(): LineReader {
    this.reader ??= createLineReader(this.person, true);
    return this.reader;
  }

  release(): void {
    this.reader?.close();
    this.reader = undefined;
  }
}

async function chooseNumber<T>(
  reader: LineReader,
  choices: readonly { readonly value: T }[],
  say: (piece: Piece) => void,
  person: Person,
): Promise<T> {
  for (;;) {
    say(`Type a number from 1 to ${choices.length} and press Enter.`);
    const line = await reader.next();
    if (line.kind !== 'line') throw new InterruptedError(line.kind === 'end' ? 0 : endedBy(person));
    const chosen = /^\d+$/.test(line.text.trim()) ? choices[Number(line.text) - 1] : undefined;
    if (chosen !== undefined) return chosen.value;
  }
}

async function answer(conversation: Conversation): Promise<AnswerInput> {
  const { person } = conversation;
  const started = person.clock();
  for (;;) {
    const input = await readUntilCommand(conversation);
    const text = conversation.lines.join('\n');
    const spentMs = person.clock() - started;
    if (input === '.') return { kind: 'answer', text, spentMs };
    if (input === '/skip') return { kind: 'skip' };
    if (input === '/quit') return { kind: 'ended', draft: text, spentMs, exitCode: 0 };
    if (typeof input === 'number') return { kind: 'ended', draft: text, spentMs, exitCode: input };
    openEditor(conversation);
  }
}

type Leaving = '.' | '/skip' | '/quit' | '/editor' | number;

/** Takes lines until one of them ends the reading; a number is the exit code of an end. */
async function readUntilCommand(conversation: Conversation): Promise<Leaving> {
  for (;;) {
    const line = await conversation.reader.lines().next();
    if (line.kind !== 'line') return line.kind === 'end' ? 0 : endedBy(conversation.person);
    const word = line.text.trim();
    if (word === '.' || word === '/skip' || word === '/quit' || word === '/editor') return word;
    if (word === '/hint') giveHint(conversation);
    else if (word === '/clear') conversation.lines = [];
    else conversation.lines.push(line.text);
  }
}

function giveHint(conversation: Conversation): void {
  const hint = conversation.hints[conversation.hintsShown];
  conversation.say(hint === undefined ? 'There are no more hints.' : `Hint: ${hint}`);
  conversation.hintsShown += 1;
}

function openEditor(conversation: Conversation): void {
  const { editor } = conversation.person;
  if (editor === null) {
    conversation.say('No editor is set: set DRILL_EDITOR, VISUAL or EDITOR.');
    return;
  }
  conversation.reader.release();
  const result = editExternally(editor, conversation.lines.join('\n'));
  if ('text' in result) {
    conversation.lines = result.text.split('\n');
    conversation.say(
      'The text of the editor was taken over. Add to it, or type a dot to submit it.',
    );
  } else {
    conversation.say(result.failure);
  }
}
