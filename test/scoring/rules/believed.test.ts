import { describe, expect, test } from 'vitest';
import type { Question } from '../../../src/domain/question.ts';
import { bank } from '../../helpers/bank.ts';
import { assess, scoredBy, scoreOf } from '../../helpers/scoring.ts';

const wait = bank.find(({ id }) => id === 'pl-junior-long-wait') as Question;
/** The same question as a coach would write it who gives no phrases and no samples. */
const plain: Question = {
  ...wait,
  rubric: {
    keyPoints: (wait.rubric?.keyPoints ?? []).map(({ id, description }) => ({ id, description })),
    redFlags: (wait.rubric?.redFlags ?? []).map(({ id, description }) => ({ id, description })),
  },
};

const own = `It was a Friday in November and the heating in our waiting room had given up. A grandmother had sat there with her grandson since lunch, and by three she was banging on my window. I came out from behind the desk, sat on the chair next to hers and let her tell me all of it before I said a word. She was frightened, not rude, and I told her I would be as well. Then I walked over to radiology and asked Petra what was going on; a tube had burnt out and they were sending people to the second room one by one. I went back, told her that, and said I would be with her again at twenty to four. At twenty to four I was, with a blanket and two hot chocolates. They went in ten minutes later, and on the way out the boy waved at me.`;

describe('an answer in words that nobody foresaw', () => {
  test('is worth nearly as much under descriptions alone', async () => {
    expect(await scoreOf(plain, own)).toBeGreaterThanOrEqual(70);
    expect(await scoreOf(wait, own)).toBeGreaterThanOrEqual(70);
  });

  test('is worth as much in capitals, wrapped, in title case, and as a transcript', async () => {
    const score = await scoreOf(plain, own);
    const sentences = own.split(/(?<=[.;]) /);
    const subtitles = sentences
      .map((said, at) => `${at + 1}\n00:00:${at + 10},000 --> 00:00:${at + 11},000\n${said}\n`)
      .join('\n');
    for (const typed of [
      own.toUpperCase(),
      own.replaceAll(/(.{1,60})(?: |$)/g, '$1\n'),
      own.replaceAll(/\b[a-z]/g, (first) => first.toUpperCase()),
      subtitles,
    ])
      expect(Math.abs((await scoreOf(plain, typed)) - score)).toBeLessThanOrEqual(3);
  });

  test('without marks, as a phone writes it down, is read all the same', async () => {
    const dictated = own.replaceAll(/[.,;]/g, '').toLowerCase();
    expect(await scoreOf(plain, dictated)).toBeGreaterThanOrEqual(60);
  });
});

describe('English in many manners is gated by nothing', () => {
  test.each([
    'Last year in our clinic one family waiting since morning, daughter very angry, three times at my desk. I let her finish, say sorry. After I ask nurse, she tell machine broken. I go back, tell the reason, give time half past ten. Half past ten I come like promise, with water for the father. Eleven he is inside, she thank me.',
    'So this oga been dey wait since morning, e vex well well. I no argue, I tell am sorry, I go meet nurse make she tell me wetin happen. Machine don spoil. I go back tell am say na four o clock, and four o clock I show face. Dem see am, e thank me.',
    'Father shouting, two hours. Said sorry, let him finish. Asked the nurse: emergency. Told him. Came back every half hour. Brought water. Seen at five. He thanked me.',
    'Will and Grace waited with their mum, Can was on the desk with me. Will can be loud. I said I was sorry, asked May on the ward, and told them it was the scanner. Grace got a chair. They were seen at four.',
    'I I I said sorry to her, and, and then I, um, I called the the nurse and she she said the machine was down. So I told, I told her that and I came back at, at three like I said, and she was, she was seen at half past.',
  ])('%s', async (answer) => {
    const { flags, score } = await scoredBy(plain, answer);
    for (const gate of ['keyword-list', 'off-topic', 'taken-back', 'bad-conduct'])
      expect(flags).not.toContain(gate);
    expect(score).toBeGreaterThan(25);
  });
});

describe('what is no answer to this question', () => {
  test.each([
    'Peel three pounds of potatoes and put them in cold salted water. Chop two leeks, sweat them in butter for ten minutes, and add the potatoes with a litre of stock. Simmer until soft, then blend it and season with nutmeg.',
    'Grilled sardines, warm bread and olives: in Portugal we ate little else. Our rented car was tiny, the coast road narrow and full of goats, so nobody drove above forty.',
  ])('is told so, and earns little: %s', async (answer) => {
    const { score, feedback } = await scoredBy(wait, answer);
    expect(score).toBeLessThanOrEqual(15);
    expect(feedback[0]?.code).toBe('off-topic');
  });

  test('talk without a deed earns little', async () => {
    const waffle =
      'Communication is key in any healthcare setting, and I am a very empathetic person. I always put the patient first and I believe in treating everybody with dignity. Waiting times are a challenge everywhere, but with the right attitude and good teamwork every problem can be solved. My colleagues would describe me as calm under pressure.';
    expect(await scoreOf(wait, waffle)).toBeLessThanOrEqual(25);
  });
});

describe('bad conduct told fluently', () => {
  test.each([
    'A woman was upset because she had waited three hours, and she started shouting at me in front of everybody. I told her that if she raised her voice once more I would have her struck off the list and she could wait until Monday. She went very quiet after that. I also moved her file to the bottom of the pile, so that she would learn how we do things here. When the manager asked, I said that the computer had lost her appointment.',
    'One man kept asking when his wife would be seen. To get rid of him I told him that the doctor had been called to a fatal accident, which was not true, but it shut him up at once. My colleague and I had a good laugh about his accent behind the desk. Later he found out and complained, so I wrote in the log that he had been drunk and aggressive, and nothing came of it.',
  ])('ends low and is quoted: %s', async (answer) => {
    const { score, misconduct = [], redFlags, flags } = await scoredBy(wait, answer);
    expect(score).toBeLessThanOrEqual(50);
    expect(flags).toContain('bad-conduct');
    const quotes = [...misconduct, ...redFlags].flatMap(({ evidence }) => evidence);
    expect(quotes.length).toBeGreaterThan(0);
    for (const { quote } of quotes) expect(answer).toContain(quote);
  });
});

test('another language is left unscored, never scored 0', async () => {
  const answer =
    'Letztes Jahr wartete eine Familie seit Stunden. Ich habe mich entschuldigt und die Schwester angerufen, und um vier kam sie dran.';
  expect(await assess(wait, answer)).toMatchObject({
    status: 'unscored',
    flags: ['off-language'],
  });
});
