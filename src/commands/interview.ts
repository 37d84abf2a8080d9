import type { SessionStart } from '../domain/attempt.ts';
import { type ExitCode, exitCodes, NothingMatchedError } from '../domain/errors.ts';
import type { ModelFault } from '../domain/model.ts';
import type { PostingChoice } from '../domain/posting.ts';
import { Printable, print } from '../domain/printable.ts';
import type { BankQuestion } from '../domain/question.ts';
import { interviewText, postingText } from '../reporters/interview.ts';
import { postingChooser } from '../scoring/posting.ts';
import {
  type InterviewProgress,
  type InterviewSetup,
  interview as lead,
} from '../session/interview/conduct.ts';
import { type Interviewer, scriptedInterviewer } from '../session/interview/interviewer.ts';
import { modelInterviewer } from '../session/interview/model-interviewer.ts';
import { reportOn } from '../session/interview/report.ts';
import { defaultCuts, experienceOf, inOrder } from '../session/paper.ts';
import { createRecorder } from '../session/recorder.ts';
import { coachAsksModel } from './coach.ts';
import type { Command, Context, Flags } from './command.ts';
import { createInterviewView } from './interview-view.ts';
import { numberFlag, scorerOptions } from './model-flags.ts';
import { patientScoring } from './patience.ts';
import { activeByFlags } from './practice.ts';
import { begun, openRecords, savedSentence, sayNotSaved } from './records.ts';
import { readBank, selectionOptions } from './selection-flags.ts';
import { numbersOption, seedOf, seedOption } from './session-options.ts';

const usualQuestions = 5;

export const interview: Command = {
  name: 'interview',
  summary: 'A mock interview with follow-ups and a closing report',
  options: [
    ...selectionOptions,
    {
      flags: '--posting <file>',
      description: 'choose the questions by a job posting, a text file',
    },
    { flags: '--plan', description: 'print the questions, and what led to them, and end' },
    {
      flags: '-n, --count <n>',
      description: `so many questions (default: ${usualQuestions})`,
      integer: { min: 1, max: 50 },
    },
    {
      flags: '--time <minutes>',
      description: 'begin no question after so many minutes',
      integer: { min: 1, max: 600 },
    },
    seedOption,
    ...scorerOptions,
    { flags: '--no-history', description: 'save nothing' },
    numbersOption,
    { flags: '--json', description: 'the closing report, or the plan, as JSON' },
  ],
  examples: [
    {
      line: 'drill interview --level senior --offline',
      does: 'Five senior questions; follow-ups come from the question files.',
    },
    {
      line: 'drill interview --posting posting.txt --plan',
      does: 'Shows which questions a job posting leads to, and by which of its words.',
    },
  ],
  async run(context, _args, flags) {
    const { queue, choices, seed } = await plan(context, flags);
    if (flags.plan === true) return showPlan(context, queue, choices, flags);
    if (choices !== null) {
      await context.notes.write(print`\n${postingText(choices, context.errLayout)}\n`);
    }
    return hold(context, queue, seed, flags);
  },
};

interface Plan {
  readonly queue: readonly BankQuestion[];
  /** Null without a posting. */
  readonly choices: readonly PostingChoice[] | null;
  readonly seed: number;
}

async function plan(context: Context, flags: Flags): Promise<Plan> {
  const bank = await readBank(context, flags);
  const ready = activeByFlags({ bank }, flags);
  const count = numberFlag(flags, 'count', usualQuestions);
  const seed = seedOf(flags, context);
  if (typeof flags.posting !== 'string') {
    return {
      queue: inOrder(ready, 'random', seed, experienceOf([], defaultCuts, context.clock())).slice(
        0,
        count,
      ),
      choices: null,
      seed,
    };
  }
  const choose = await postingChooser();
  const choices = choose(await context.readText(flags.posting), ready, count);
  if (choices.length === 0) {
    throw new NothingMatchedError(
      `Nothing in ${flags.posting} speaks for any of the ${ready.length} questions.`,
      'Choose questions with --role, --level or --skill instead.',
    );
  }
  const byId = new Map(ready.map((question) => [question.id, question]));
  const queue = choices.flatMap(({ questionId }) => byId.get(questionId) ?? []);
  return { queue, choices, seed };
}

async function showPlan(
  { out, outLayout }: Context,
  queue: readonly BankQuestion[],
  choices: readonly PostingChoice[] | null,
  { json }: Flags,
): Promise<ExitCode> {
  const plain = queue.map(({ id, text, skills }) => ({ questionId: id, text, skills }));
  const text =
    json === true
      ? Printable.json(choices ?? plain, 2)
      : choices === null
        ? Printable.join(
            plain.map(({ questionId, text: asked }) => print`${questionId}: ${asked}`),
            '\n',
          )
        : postingText(choices, outLayout);
  await out.write(print`${text}\n`);
  return exitCodes.done;
}

async function hold(
  context: Context,
  queue: readonly BankQuestion[],
  seed: number,
  flags: Flags,
): Promise<ExitCode> {
  const withModel = coachAsksModel(flags);
  const scorer = await context.scorer(scorerFor(withModel, flags), flags);
  const session = sessionOf(context, queue, seed);
  const records = await openRecords(context, flags);
  try {
    const saving = await begun(context, records, session);
    const recorder = createRecorder(saving.path === null ? null : saving.store, (loss) =>
      sayNotSaved(context, loss),
    );
    const setup: InterviewSetup = {
      sessionId: session.id,
      queue,
      interviewer: await interviewerFor(context, withModel, flags),
      candidate: await context.candidate(),
      view: createInterviewView(context),
      recorder,
      ...patientScoring(context, scorer),
      patiently: (work) => context.interruptible(work),
      clock: context.clock,
      newId: context.newId,
      limitMs: typeof flags.time === 'number' ? flags.time * 60_000 : null,
    };
    const progress = await lead(setup);
    recorder.finished(session.id, context.clock());
    return await conclude(context, progress, savedSentence(saving, session, recorder.lost), flags);
  } finally {
    records.store?.close();
  }
}

async function conclude(
  context: Context,
  progress: InterviewProgress,
  saved: string,
  flags: Flags,
): Promise<ExitCode> {
  const report = reportOn(progress);
  const style = { numbers: flags.numbers !== false, saved };
  if (report.questions.length > 0) {
    const text =
      flags.json === true
        ? Printable.json(report, 2)
        : print`\n${interviewText(report, context.outLayout, style)}`;
    await context.out.write(print`${text}\n`);
  }
  const unscored = report.questions.some(({ score }) => score === null);
  return progress.exitCode === exitCodes.done && unscored ? exitCodes.unscored : progress.exitCode;
}

function scorerFor(withModel: boolean, { offline, scorer }: Flags): string {
  if (offline === true) return scorer === 'words' ? scorer : 'rules';
  return typeof scorer === 'string' ? scorer : withModel ? 'llm' : 'rules';
}

async function interviewerFor(
  context: Context,
  withModel: boolean,
  flags: Flags,
): Promise<Interviewer> {
  if (!withModel) return scriptedInterviewer;
  const { model } = await context.model(flags);
  const told = new Set<string>();
  return modelInterviewer(model, async ({ code, message }: ModelFault) => {
    if (told.has(code)) return;
    told.add(code);
    await context.notes.write(
      print`The interviewer goes on in the words of the question file. ${message}\n`,
    );
  });
}

function sessionOf(
  { newId, clock }: Context,
  queue: readonly BankQuestion[],
  seed: number,
): SessionStart {
  return {
    id: newId(),
    startedAt: clock(),
    order: 'interview',
    seed,
    mode: 'practice',
    queue: queue.map(({ id }) => id),
  };
}
