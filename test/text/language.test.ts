import { expect, test } from 'vitest';
import { isOtherLanguage } from '../../src/text/language.ts';

test.each([
  'Ich habe den Patienten beruhigt und dann die Station angerufen.',
  'El año pasado un paciente esperó cuatro horas y estaba muy enfadado.',
  "L'année dernière un patient attendait depuis quatre heures et il criait.",
  'W zeszłym roku pacjent czekał cztery godziny i bardzo się zdenerwował.',
  'Vorig jaar zat er een patiënt vier uur te wachten en hij werd boos.',
  '去年有一位病人等了四个小时，非常生气。',
  'Прошлой весной пациент ждал четыре часа.',
  'اشتكى المريض بعد أربع ساعات من الانتظار',
])('%s is not English', (text) => {
  expect(isOtherLanguage(text)).toBe(true);
});

test.each([
  'Last spring a man waited four hours for a scan.',
  'In our clinic one family waiting since morning, daughter very angry, I say sorry.',
  'He no gree, so I talk am say sorry and call nurse quick quick.',
  'Father shouting, two hours. Said sorry. Asked nurse: emergency.',
  'We ended up with Schmidt Müller GmbH, and Łukasz wrote the contract.',
  'apology, empathy, ownership, follow-up, escalation',
  'JSON',
  '',
])('%j is English, or nothing can be said', (text) => {
  expect(isOtherLanguage(text)).toBe(false);
});
