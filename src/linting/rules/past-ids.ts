import type { QuestionSummary } from '../../domain/file-summary.ts';
import type { PastQuestions } from '../../domain/ports.ts';
import type { BankRule, FindingIn } from '../rule.ts';
import { likeness, wordsOf } from '../words.ts';

/** From here on it is the same question, a little changed. */
const same = 0.8;
/** Below this it is another question. */
const other = 0.3;

interface Current extends QuestionSummary {
  readonly file: string;
  readonly path: string;
}

/** Ids that stand for another question than before, and questions that lost the id on which saved answers hang. */
export function pastIds(past: PastQuestions): BankRule {
  const present = new Set<string>();
  const changed: Current[] = [];
  return {
    see: ({ file, questions }) => {
      questions.forEach((question, index) => {
        present.add(question.id);
        if (past.isChanged(file))
          changed.push({ ...question, file, path: `/questions/${index}/id` });
      });
      return [];
    },
    end: async () => {
      const found = await Promise.all(
        changed.map((question) => findingFor(question, past, present)),
      );
      return found.filter((each) => each !== null);
    },
  };
}

async function findingFor(
  { id, text, file, path }: Current,
  past: PastQuestions,
  present: ReadonlySet<string>,
): Promise<FindingIn | null> {
  const words = new Set(wordsOf(text));
  const alike = (before: string) => likeness(words, new Set(wordsOf(before)));
  const own = past.questions.find((each) => each.id === id);
  if (own !== undefined) {
    const cause = `stood for another question in ${past.commit}`;
    return alike(own.text) < other
      ? { file, finding: { code: 'reused-id', given: { id, cause }, path } }
      : null;
  }
  const former = past.questions.find((each) => !present.has(each.id) && alike(each.text) >= same);
  if (former !== undefined)
    return { file, finding: { code: 'renamed-id', given: { id, before: former.id }, path } };
  const removal = await past.lastUse(id);
  if (removal === null) return null;
  const cause = `was used before, until commit ${removal}`;
  return { file, finding: { code: 'reused-id', given: { id, cause }, path } };
}
