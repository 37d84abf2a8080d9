/** The usual order of keys, by what they stand in; the schema lists them in the same order. */
export const keyOrders = {
  file: ['schemaVersion', 'role', 'level', 'questions'],
  question: [
    'id',
    'type',
    'skills',
    'text',
    'introduction',
    'howToAnswer',
    'whatNotToSay',
    'exampleAnswer',
    'rubric',
    'followUps',
    'samples',
    'timeLimitSeconds',
    'status',
    'source',
  ],
  rubric: ['structure', 'keyPoints', 'redFlags', 'words', 'weights'],
} as const;
