/**
 * What a configuration file can set. Each key is one entry: what it is, what it may be and what
 * holds when nobody says anything. A key with the name of an option stands for that option.
 */
import type { Severity } from './problems/problem.ts';

/** How strict a check is, or that it is not made. */
export type Strictness = Severity | 'off';
export const strictnesses: readonly Strictness[] = ['error', 'warning', 'info', 'off'];

export interface Setting<Value> {
  readonly description: string;
  readonly fallback: Value;
  /** Its text is a place in the file system: what a file says is relative to that file's folder. */
  readonly isPath?: boolean;
  /** A project's file may say it too: it runs nothing, sends nothing and costs nothing. All else is the user's alone. */
  readonly byProject?: boolean;
  /** A sentence on what the value should be, or null when it is that. */
  readonly objection: (value: unknown) => string | null;
  /** The value of an environment variable, to be checked like any other. */
  readonly fromText: (text: string) => unknown;
}

const fromWord = (text: string): unknown => text;
const fromNumber = (text: string): unknown => (/^-?\d+$/.test(text) ? Number(text) : text);
const fromAmount = (text: string): unknown => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : text);
const fromList = (text: string): unknown =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
const fromPairs = (text: string): unknown =>
  Object.fromEntries(text.split(',').map((pair) => pair.split('=').map((half) => half.trim())));

function oneOf(choices: readonly string[]): Setting<string>['objection'] {
  return (value) =>
    typeof value === 'string' && choices.includes(value)
      ? null
      : `It takes one of ${choices.join(', ')}.`;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? null : 'It takes a text.';
}

function texts(value: unknown): string | null {
  return Array.isArray(value) && value.every((item) => text(item) === null)
    ? null
    : 'It takes a list of texts.';
}

function wholeNumber(min: number, max: number): Setting<number>['objection'] {
  return (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max
      ? null
      : `It takes a whole number from ${min} to ${max}.`;
}

function amount(value: unknown): string | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
    ? null
    : 'It takes a number from 0 on.';
}

function severities(value: unknown): string | null {
  const known: readonly unknown[] = strictnesses;
  return typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((each) => known.includes(each))
    ? null
    : `It takes a problem code each with one of ${strictnesses.join(', ')}.`;
}

const color: Setting<string> = {
  description: 'when to use color: auto, always or never',
  fallback: 'auto',
  byProject: true,
  objection: oneOf(['auto', 'always', 'never']),
  fromText: fromWord,
};
const questions: Setting<readonly string[]> = {
  description: 'question files and folders, instead of the bundled bank and your own',
  fallback: [],
  isPath: true,
  byProject: true,
  objection: texts,
  fromText: fromList,
};
const scorer: Setting<string> = {
  description: 'the scorer',
  fallback: 'rules',
  objection: text,
  fromText: fromWord,
};
const model: Setting<string | null> = {
  description: 'the model that the scorers llm and both ask',
  fallback: null,
  objection: text,
  fromText: fromWord,
};
const baseUrl: Setting<string | null> = {
  description: 'where the OpenAI-compatible API of the model begins',
  fallback: null,
  objection: text,
  fromText: fromWord,
};
const apiKeyCommand: Setting<string | null> = {
  description: 'a command that prints the key of the model',
  fallback: null,
  objection: text,
  fromText: fromWord,
};
const priceInput: Setting<number | null> = {
  description: 'price of a million tokens sent to the model',
  fallback: null,
  objection: amount,
  fromText: fromAmount,
};
const priceOutput: Setting<number | null> = {
  description: 'price of a million tokens received from the model',
  fallback: null,
  objection: amount,
  fromText: fromAmount,
};
const maxCost: Setting<number | null> = {
  description: 'what one run may cost at most; needs the prices',
  fallback: null,
  objection: amount,
  fromText: fromAmount,
};
const maxRequests: Setting<number | null> = {
  description: 'how many requests one run may send',
  fallback: null,
  objection: wholeNumber(0, 10_000_000),
  fromText: fromNumber,
};
const maxTokens: Setting<number | null> = {
  description: 'how many tokens one run may use, in and out',
  fallback: null,
  objection: wholeNumber(0, 10_000_000_000),
  fromText: fromNumber,
};
const maxWarnings: Setting<number | null> = {
  description: 'validate exits 1 when there are more warnings',
  fallback: null,
  byProject: true,
  objection: wholeNumber(0, 1_000_000),
  fromText: fromNumber,
};
const lint: Setting<Readonly<Record<string, Strictness>>> = {
  description: 'how strict validate is, by problem code: error, warning, info or off',
  fallback: {},
  byProject: true,
  objection: severities,
  fromText: fromPairs,
};
const skills: Setting<readonly string[]> = {
  description: 'the skills that questions may name; any when empty',
  fallback: [],
  byProject: true,
  objection: texts,
  fromText: fromList,
};
const questionsPerLevel: Setting<number> = {
  description: 'how many active questions a level needs',
  fallback: 3,
  byProject: true,
  objection: wholeNumber(0, 500),
  fromText: fromNumber,
};

/** Every key of a configuration file. */
export const settings = {
  color,
  questions,
  scorer,
  model,
  baseUrl,
  apiKeyCommand,
  priceInput,
  priceOutput,
  maxCost,
  maxRequests,
  maxTokens,
  maxWarnings,
  lint,
  skills,
  questionsPerLevel,
} as const;

export type SettingName = keyof typeof settings;

/** The environment variable that sets a setting. */
export function variableFor(name: string): string {
  return `DRILL_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`;
}

/** The value of every setting. */
export type Settings = {
  readonly [Name in SettingName]: (typeof settings)[Name]['fallback'];
};

/** Where the value of a setting was found. */
export type Origin =
  | { readonly kind: 'default' }
  | { readonly kind: 'environment'; readonly variable: string }
  | { readonly kind: 'file'; readonly file: string };

/** What a project's file says and drill does not follow. */
export type Disregarded =
  | { readonly because: 'users-own'; readonly name: SettingName; readonly place: string }
  | {
      readonly because: 'leaves-the-project';
      readonly name: SettingName;
      readonly place: string;
      readonly path: string;
    }
  | { readonly because: 'foreign-owner'; readonly file: string };

/** The settings in force, and where each comes from. */
export interface Configuration {
  readonly settings: Settings;
  readonly origins: Readonly<Record<SettingName, Origin>>;
  /** Where the user's own file is looked for. */
  readonly userFile: string;
  readonly disregarded: readonly Disregarded[];
}
