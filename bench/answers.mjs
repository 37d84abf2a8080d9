/** Made answers: texts of the bundled bank, each word by word a little different, of 150 words. */
import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parse } from 'yaml';

const wordsEach = 150;

/** Writes so many rows as NDJSON; the same ones on every machine. */
export async function writeAnswers(path, count) {
  const texts = bankTexts();
  const out = createWriteStream(path);
  for (let index = 0; index < count; index++) {
    if (!out.write(`${JSON.stringify(answerRow(texts, index))}\n`)) {
      await new Promise((resolve) => out.once('drain', resolve));
    }
  }
  out.end();
  await finished(out);
}

/** The row of that number. */
export function answerRow(texts, index) {
  const { questionId, words } = texts[(index * 7) % texts.length];
  const other = texts[(index * 13 + 5) % texts.length].words;
  const answer = Array.from({ length: wordsEach }, (_, at) =>
    (at + index) % 19 === 0
      ? other[(at * 3 + index) % other.length]
      : words[(at + (index % 11)) % words.length],
  );
  return { id: `answer-${index}`, questionId, answer: answer.join(' ') };
}

/** The words of every example and sample of the bundled bank. */
export function bankTexts() {
  const folder = join(import.meta.dirname, '../questions');
  const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.yaml'));
  return files
    .sort()
    .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')).questions)
    .flatMap(({ id, exampleAnswer, samples = [] }) =>
      [exampleAnswer, ...samples.map(({ text }) => text)].map((text) => ({
        questionId: id,
        words: text.split(/\s+/),
      })),
    );
}
