import { APIConnectionError, APIError } from 'openai';
import { expect, test } from 'vitest';
import { classified } from '../../../src/adapters/llm/classify.ts';
import { endpointAt } from '../../../src/adapters/llm/endpoint.ts';
import { worded } from '../../../src/adapters/llm/fault-messages.ts';
import { createModel } from '../../../src/adapters/llm/model.ts';
import { FakeTime, gatewayTo, memoryInTest } from '../../helpers/models.ts';
import { ScriptedEndpoint } from '../../helpers/scripted-endpoint.ts';

/** An error of the client around one of the system, as fetch wraps it. */
function connectionError(code: string): Error {
  const system = Object.assign(new Error(`${code} at api.example.com`), { code });
  const cause = new TypeError('fetch failed', { cause: system });
  return new APIConnectionError({ message: 'Connection error.', cause });
}

test.each([
  ['ENOTFOUND', 'unreachable', true],
  ['EAI_AGAIN', 'unreachable', true],
  ['ECONNREFUSED', 'unreachable', true],
  ['ECONNRESET', 'unreachable', true],
  ['UND_ERR_SOCKET', 'unreachable', true],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls-refused', false],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls-refused', false],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls-refused', false],
  ['CERT_HAS_EXPIRED', 'tls-refused', false],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls-refused', false],
])('%s is %s, worth another try: %s', (code, kind, again) => {
  expect(classified(connectionError(code), 0)).toEqual({ code: kind, again, detail: code });
});

test('what a server says never gets into a sentence', () => {
  const said = 'Your key sk-secret-1234567890 is wrong';
  for (const status of [400, 401, 402, 403, 404, 408, 409, 413, 422, 429, 500, 529]) {
    const error = APIError.generate(status, { message: said }, said, new Headers());
    const { message } = worded(classified(error, 0), { host: 'h', model: 'm' });
    expect(message).not.toContain('secret');
    expect(message).not.toContain('wrong');
  }
});

test('a server that is not there is tried four times and named', async () => {
  const gone = await ScriptedEndpoint.start();
  const { url } = gone;
  await gone.stop();
  const time = new FakeTime();
  const gateway = gatewayTo(url, time);
  const model = createModel(gateway, memoryInTest());
  const reply = await model.complete({ messages: [], maxTokens: 1, seed: 1 });
  expect(reply).toMatchObject({
    fault: {
      code: 'unreachable',
      message: expect.stringContaining(`${endpointAt(url).host} cannot be reached`),
    },
  });
  expect(time.slept).toHaveLength(3);
  await gateway.close();
});
