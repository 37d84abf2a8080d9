import { commands } from '../commands/index.ts';
import { type Printable, print } from '../domain/printable.ts';
import { hanging, type Layout, lines, paintFor, wrap } from '../reporters/layout.ts';
import { version } from './version.ts';

interface Entry {
  readonly term: string;
  readonly text: string;
}

const exitCodeEntries: readonly Entry[] = [
  { term: '0', text: 'Done.' },
  {
    term: '1',
    text: 'Measured and failed: a question file has errors, an answer is below the threshold.',
  },
  { term: '2', text: 'The command line, the configuration or an input path is wrong.' },
  { term: '3', text: 'Nothing matched the filters.' },
  { term: '4', text: 'The scorer is unavailable, or some answers were left unscored.' },
  { term: '5', text: 'A fault of the program itself.' },
  { term: '129, 130, 143', text: 'Ended by a signal: hang-up, Ctrl-C, termination.' },
];

const environmentEntries: readonly Entry[] = [
  {
    term: 'DRILL_<NAME>',
    text: 'Sets an option that takes a value, for example DRILL_LEVEL=senior. The option itself decides over it.',
  },
  { term: 'DRILL_HOME', text: 'One folder for the history, your own questions and the cache.' },
  {
    term: 'OPENAI_API_KEY',
    text: 'The key for the model of --base-url. It is never printed or stored.',
  },
  {
    term: 'HTTPS_PROXY, NO_PROXY',
    text: 'The proxy for a model that is not on this machine, and the hosts that need none.',
  },
  { term: 'DRILL_EDITOR', text: 'The editor for answers; VISUAL and EDITOR come after it.' },
  { term: 'ACCESSIBLE', text: 'Set to 1 for plain lines made for screen readers.' },
  { term: 'NO_COLOR', text: 'Set to anything to do without color.' },
  { term: 'FORCE_COLOR', text: 'Set to 1 for color even without a terminal.' },
];

const scheduleEntries: readonly Entry[] = [
  { term: 'below 45', text: 'Again: the question comes back the next day.' },
  { term: '45 to 59', text: 'Hard: it rests a little.' },
  { term: '60 to 79', text: 'Good: it rests longer each time.' },
  { term: 'from 80', text: 'Easy: it rests longest, half a year at most.' },
  {
    term: '--grades',
    text: 'Sets other cuts: --grades 40,55,75, or DRILL_GRADES=40,55,75 for every command.',
  },
  {
    term: 'Left alone',
    text: 'Copies of the example, answers that could not be scored, answers with their follow-up, and what `drill undo` took out.',
  },
];

const pages: Readonly<Record<string, readonly Entry[]>> = {
  'exit-codes': exitCodeEntries,
  environment: environmentEntries,
  schedule: scheduleEntries,
};

/** Help topics beside the commands. */
export const topics: readonly string[] = Object.keys(pages);

/** The overview for no topic, the page of a topic, or null when there is none of that name. */
export function helpPage(topic: string | undefined, layout: Layout): Printable | null {
  if (topic === undefined) return overview(layout);
  const entries = Object.hasOwn(pages, topic) ? pages[topic] : undefined;
  return entries === undefined ? null : table(entries, layout);
}

function overview(layout: Layout): Printable {
  const { heading } = paintFor(layout);
  return lines(
    wrap(
      print`drill ${version}: practice interview answers, with a score you can check.`,
      layout.width,
    ),
    print``,
    heading('Usage'),
    print`  drill [command] [options]`,
    print``,
    heading('Commands'),
    table(
      commands.map(({ name, summary }) => ({ term: name, text: `${summary}.` })),
      layout,
    ),
    print``,
    heading('Start here'),
    print`  drill                        practice; asks for the level first`,
    print`  drill --level senior -n 3    three senior questions`,
    print`  drill list --skill empathy   questions on one skill`,
    print`  drill due                    what is due for a repeat`,
    print`  drill --resume               go on with what was left`,
    print``,
    heading('More'),
    print`  drill help <command>, or <command> --help`,
    print`  drill help ${topics.join(', drill help ')}`,
  );
}

function table(entries: readonly Entry[], layout: Layout): Printable {
  const longest = Math.max(...entries.map(({ term }) => term.length));
  return lines(
    ...entries.map(({ term, text }) =>
      hanging(print`  ${term.padEnd(longest)}  `, text, layout.width),
    ),
  );
}
