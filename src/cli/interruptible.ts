/** Work that Ctrl-C ends without ending the program: the first one is for the work, the next for the program. */
export class Interruptible {
  private current: AbortController | null = null;

  /** Ends the work that is going on; false where there is none, or it was told already. */
  interrupt(): boolean {
    if (this.current === null || this.current.signal.aborted) return false;
    this.current.abort();
    return true;
  }

  async run<T>(work: (signal: AbortSignal) => Promise<T> | T): Promise<T> {
    const own = new AbortController();
    this.current = own;
    try {
      return await work(own.signal);
    } finally {
      if (this.current === own) this.current = null;
    }
  }
}
