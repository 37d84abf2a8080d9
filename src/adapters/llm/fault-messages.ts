import type { ModelFault, ModelFaultCode } from '../../domain/model.ts';
import type { TryFault } from './fault.ts';

interface Place {
  readonly host: string;
  readonly model: string;
}

type Wording = (place: Place, detail: string) => string;

/** Every sentence about a model that did not answer, by code: the place, the cause, the next step. */
const wordings: Readonly<Record<ModelFaultCode, Wording>> = {
  'no-consent': ({ host }) =>
    `Nothing was sent to ${host}: you have not agreed to it. Give --allow-host ${host} to agree.`,
  'over-budget': (_place, detail) =>
    `The limit ${detail} is reached, so nothing more is sent. Raise it and run the command again: replies so far are kept.`,
  'key-refused': ({ host }, detail) =>
    `${host} refuses the key (HTTP ${detail}). Check the variable OPENAI_API_KEY and what the key is allowed.`,
  'quota-exhausted': ({ host }, detail) =>
    `${host} says that the quota or the credit is used up (HTTP ${detail}). Look at your plan and billing there, then run the command again: replies so far are kept.`,
  'no-such-model': ({ host, model }) =>
    `${host} knows no model "${model}" or no chat completions at this address (HTTP 404). Check --model and --base-url.`,
  'wait-too-long': ({ host }, detail) =>
    `${host} asks to be left alone for ${detail} seconds, longer than --max-wait allows. Run the command again after that: replies so far are kept.`,
  redirected: ({ host }, detail) =>
    `${host} sends requests on to ${detail}, and nothing was sent there. If you trust it, give its address as --base-url.`,
  'tls-refused': ({ host }, detail) =>
    `The certificate of ${host} cannot be trusted (${detail}). For a certificate of your own, name its authority in NODE_EXTRA_CA_CERTS.`,
  'rate-limited': ({ host }) =>
    `${host} goes on answering that there are too many requests. Try again later, or lower --concurrency.`,
  'endpoint-failing': ({ host }, detail) =>
    `${host} fails (HTTP ${detail}), also when asked again. Try again later.`,
  unreachable: ({ host }, detail) =>
    `${host} cannot be reached or breaks off (${detail}). Check --base-url and that the server runs.`,
  'timed-out': ({ host }, detail) =>
    `${host} did not answer in time (${detail}). Raise --timeout, or use a faster model.`,
  'bad-request': ({ host }, detail) =>
    `${host} does not accept the request (HTTP ${detail}). Check that the model is meant for chat and that its context is large enough.`,
  'reply-too-big': ({ host }) => `${host} sent a reply of more than 1 MB, which was not read.`,
  'broken-reply': ({ host }) =>
    `${host} answered with something that is no chat completion. Check that --base-url ends where its API begins, often in /v1.`,
  'empty-reply': ({ model }) => `The model ${model} replied with nothing.`,
  'model-refused': ({ model }) => `The model ${model} refused to read this answer.`,
  filtered: ({ host }) => `The content filter of ${host} stopped the reply.`,
  'breaker-open': ({ host }) =>
    `${host} failed several times in a row and is left alone for a while. Try again later: replies so far are kept.`,
  cancelled: () => 'You stopped waiting for the model. The answer is saved.',
  'not-in-batch': () =>
    'The batch brought no readable reply to this answer. Run the command again to send it in another one.',
  'dry-run': () => 'Nothing was sent: this is a dry run.',
};

/** The fault in one sentence or two. */
export function worded({ code, detail }: TryFault, place: Place): ModelFault {
  return { code, message: wordings[code](place, detail) };
}
