import { InterruptedError } from '../../domain/errors.ts';
import type { AnswerInput, AnswerPrompt, Candidate, NextStep } from '../../domain/ports.ts';
import { type Piece, print } from '../../domain/printable.ts';
import { createDraftSaver, type DraftSaver, tickMs } from './draft-saver.ts';
import { handedIn } from './handed-in.ts';
import { createLineReader, type LineReader } from './line-reader.ts';
import { stepLabels } from './next-steps.ts';
import { endedBy, type Person } from './person.ts';

interface Conversation {
  readonly person: Person;
  readonly reader: SharedReader;
  readonly say: (piece: Piece) => void;
  readonly hints: readonly string[];
  readonly limitMs: number | null;
  readonly spent: () => number;
  readonly saver: DraftSaver;
  hintsShown: number;
  lines: string[];
}

/** Somebody who reads line by line: nothing is redrawn, choices have numbers, commands begin with a slash. */
export function createAccessibleCandidate(person: Person): Candidate {
  const say = (piece: Piece) => person.output.write(print`${piece}\n`.text);
  const reader = new SharedReader(person);
  const choose: Candidate['choose'] = async (message, choices) => {
    reader.listen();
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
    readAnswer: (prompt) => beginAnswer(person, reader, say, prompt),
    settled: () => person.editor.settled(),
  };
}

async function beginAnswer(
  person: Person,
  reader: SharedReader,
  say: Conversation['say'],
  { hints, hintsShown, draft, limitMs, inEditor, onDraft }: AnswerPrompt,
): Promise<AnswerInput> {
  reader.listen();
  const commands = hints.length > 0 ? '/hint, /editor, /skip, /quit' : '/editor, /skip, /quit';
  say(`Type your answer. A line with only a dot submits it. Commands: ${commands}.`);
  if (limitMs !== null) say(`You have ${Math.round(limitMs / 1000)} seconds.`);
  const lines = draft === '' ? [] : draft.split('\n');
  if (lines.length > 0) {
    say('Your last answer is kept: add to it, or type /clear to begin anew. It is:');
    for (const line of lines) say(line);
  }
  const started = person.clock();
  const spent = () => person.clock() - started;
  const saver = createDraftSaver(onDraft, spent, person.clock);
  const own = { hints, hintsShown: 0, lines, limitMs, spent, saver };
  const conversation = { person, reader, say, ...own };
  for (let hint = 0; hint < hintsShown; hint++) giveHint(conversation);
  if (inEditor) await openEditor(conversation);
  return answer(conversation);
}

/** One reader for the whole session, so that lines typed ahead are kept; an editor needs the terminal to itself. */
class SharedReader {
  private reader: LineReader | undefined;
  private readonly person: Person;

  constructor(person: Person) {
    this.person = person;
  }

  /** Before anything is asked: what the terminal itself has read is lost with its Ctrl-C. */
  listen(): void {
    this.lines();
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
  const { say, spent, saver } = conversation;
  const timeIsUp = timeUp(conversation.limitMs);
  const ticking = setInterval(saver.tick, tickMs);
  try {
    for (;;) {
      const left = await readUntilCommand(conversation, timeIsUp.reached);
      if (left === '/editor') {
        await openEditor(conversation);
        continue;
      }
      if (left === 'time') say('The time is up. Your answer is taken as it stands.');
      return inputFrom(left, conversation.lines.join('\n'), spent());
    }
  } finally {
    timeIsUp.cancel();
    clearInterval(ticking);
  }
}

function inputFrom(left: Exclude<Leaving, '/editor'>, text: string, spentMs: number): AnswerInput {
  if (left === '.') return handedIn(text, spentMs);
  if (left === 'time') return { kind: 'answer', text, spentMs };
  if (left === '/skip') return { kind: 'skip', draft: text, spentMs };
  return { kind: 'ended', draft: text, spentMs, exitCode: left === '/quit' ? 0 : left };
}

interface TimeUp {
  readonly reached: Promise<'time'>;
  readonly cancel: () => void;
}

function timeUp(limitMs: number | null): TimeUp {
  let timer: NodeJS.Timeout | undefined;
  const reached = new Promise<'time'>((resolve) => {
    if (limitMs !== null) timer = setTimeout(() => resolve('time'), limitMs);
  });
  return { reached, cancel: () => clearTimeout(timer) };
}

type Leaving = '.' | '/skip' | '/quit' | '/editor' | 'time' | number;

/** Takes lines until one of them ends the reading; a number is the exit code of an end. */
async function readUntilCommand(
  conversation: Conversation,
  timeIsUp: Promise<'time'>,
): Promise<Leaving> {
  for (;;) {
    const line = await conversation.reader.lines().nextOr(timeIsUp);
    if (line === 'time' || line.kind !== 'line') takeUnfinished(conversation);
    if (line === 'time') return 'time';
    if (line.kind !== 'line') return line.kind === 'end' ? 0 : endedBy(conversation.person);
    const leaving = leavingBy(line.text.trim());
    if (leaving !== null) return leaving;
    take(line.text, conversation);
    conversation.saver.changed(conversation);
  }
}

const leavingWords = ['.', '/skip', '/quit', '/editor'] as const;

function leavingBy(word: string): (typeof leavingWords)[number] | null {
  return leavingWords.find((each) => each === word) ?? null;
}

/** A line that was begun belongs to the answer too. */
function takeUnfinished({ reader, lines }: Conversation): void {
  const begun = reader.lines().unfinished();
  if (begun.trim() !== '') lines.push(begun);
}

function take(text: string, conversation: Conversation): void {
  const word = text.trim();
  if (word === '/hint') giveHint(conversation);
  else if (word === '/clear') conversation.lines = [];
  else conversation.lines.push(text);
}

function giveHint(conversation: Conversation): void {
  const hint = conversation.hints[conversation.hintsShown];
  conversation.say(hint === undefined ? 'There are no more hints.' : `Hint: ${hint}`);
  conversation.hintsShown += 1;
}

async function openEditor(conversation: Conversation): Promise<void> {
  conversation.reader.release();
  const result = await conversation.person.editor.edit(conversation.lines.join('\n'));
  conversation.reader.listen();
  if ('text' in result) {
    conversation.lines = result.text.split('\n');
    conversation.saver.changed(conversation);
    conversation.say(
      'The text of the editor was taken over. Add to it, or type a dot to submit it.',
    );
  } else {
    conversation.say(result.failure);
  }
}
