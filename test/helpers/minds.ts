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

export function conversing(lines: Lines = {}): Behaviour {
  return (socket, received) => {
    const { messages, stream } = JSON.parse(received.body);
    const system: string = messages[0].content;
    const answer = (): Behaviour => {
      if (stream === true) {
        const opens = system.includes('Open the interview');
        return streams(opens ? ['Good ', 'morning, ', 'do ', 'sit down.'] : ['Thank ', 'you.']);
      }
      if (system.includes('Ask one follow-up')) return says(lines.followUp ?? 'How did it end?');
      if (system.includes('phrase their own answer'))
        return says(JSON.stringify(lines.draft ?? {}));
      if (system.includes('You edit')) return says(JSON.stringify(lines.edits ?? {}));
      return lines.judge ?? says(readingAlong);
    };
    return answer()(socket, received);
  };
}
