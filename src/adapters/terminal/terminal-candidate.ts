import { AbortPromptError, ExitPromptError } from '@inquirer/core';
import select from '@inquirer/select';
import { InterruptedError } from '../../domain/errors.ts';
import type { AnswerInput, Candidate } from '../../domain/ports.ts';
import { Printable } from '../../domain/printable.ts';
import { type AnswerPromptResult, answerPrompt } from './answer-prompt.ts';
import { editExternally } from './external-editor.ts';
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
    readAnswer: (prompt) => readAnswer(person, prompt),
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

async function readAnswer(
  person: Person,
  { hints, draft: given }: { readonly hints: readonly string[]; readonly draft: string },
): Promise<AnswerInput> {
  const started = person.clock();
  const spent = () => person.clock() - started;
  let draft = given;
  let hintsShown = 0;
  for (;;) {
    const result = await prompt(person, {
      draft,
      hints,
      hintsShown,
      elapsed: spent,
      size: () => ({ columns: person.output.columns ?? 80, rows: person.output.rows ?? 24 }),
      color: person.layout.colorLevel > 0,
      onChange: (text) => {
        draft = text;
      },
    });
    if (result === null)
      return { kind: 'ended', draft, spentMs: spent(), exitCode: endedBy(person) };
    hintsShown = result.hintsShown;
    if (result.request === 'editor') draft = edited(person, draft);
    else return inputFrom(result.request, draft, spent());
  }
}

function inputFrom(
  request: 'submit' | 'skip' | 'quit',
  draft: string,
  spentMs: number,
): AnswerInput {
  if (request === 'skip') return { kind: 'skip' };
  if (request === 'quit') return { kind: 'ended', draft, spentMs, exitCode: 0 };
  return { kind: 'answer', text: draft, spentMs };
}

/** Null when the prompt was ended by a signal or by Ctrl-C. */
async function prompt(
  { input, output, signal }: Person,
  config: Parameters<typeof answerPrompt>[0],
): Promise<AnswerPromptResult | null> {
  output.write(bracketedPaste.on);
  try {
    return await answerPrompt(config, { input, output, signal });
  } catch (error) {
    if (isEnd(error)) return null;
    throw error;
  } finally {
    output.write(bracketedPaste.off);
  }
}

function isEnd(error: unknown): boolean {
  return error instanceof ExitPromptError || error instanceof AbortPromptError;
}

function edited({ editor, output }: Person, draft: string): string {
  const result =
    editor === null
      ? { failure: 'No editor is set: set DRILL_EDITOR, VISUAL or EDITOR.' }
      : editExternally(editor, draft);
  if ('text' in result) return result.text;
  output.write(`${Printable.visible(result.failure).text}\n`);
  return draft;
}
