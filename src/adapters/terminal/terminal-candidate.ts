import { AbortPromptError, ExitPromptError } from '@inquirer/core';
import select from '@inquirer/select';
import { wrapAnsi } from 'fast-wrap-ansi';
import { InterruptedError } from '../../domain/errors.ts';
import type { AnswerInput, AnswerPrompt, Candidate } from '../../domain/ports.ts';
import { Printable } from '../../domain/printable.ts';
import { type AnswerPromptResult, answerPrompt } from './answer-prompt.ts';
import { type Draft, draftOf, textOf } from './draft.ts';
import { createDraftSaver } from './draft-saver.ts';
import { handedIn } from './handed-in.ts';
import { stepLabels } from './next-steps.ts';
import { endedBy, type Person } from './person.ts';

/** Somebody at a terminal that can be redrawn. */
export function createTerminalCandidate(person: Person): Candidate {
  const choose: Candidate['choose'] = async (message, choices) => {
    try {
      return await select(
        {
          message: Printable.visible(message).text,
          choices: choices.map(({ label, value }) => ({
            name: Printable.visible(label).text,
            value,
          })),
          pageSize: 12,
        },
        { input: person.input, output: person.output, signal: person.signal },
      );
    } catch (error) {
      if (isEnd(error)) throw new InterruptedError(endedBy(person));
      throw error;
    }
  };
  return {
    choose,
    readAnswer: (asked) => readAnswer(person, asked),
    settled: () => person.editor.settled(),
    chooseNext: async (steps) => {
      try {
        return await choose(
          'What next?',
          steps.map((value) => ({ label: stepLabels[value], value })),
        );
      } catch (error) {
        if (error instanceof InterruptedError) return { exitCode: error.exitCode };
        throw error;
      }
    },
  };
}

const bracketedPaste = { on: '\u001b[?2004h', off: '\u001b[?2004l' } as const;

async function readAnswer(person: Person, asked: AnswerPrompt): Promise<AnswerInput> {
  const started = person.clock();
  const spent = () => person.clock() - started;
  const saver = createDraftSaver(asked.onDraft, spent, person.clock);
  const given = draftOf(asked.draft);
  let draft = given;
  let { hintsShown } = asked;
  let request: AnswerPromptResult['request'] = 'editor';
  if (!asked.inEditor) {
    if (asked.draft !== '')
      say(person, 'What you wrote last is here to be edited; Ctrl+_ clears it.');
    ({ request, hintsShown } = await prompted());
  }
  for (;;) {
    if (request !== 'editor') return inputFrom(request, textOf(draft), spent(), person);
    draft = await edited(person, draft);
    saver.changed(draft);
    ({ request, hintsShown } = await prompted());
  }

  function prompted() {
    return prompt(person, {
      draft,
      hints: asked.hints,
      hintsShown,
      elapsed: spent,
      limitMs: asked.limitMs,
      undoTo: draft === given ? '' : asked.draft,
      size: () => ({ columns: person.output.columns ?? 80, rows: person.output.rows ?? 24 }),
      color: person.layout.colorLevel > 0,
      onChange: (changed) => {
        draft = changed;
        saver.changed(changed);
      },
      onTick: saver.tick,
      isSaved: () => saver.saved,
    });
  }
}

function inputFrom(
  request: Exclude<AnswerPromptResult['request'], 'editor'>,
  text: string,
  spentMs: number,
  person: Person,
): AnswerInput {
  switch (request) {
    case 'submit':
      return handedIn(text, spentMs);
    case 'time':
      return { kind: 'answer', text, spentMs };
    case 'skip':
      return { kind: 'skip', draft: text, spentMs };
    case 'quit':
      return { kind: 'ended', draft: text, spentMs, exitCode: 0 };
    case 'interrupted':
      return { kind: 'ended', draft: text, spentMs, exitCode: endedBy(person) };
  }
}

async function prompt(
  { input, output, signal }: Person,
  config: Parameters<typeof answerPrompt>[0],
): Promise<AnswerPromptResult> {
  if (signal.aborted) return { request: 'interrupted', hintsShown: config.hintsShown };
  output.write(bracketedPaste.on);
  try {
    return await answerPrompt(config, { input, output, signal });
  } catch (error) {
    if (isEnd(error)) return { request: 'interrupted', hintsShown: config.hintsShown };
    throw error;
  } finally {
    output.write(bracketedPaste.off);
  }
}

function isEnd(error: unknown): boolean {
  return error instanceof ExitPromptError || error instanceof AbortPromptError;
}

async function edited(person: Person, draft: Draft): Promise<Draft> {
  const result = await person.editor.edit(textOf(draft));
  if ('text' in result) return draftOf(result.text);
  say(person, result.failure);
  return draft;
}

function say({ output }: Person, sentence: string): void {
  const said = Printable.visible(sentence).text;
  output.write(`${wrapAnsi(said, (output.columns ?? 80) - 1, { hard: true })}\n`);
}
