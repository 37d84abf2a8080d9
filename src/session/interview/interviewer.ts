import type { BankQuestion, StarPart } from '../../domain/question.ts';
import type { Gap } from './gaps.ts';

/** What has been said on a question so far. */
export interface Exchange {
  readonly question: BankQuestion;
  readonly answer: string;
  /** Most important first. */
  readonly gaps: readonly Gap[];
  /** Follow-ups asked already. */
  readonly asked: readonly string[];
}

export interface Occasion {
  readonly role: string;
  readonly level: string;
  readonly questions: number;
}

/** Says words as they come. */
export type Say = (words: string) => void;

/** Who leads the conversation. What is said to open and to close goes through `say`, in one piece or many. */
export interface Interviewer {
  open(occasion: Occasion, say: Say, signal: AbortSignal): Promise<void>;
  /** The next question on the same answer, or null when there is none worth asking. */
  followUp(exchange: Exchange, signal: AbortSignal): Promise<string | null>;
  close(occasion: Occasion, say: Say, signal: AbortSignal): Promise<void>;
}

const neutral: Readonly<Record<StarPart, string>> = {
  situation: 'When and where was this, and who was involved?',
  task: 'What was yours to do in this?',
  action: 'What did you do yourself, step by step?',
  result: 'How did it end?',
};
const more = 'What else went into it from your side?';

/** An interviewer who needs no model: the words of the question file, else open questions that suit any answer. */
export const scriptedInterviewer: Interviewer = {
  open: async ({ role, questions }, say) => {
    const some = questions === 1 ? 'one question' : `${questions} questions`;
    say(
      `Hello, and thank you for coming. I have ${some} for you about the work of a ${role}. Take the time you need; I may ask a little more about what you say.`,
    );
  },
  followUp: async ({ question, gaps, asked }) => {
    const written = gaps.flatMap(({ id }) =>
      (question.followUps ?? [])
        .filter(({ when }) => 'missing' in when && when.missing === id)
        .map(({ ask }) => ask),
    );
    const always = (question.followUps ?? [])
      .filter(({ when }) => 'always' in when)
      .map(({ ask }) => ask);
    const open = gaps.map((gap) => (gap.kind === 'part' ? neutral[gap.id] : more));
    const candidates = [...written, ...always, ...open];
    return candidates.find((ask) => !asked.includes(ask)) ?? null;
  },
  close: async (_occasion, say) => {
    say('Thank you. Those were my questions.');
  },
};
