import type { ProblemCode } from './arguments.ts';

/** What `drill explain` and the documentation say of a problem. */
export interface Page {
  readonly what: string;
  readonly why: string;
  /** Lines of a question that has the problem; empty where none can be shown. */
  readonly wrong: readonly string[];
  readonly right: readonly string[];
}

export const pages: Readonly<Record<ProblemCode, Page>> = {
  'cannot-read': {
    what: 'The file could not be opened.',
    why: 'It does not exist, may not be read, or is a folder, pipe or device. Only regular files are read, so that nothing can hold the program up. The other files are checked all the same.',
    wrong: [],
    right: [],
  },
  'too-large': {
    what: 'The file is larger than 1 MB.',
    why: 'A file comes from strangers as often as from you, and a huge one can be made to cost minutes. A level with that many questions is better split by role.',
    wrong: [],
    right: [],
  },
  'too-many-lines': {
    what: 'The file has more than 50,000 lines.',
    why: 'The same limit as for its size, for files of many short lines.',
    wrong: [],
    right: [],
  },
  'too-deep': {
    what: 'The file is nested more than 32 levels deep.',
    why: 'No question file needs more than eight. Deep nesting is a way to make programs crash.',
    wrong: [],
    right: [],
  },
  'too-many-nodes': {
    what: 'The file has more than 10,000 values.',
    why: 'A way to make programs run out of memory. Five hundred questions fit.',
    wrong: [],
    right: [],
  },
  'not-utf8': {
    what: 'The file is not UTF-8 text.',
    why: 'Letters such as é would come out wrong. The place is that of the first byte that does not fit. Save the file as UTF-8 in your editor.',
    wrong: [],
    right: [],
  },
  'control-character': {
    what: 'The file holds a control character.',
    why: 'Control characters can move the cursor of whoever reads the file, and hide what it says.',
    wrong: [],
    right: [],
  },
  'alias-not-allowed': {
    what: 'The file uses an anchor (&name) or an alias (*name).',
    why: 'Aliases let a small file stand for gigabytes, and a reader has to look in two places. A text that begins with * or & needs quotation marks.',
    wrong: ['text: *this* is what they ask.'],
    right: ['text: "*this* is what they ask."'],
  },
  'tag-not-allowed': {
    what: 'The file uses a tag (!name).',
    why: 'Tags tell programs to build something other than text, numbers and lists. Question files are data only.',
    wrong: ['timeLimitSeconds: !!int 120'],
    right: ['timeLimitSeconds: 120'],
  },
  'directive-not-allowed': {
    what: 'The file has a line that begins with %.',
    why: 'Directives change how YAML is read; question files need none.',
    wrong: [],
    right: [],
  },
  'several-documents': {
    what: 'A line --- begins a second document in the file.',
    why: 'A file holds one role at one level. What stands behind the line would be ignored.',
    wrong: [],
    right: [],
  },
  'duplicate-key': {
    what: 'A key stands twice in the same group.',
    why: 'Only one of the two would count, and not everybody agrees which.',
    wrong: ['type: technical', 'type: behavioral'],
    right: ['type: behavioral'],
  },
  'yaml-syntax': {
    what: 'The file is not valid YAML at this place.',
    why: 'Nothing behind the place can be read for certain. What stands before it, and questions that are whole, are checked all the same. Often a quotation mark is missing, a tab is used to indent, or a text with a colon needs quotation marks.',
    wrong: ['text: Tell me this: what went wrong: and why?'],
    right: ['text: "Tell me this: what went wrong: and why?"'],
  },
  'empty-file': {
    what: 'The file holds no questions.',
    why: 'It is empty, or holds comments only.',
    wrong: [],
    right: [],
  },
  'unknown-key': {
    what: 'The key is not part of the format.',
    why: 'A misspelled key would be ignored without a word. The message names the nearest key there is, or all that are known here.',
    wrong: ['timeLimit: 120'],
    right: ['timeLimitSeconds: 120'],
  },
  'missing-key': {
    what: 'A key that is needed is missing; the caret is at what it should stand in.',
    why: 'Without it the question cannot be asked or scored.',
    wrong: ['source: { author: A. Coach }'],
    right: ['source: { author: A. Coach, licence: MIT }'],
  },
  'wrong-type': {
    what: 'The value is of another kind than the format asks for.',
    why: 'For example a text where a list is needed, or a number in quotation marks.',
    wrong: ['timeLimitSeconds: "120"'],
    right: ['timeLimitSeconds: 120'],
  },
  'not-one-of': {
    what: 'The value is not one of those allowed here.',
    why: 'The message lists them and names the nearest.',
    wrong: ['type: behavioural'],
    right: ['type: behavioral'],
  },
  'bad-format': {
    what: 'The value is not written as it must be.',
    why: 'Ids and skills are lower-case letters, digits and single hyphens: they stand on command lines and in file names.',
    wrong: ['skills: [Conflict Resolution]'],
    right: ['skills: [conflict-resolution]'],
  },
  'too-short': {
    what: 'There is less here than is needed.',
    why: 'An empty text or list says nothing to the candidate.',
    wrong: ['howToAnswer: []'],
    right: ['howToAnswer: [Say what happened first.]'],
  },
  'too-long': {
    what: 'There is more here than is allowed.',
    why: 'Every text has to fit on a screen, and every list has to be read.',
    wrong: [],
    right: [],
  },
  'out-of-range': {
    what: 'The number is too small or too large.',
    why: 'The message names the limit.',
    wrong: ['timeLimitSeconds: 5'],
    right: ['timeLimitSeconds: 60'],
  },
  'not-unique': {
    what: 'An entry stands in the list twice.',
    why: 'It would count twice, or says the same again.',
    wrong: ['skills: [empathy, empathy]'],
    right: ['skills: [empathy, listening]'],
  },
  'duplicate-id': {
    what: 'The id is taken by an earlier question, key point or red flag.',
    why: 'Saved answers hang on the id of a question: with two of them, nobody knows which was answered.',
    wrong: [
      'rubric: { keyPoints: [{ id: a, description: Says a., anyOf: [said a word] }, { id: a, description: Says b., anyOf: [said another] }] }',
    ],
    right: [
      'rubric: { keyPoints: [{ id: a, description: Says a., anyOf: [said a word] }, { id: b, description: Says b., anyOf: [said another] }] }',
    ],
  },
  'unreachable-follow-up': {
    what: 'The follow-up can never be asked.',
    why: 'It waits for something to be missing that is neither a part of the story nor a key point of this question.',
    wrong: ['followUps: [{ when: { missing: reslt }, ask: How did it end? }]'],
    right: ['followUps: [{ when: { missing: result }, ask: How did it end? }]'],
  },
  'empty-range': {
    what: 'Nothing lies between min and max.',
    why: 'No answer could be in it.',
    wrong: [
      'rubric: { keyPoints: [{ id: a, description: Says a., anyOf: [said a word] }], words: { min: 200, max: 100 } }',
    ],
    right: [
      'rubric: { keyPoints: [{ id: a, description: Says a., anyOf: [said a word] }], words: { min: 20, max: 100 } }',
    ],
  },
  'misplaced-file': {
    what: 'The path of the file names another role or level than the file itself.',
    why: 'People look for questions/<role>/<level>.yaml. Move the file, or correct what it says.',
    wrong: [],
    right: [],
  },
  'more-problems': {
    what: 'The file has more problems than are listed.',
    why: 'Five hundred of one file are listed: a file with more is broken in a way that repeats, or was made to cost time.',
    wrong: [],
    right: [],
  },
  'self-test-skipped': {
    what: 'The examples and samples of a question were not scored.',
    why: 'Scoring costs the length of the answers times the number of phrases. Together they are too long for one file, which no set of real questions comes near.',
    wrong: [],
    right: [],
  },
  'duplicate-question': {
    what: 'An earlier question asks the same, word for word or nearly.',
    why: 'Candidates meet it twice, and its answers are counted apart.',
    wrong: [],
    right: [],
  },
  'reused-id': {
    what: 'The id stood for another question before.',
    why: 'Saved answers hang on it: old answers would be shown, and counted, with the new question. It is compared with git, with HEAD or what --against names.',
    wrong: [],
    right: [],
  },
  'renamed-id': {
    what: 'The question had another id before.',
    why: 'Saved answers hang on the old one and are lost to it. It is compared with git, with HEAD or what --against names.',
    wrong: [],
    right: [],
  },
  'undeclared-skill': {
    what: 'No other question has the skill, or the configuration does not list it.',
    why: 'People choose questions by skill; a misspelled skill finds nothing. List yours under skills in .drillrc.yaml to have them checked.',
    wrong: [],
    right: [],
  },
  'thin-level': {
    what: 'The level has fewer active questions than a session needs.',
    why: 'Three by default; questionsPerLevel in .drillrc.yaml sets it.',
    wrong: [],
    right: [],
  },
  'common-phrases': {
    what: 'Every phrase of the key point is a single common word.',
    why: 'Nearly any answer contains it, so the point is earned by saying nothing.',
    wrong: [
      'rubric: { keyPoints: [{ id: a, description: Helps the family., anyOf: [help, family] }] }',
    ],
    right: [
      'rubric: { keyPoints: [{ id: a, description: Helps the family., anyOf: [rang the ward, found them a room] }] }',
    ],
  },
  'echoing-phrases': {
    what: 'Every phrase of the key point repeats words of the question.',
    why: 'Who repeats the question would meet the point. Write what a good answer says.',
    wrong: [
      'text: Tell me about a time you calmed an upset family.',
      'rubric: { keyPoints: [{ id: a, description: Calms them., anyOf: [upset family, calmed] }] }',
    ],
    right: [
      'text: Tell me about a time you calmed an upset family.',
      'rubric: { keyPoints: [{ id: a, description: Calms them., anyOf: [said I was sorry, let them finish] }] }',
    ],
  },
  'unseen-key-point': {
    what: 'Neither the example answer nor a strong sample meets the key point.',
    why: 'A candidate who answers as shown would miss it. Either the phrases are too narrow, or the model answers lack something.',
    wrong: [
      'rubric: { keyPoints: [{ id: a, description: Measures the blood sugar., anyOf: [measured glucose twice] }] }',
    ],
    right: [],
  },
  'example-length': {
    what: 'The example answer is not as long as the rubric asks of candidates.',
    why: 'The example shows what is wanted; candidates measure themselves by it.',
    wrong: [
      'rubric: { keyPoints: [{ id: a, description: Says a., anyOf: [rang the ward] }], words: { min: 500, max: 600 } }',
    ],
    right: [],
  },
  'tripped-red-flag': {
    what: 'The example answer or a strong sample raises a red flag.',
    why: 'A good answer must not lose points. The phrase is too wide, or the answer says what it should not.',
    wrong: [
      'rubric: { keyPoints: [{ id: a, description: Rings., anyOf: [rang the ward] }], redFlags: [{ id: r, description: Sits down., anyOf: [sat down with] }] }',
    ],
    right: [],
  },
  'missing-why': {
    what: 'What not to say has no reason.',
    why: 'The reason is what a candidate learns from.',
    wrong: ['whatNotToSay: [That is not my department.]'],
    right: ['whatNotToSay: [{ text: That is not my department., why: It ends the conversation. }]'],
  },
  'mixed-spelling': {
    what: 'The file spells some words as in America and some as in Britain.',
    why: 'It looks careless in front of people who are to be judged by their words. Phrases and samples may hold both, as candidates do.',
    wrong: ['introduction: Shows how you organize your work and how you apologise.'],
    right: ['introduction: Shows how you organize your work and how you apologize.'],
  },
  'missing-source': {
    what: 'The active question does not say who wrote it and how it may be used.',
    why: 'Nobody can ask the author, or know whether the question may be passed on.',
    wrong: ['status: active'],
    right: ['source: { author: A. Coach, licence: MIT }'],
  },
  'invisible-character': {
    what: 'The text holds a character that nobody sees.',
    why: 'It breaks searches and phrases, can turn text around on the screen, and comes along when text is copied from a web page.',
    wrong: ['introduction: "Shows how you\\u200b listen."'],
    right: ['introduction: "Shows how you listen."'],
  },
  'duplicate-phrase': {
    what: 'A phrase stands in the list twice; case and quotation marks do not count.',
    why: 'It finds nothing more. --fix takes it out.',
    wrong: [
      'rubric: { keyPoints: [{ id: a, description: Rings., anyOf: [rang the ward, Rang the ward] }] }',
    ],
    right: [
      'rubric: { keyPoints: [{ id: a, description: Rings., anyOf: [rang the ward, asked the nurse] }] }',
    ],
  },
  'curly-quotes': {
    what: 'A phrase has curly quotation marks.',
    why: 'Answers are compared with straight ones; it is easier to read what is compared. --fix straightens them.',
    wrong: [
      'rubric: { keyPoints: [{ id: a, description: Rings., anyOf: [couldn’t reach the ward] }] }',
    ],
    right: [
      'rubric: { keyPoints: [{ id: a, description: Rings., anyOf: ["couldn\'t reach the ward"] }] }',
    ],
  },
  'key-order': {
    what: 'A key stands behind one that usually follows it.',
    why: 'Who reads many files finds things faster when they stand in the same order. --fix sorts them.',
    wrong: ['status: active', 'timeLimitSeconds: 120'],
    right: ['timeLimitSeconds: 120', 'status: active'],
  },
  'trailing-space': {
    what: 'A line ends with spaces.',
    why: 'They show up as changes that change nothing. --fix takes them out.',
    wrong: [],
    right: [],
  },
  'missing-schema-line': {
    what: 'The file does not begin with the line that names its schema.',
    why: 'With it, editors complete and explain every field. --fix adds it.',
    wrong: [],
    right: [],
  },
  'failed-sample': {
    what: 'A sample does not score what it must.',
    why: 'The file tests itself: a strong sample that fails, or a weak one that passes, means that the rubric does not measure what you want. The message says which key points were met and what limited the score. A strong sample needs at least 60 and a weak one at most 59 where expect leaves that open.',
    wrong: [
      'samples: [{ quality: strong, text: I am good with people., why: It is short., expect: { min: 75 } }]',
    ],
    right: [],
  },
  'failed-example': {
    what: 'The example answer scores less than 80 by its own rubric.',
    why: 'What is shown as strong must be strong. Give the key points phrases that the example uses, or let the example say what is missing.',
    wrong: ['exampleAnswer: I am good with people.'],
    right: [],
  },
  'free-points': {
    what: 'An answer without an answer in it scores too much: an empty one, the question pasted, or the bare list of phrases.',
    why: 'Whoever copies must not pass. The phrases are too many or too easy to guess, or the weights leave too little to content.',
    wrong: [],
    right: [],
  },
};
