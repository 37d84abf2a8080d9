/** A report as data: what it says, before it is text, Markdown or HTML. */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'bars'; readonly bars: readonly Bar[] }
  | Table;

export interface Bar {
  readonly label: string;
  readonly count: number;
}

export interface Table {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

export interface Column {
  readonly title: string;
  readonly numeric?: boolean;
}
