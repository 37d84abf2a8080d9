import { keyOrders } from '../../domain/key-orders.ts';
import type { Finding } from '../../domain/problems/finding.ts';
import type { FileRule } from '../rule.ts';

/** Keys of the file, its questions and their rubrics that stand in an unusual order; one finding a group. */
export const keyOrder: FileRule = (content) => [
  ...outOfOrder(content, keyOrders.file, ''),
  ...content.questions.flatMap((question, index) => {
    const path = `/questions/${index}`;
    return [
      ...outOfOrder(question, keyOrders.question, path),
      ...outOfOrder(question.rubric ?? {}, keyOrders.rubric, `${path}/rubric`),
    ];
  }),
];

function outOfOrder(group: object, order: readonly string[], path: string): Finding[] {
  const keys = Object.keys(group);
  for (const [index, key] of keys.entries()) {
    const before = keys[index - 1];
    if (before !== undefined && order.indexOf(key) < order.indexOf(before)) {
      const earlier = keys.find((each) => order.indexOf(each) > order.indexOf(key)) ?? before;
      return [
        { code: 'key-order', given: { key, before: earlier }, path: `${path}/${key}`, part: 'key' },
      ];
    }
  }
  return [];
}
