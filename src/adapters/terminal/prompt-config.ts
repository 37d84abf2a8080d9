export interface AnswerPromptConfig {
  readonly draft: string;
  readonly hints: readonly string[];
  /** Hints on screen already, from before the editor was opened. */
  readonly hintsShown: number;
  /** Size of the screen; asked again at every drawing. */
  readonly size: () => { readonly columns: number; readonly rows: number };
  /** Milliseconds spent on the answer so far. */
  readonly elapsed: () => number;
  readonly color: boolean;
  /** Told of every change, so that nothing typed is lost when the prompt ends in another way. */
  readonly onChange: (draft: string) => void;
}
