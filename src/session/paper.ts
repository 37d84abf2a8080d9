/** What a session asks, in which order: the schedule as commands see it. */
export { defaultCuts, type ScoreCuts } from '../scheduling/grading.ts';
export {
  dueAmong,
  type Experience,
  experienceOf,
  inOrder,
  type Order,
  orders,
} from '../scheduling/order.ts';
