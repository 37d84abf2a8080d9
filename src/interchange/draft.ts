import type { LevelInfo, Question, QuestionFile, Role } from '../domain/question.ts';

/** A question as somebody wrote it outside of the format: anything may be missing. */
export interface DraftQuestion {
  readonly role: Partial<Role>;
  readonly level: { readonly [Key in keyof LevelInfo]?: string };
  readonly question: Partial<Question>;
}

/** A question file that may lack what it needs; `drill validate` says what. */
export interface DraftFile {
  readonly role: string;
  readonly level: string;
  readonly content: unknown;
}

/** What stands in for a role or level that the source does not name. */
export interface Defaults {
  readonly role: string;
  readonly level: string;
}

/** One file a role and level, in the order in which they come. */
export function filesOf(drafts: readonly DraftQuestion[], defaults: Defaults): DraftFile[] {
  const groups = new Map<string, DraftQuestion[]>();
  for (const draft of drafts) {
    const key = `${draft.role.id ?? defaults.role} ${draft.level.id ?? defaults.level}`;
    groups.set(key, [...(groups.get(key) ?? []), draft]);
  }
  return [...groups.values()].map((own) => fileOf(own, defaults));
}

function fileOf(drafts: readonly DraftQuestion[], defaults: Defaults): DraftFile {
  const first = drafts[0];
  const role = { id: defaults.role, title: '', summary: '', ...first?.role };
  const level = { id: defaults.level, title: '', focus: '', ...first?.level };
  const content: Omit<QuestionFile, 'questions' | 'level'> &
    Record<'questions' | 'level', unknown> = {
    schemaVersion: 1,
    role,
    level,
    questions: drafts.map(({ question }) => question),
  };
  return { role: role.id, level: level.id, content };
}

/** The value without keys that hold nothing. */
export function filled<Value extends object>(value: Value): Value {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, each]) =>
        each !== undefined && each !== '' && !(Array.isArray(each) && each.length === 0),
    ),
  ) as Value;
}
