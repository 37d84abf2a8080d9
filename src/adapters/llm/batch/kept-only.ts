import type { Model, ModelReply } from '../../../domain/model.ts';
import type { Gateway } from '../gateway.ts';

/** A model that asks nobody: what is not kept from a batch stays unscored. */
export function keptOnly(gateway: Gateway): Model {
  const fault = gateway.worded({ code: 'not-in-batch', again: false, detail: '' });
  const reply: ModelReply = { kind: 'failed', fault };
  return { identity: gateway.identity, complete: async () => reply, stream: async () => reply };
}
