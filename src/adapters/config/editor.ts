type Env = Readonly<Record<string, string | undefined>>;

export const editorVariables = ['DRILL_EDITOR', 'VISUAL', 'EDITOR'] as const;

/** The editor command of the environment and the variable that it comes from; empty ones count as unset. */
export function editorOf(
  env: Env,
): { readonly command: string; readonly from: (typeof editorVariables)[number] } | null {
  for (const from of editorVariables) {
    const command = (env[from] ?? '').trim();
    if (command !== '') return { command, from };
  }
  return null;
}
