import { type ExitCode, exitCodes } from '../domain/errors.ts';
import { print } from '../domain/printable.ts';
import type { Command } from './command.ts';
import { redisOption, redisUrl } from './grading/options.ts';
import { modelInQueue } from './grading/request.ts';
import { yardstickOf } from './grading/setup.ts';
import { asksModel, scorerName } from './model-flags.ts';
import { questionsOption, readBank } from './selection-flags.ts';

export const worker: Command = {
  name: 'worker',
  summary: 'Grade for runs on other machines, through a queue in Redis',
  options: [
    redisOption,
    questionsOption,
    {
      flags: '--scorer <name>',
      description: 'rules, or the path of a module that exports one (default: rules)',
    },
    {
      flags: '--jobs <n>',
      description: 'threads to grade on (default: the cores of the machine)',
      integer: { min: 1, max: 256 },
    },
  ],
  examples: [
    {
      line: 'drill worker --redis redis://queue.example:6379',
      does: 'Grades until it is stopped; finishes what it has begun first.',
    },
    {
      line: 'drill worker --redis redis://queue.example:6379 --questions bank/ --jobs 4',
      does: 'The same with questions of your own: the runs must have the same.',
    },
  ],
  async run(context, _args, flags): Promise<ExitCode> {
    const bank = await readBank(context, flags);
    const name = scorerName(flags);
    if (asksModel(flags)) throw modelInQueue();
    const yardstick = yardstickOf(context, bank.questions, await context.scorer(name));
    const jobs = typeof flags.jobs === 'number' ? flags.jobs : context.cores;
    const graded = await context.serveQueue({
      url: redisUrl(flags),
      yardstick,
      jobs,
      plan: { questions: bank.questions, scorer: name },
      onReady: () =>
        context.notes.write(
          print`Ready: ${bank.questions.length} questions, ${jobs} at once, yardstick ${yardstick}.\n`,
        ),
    });
    await context.notes.write(
      print`Stopped: ${graded} ${graded === 1 ? 'chunk' : 'chunks'} graded, none left unfinished.\n`,
    );
    return exitCodes.done;
  },
};
