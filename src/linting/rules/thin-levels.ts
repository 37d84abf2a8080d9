import type { BankRule, FindingIn } from '../rule.ts';

/** Levels of a role with fewer active questions than a session needs. */
export function thinLevels(wanted: number): BankRule {
  const levels = new Map<string, { readonly file: string; found: number }>();
  return {
    see: ({ file, role, level, questions }) => {
      const active = questions.filter((question) => question.active).length;
      const known = levels.get(`${role}/${level}`);
      if (known === undefined) levels.set(`${role}/${level}`, { file, found: active });
      else known.found += active;
      return [];
    },
    end: () =>
      [...levels.values()].flatMap(({ file, found }): FindingIn[] =>
        found >= wanted
          ? []
          : [
              {
                file,
                finding: {
                  code: 'thin-level',
                  given: { found, wanted },
                  path: '/questions',
                  part: 'key',
                },
              },
            ],
      ),
  };
}
