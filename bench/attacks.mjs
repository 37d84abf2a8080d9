/** Answers to a question that must not earn more than their cap, after ../shared/corpora/grader-attacks/templates.json. */
export function attacksOn(question, others) {
  const points = question.rubric.keyPoints;
  const keywords = points.flatMap(({ anyOf = [] }) => anyOf);
  const descriptions = points.map(({ description }) => description);
  const example = question.exampleAnswer;
  const sentences = example.split(/(?<=[.?!])\s+/);
  const negated = sentences.map((each) => `I would never say that ${each}`).join(' ');
  const other = others.find(({ id }) => id !== question.id)?.exampleAnswer ?? '';
  return [
    { name: 'question', answer: question.text, cap: 5 },
    { name: 'question twice', answer: `${question.text} ${question.text}`, cap: 5 },
    { name: 'points', answer: descriptions.join(' '), cap: 40 },
    { name: 'points shuffled', answer: descriptions.toReversed().join('\n'), cap: 40 },
    { name: 'keywords', answer: keywords.join(', '), cap: 25 },
    { name: 'keywords x50', answer: Array(50).fill(keywords.join(' ')).join(' '), cap: 25 },
    {
      name: 'keywords as sentences',
      answer: keywords.map((word) => `I ${word}.`).join(' '),
      cap: 25,
    },
    {
      name: 'words of the example shuffled',
      answer: shuffled(example.split(/\s+/)).join(' '),
      cap: 25,
    },
    { name: 'one sentence x20', answer: Array(20).fill(sentences[0]).join(' '), cap: 55 },
    { name: 'negated', answer: negated, cap: 40 },
    { name: 'contradiction', answer: `${example} ${negated}`, cap: 75 },
    { name: 'taken back', answer: `${example} None of this is true.`, cap: 40 },
    { name: 'other question', answer: other, cap: 45 },
    { name: 'rubric', answer: JSON.stringify(question.rubric), cap: 40 },
    { name: 'guidance', answer: question.howToAnswer.join(' '), cap: 40 },
  ];
}

/** The same order every time: every seventh word first, then the others. */
function shuffled(words) {
  return Array.from({ length: 7 }, (_, start) =>
    words.filter((_each, at) => at % 7 === start),
  ).flat();
}
