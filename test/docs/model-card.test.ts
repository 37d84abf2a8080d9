import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = join(import.meta.dirname, '../../models');
const bytesOf = (name: string) => readFileSync(join(folder, name));
const card = readFileSync(join(folder, 'model-card.md'), 'utf8');

test.each(['encoder.int8.onnx', 'heads.json', 'tokenizer.json'])(
  'the model card is that of the committed %s',
  (name) => {
    const [, sum] = new RegExp(`\`${name}\`[^\n]*\`([0-9a-f]{64})\``).exec(card) ?? [];
    expect(createHash('sha256').update(bytesOf(name)).digest('hex')).toBe(sum);
  },
);

test('the version of the weights is the beginning of the hash of all three', () => {
  const hash = createHash('sha256');
  for (const name of ['encoder.int8.onnx', 'heads.json', 'tokenizer.json'])
    hash.update(bytesOf(name));
  expect(bytesOf('version.txt').toString().trim()).toBe(hash.digest('hex').slice(0, 16));
});
