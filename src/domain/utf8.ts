/** Offset of the first byte that is not part of valid UTF-8, or the length when all of it is. */
export function firstInvalidByte(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (valid < invalid) {
    const middle = Math.ceil((valid + invalid) / 2);
    if (decodes(bytes.subarray(0, middle), true)) valid = middle;
    else invalid = middle - 1;
  }
  while (valid > 0 && !decodes(bytes.subarray(0, valid), false)) valid -= 1;
  return valid;
}

/** `unfinished`: what a following byte may complete is no fault yet. */
function decodes(bytes: Uint8Array, unfinished: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: unfinished });
    return true;
  } catch {
    return false;
  }
}
