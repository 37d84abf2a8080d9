/** Thrown at the first thing that the quick parser does not know; `yaml` reads the file then. */
class Bail extends Error {}

/** One object for all: no stack is collected, and what was not known is of no interest. */
const notKnown = new Bail();

export function bail(): never {
  throw notKnown;
}

export function isBail(error: unknown): boolean {
  return error instanceof Bail;
}
