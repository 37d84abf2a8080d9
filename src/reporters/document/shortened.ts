/** A longer text in a table helps nobody, and names may be as long as somebody cares to make them. */
export const longestCell = 2000;

/** The beginning of a text, with a mark where more was left out. */
export function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${Array.from(text.slice(0, longest)).slice(0, -1).join('')}…`;
}
