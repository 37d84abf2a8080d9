/** A model that can do everything the program asks of one, told apart by its instructions. */
import { says, streams } from './behaviours.ts';
import { readingAlong } from './judges.ts';
import type { Behaviour } from './scripted-endpoint.ts';

export interface Lines {
  readonly followUp?: string;
  readonly draft?: object;
  readonly edits?: object;
  readonly judge?: Behaviour;
}

export function conversing({
  followUp = 'How did it end?',
  draft = {},
  edits = {},
  judge = says(readingAlong),
}: Lines = {}): Behaviour {
  const roles: readonly (readonly [instruction: string, behaviour: Behaviour])[] = [
    ['Open the interview', streams(['Good ', 'morning, ', 'do ', 'sit down.'])],
    ['Close the interview', streams(['Thank ', 'you.'])],
    ['Ask one follow-up', says(followUp)],
    ['phrase their own answer', says(JSON.stringify(draft))],
    ['You edit', says(JSON.stringify(edits))],
    ['You read one answer', judge],
  ];
  return (socket, received) => {
    const system: string = JSON.parse(received.body).messages[0].content;
    const [, behaviour] = roles.find(([instruction]) => system.includes(instruction)) ?? [];
    return behaviour?.(socket, received);
  };
}
