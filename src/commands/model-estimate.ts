import { UsageError } from '../domain/errors.ts';
import type { ModelRequest, TokensUsed } from '../domain/model.ts';
import { print } from '../domain/printable.ts';
import type { BankQuestion } from '../domain/question.ts';
import type { Context, Flags, ModelSession } from './command.ts';
import { modelWish } from './model-flags.ts';
import { type AnswersAt, pendingOfFile } from './pending-rows.ts';

/** What a batch is going to need, as far as it can be told before. */
export interface Estimate {
  readonly session: ModelSession;
  readonly requests: number;
  readonly tokens: TokensUsed;
}

/** Reads the file once for what it would send; null for standard input, which can be read only once. */
export async function estimateRun(
  context: Context,
  answers: AnswersAt,
  flags: Flags,
  questions: readonly BankQuestion[],
): Promise<Estimate | null> {
  const session = await context.model(flags);
  if (answers.path === '-') return null;
  const total = { requests: 0, input: 0, output: 0 };
  for await (const { request } of pendingOfFile(context, answers, questions, flags)) {
    add(total, request);
  }
  const { requests, ...tokens } = total;
  return { session, requests, tokens };
}

const bytesPerToken = 4;
/** Verdicts use about half of what they are allowed. */
const usualShare = 0.5;

function add(total: { requests: number; input: number; output: number }, request: ModelRequest) {
  total.requests += 1;
  total.input += Math.ceil(JSON.stringify(request).length / bytesPerToken);
  total.output += Math.ceil(request.maxTokens * usualShare);
}

/** Says what the batch is going to need; throws UsageError where the flags do not allow so much. */
export async function announce(
  context: Context,
  { session, requests, tokens }: Estimate,
  flags: Flags,
): Promise<void> {
  const cost = session.costOf(tokens);
  const money = cost === null ? '' : `, at a cost of about ${cost.toFixed(2)}`;
  const all = tokens.input + tokens.output;
  const said = `About ${requests} ${requests === 1 ? 'request' : 'requests'} to ${session.host} and ${all} tokens${money}`;
  await context.notes.write(print`${said}.\n`);
  const { caps } = modelWish(flags);
  const over =
    requests > caps.requests
      ? `--max-requests ${caps.requests}`
      : all > caps.tokens
        ? `--max-tokens ${caps.tokens}`
        : (cost ?? 0) > caps.cost
          ? `--max-cost ${caps.cost}`
          : null;
  if (over === null) return;
  throw new UsageError(
    `${said} are needed, more than ${over} allows. Nothing was sent.`,
    'Raise the limit, or grade fewer answers at a time.',
  );
}

/** Says what a run used, where it asked a model. */
export async function noteUse(context: Context, flags: Flags): Promise<void> {
  const session = await context.model(flags);
  const { requests, tokens, cost } = session.spent();
  const money = cost === null ? '' : `, at a cost of ${cost.toFixed(2)}`;
  await context.notes.write(
    print`Sent ${requests} ${requests === 1 ? 'request' : 'requests'} to ${session.host}: ${tokens.input} tokens in, ${tokens.output} out${money}.\n`,
  );
}
