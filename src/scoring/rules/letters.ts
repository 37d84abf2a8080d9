export const newline = 10;
export const space = 32;
export const bang = 33;
const apostrophe = 39;
const comma = 44;
export const hyphen = 45;
export const dot = 46;
const colon = 58;
export const ask = 63;

/** What a UTF-16 unit can be. */
export const kind = { word: 1, clauseMark: 2, odd: 4 } as const;

/** Letters and digits are ASCII's, and every character from Latin-1's letters on but spaces and punctuation of later blocks. */
const kinds = new Uint8Array(1 << 16)
  .fill(kind.word, 48, 58)
  .fill(kind.word, 65, 91)
  .fill(kind.word, 97, 123)
  .fill(kind.word, 0xc0)
  .fill(0, 0xd7, 0xd8)
  .fill(0, 0xf7, 0xf8)
  .fill(0, 0x2000, 0x2c00)
  .fill(0, 0x3000, 0x3040);
for (const mark of ',;:()[]"') note(mark, kind.clauseMark);
for (const mark of '<{`]|+/') note(mark, kind.odd);

function note(mark: string, which: number): void {
  const code = mark.charCodeAt(0);
  kinds[code] = (kinds[code] ?? 0) | which;
}

export function isWordCode(code: number): boolean {
  return kinds[code] === kind.word;
}

/** Whether what stands at `at` is part of a word that began before it or begins there. */
export function isOfWord(letters: Uint16Array, at: number): boolean {
  const code = letters[at] ?? 0;
  return isWordCode(code) || joins(code, letters, at);
}

/** An apostrophe between letters, a dot, comma or colon between digits. */
function joins(code: number, letters: Uint16Array, at: number): boolean {
  if (code !== apostrophe && code !== comma && code !== dot && code !== colon) return false;
  const before = letters[at - 1] ?? 0;
  const after = letters[at + 1] ?? 0;
  if (code === apostrophe) return isWordCode(before) && isWordCode(after);
  return isDigit(before) && isDigit(after);
}

export function isKind(code: number, which: number): boolean {
  return ((kinds[code] ?? 0) & which) !== 0;
}

const bigEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;
let bytes = Buffer.alloc(1 << 16);
let units = unitsOf(bytes);

function unitsOf({ buffer, byteOffset, byteLength }: Buffer): Uint16Array {
  return new Uint16Array(buffer, byteOffset, byteLength / 2);
}

/** The UTF-16 units of a text and a 0 behind them, until the next text is asked for. */
export function lettersOf(text: string): Uint16Array {
  if (units.length <= text.length + 1) {
    bytes = Buffer.alloc(4 * text.length + 4);
    units = unitsOf(bytes);
  }
  const length = bytes.write(text, 'utf16le');
  if (bigEndian) bytes.subarray(0, length).swap16();
  units[text.length] = 0;
  units[text.length + 1] = 0;
  return units;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
