import type { FileSummary } from '../../domain/file-summary.ts';
import { nearest } from '../../domain/nearest.ts';
import type { Finding } from '../../domain/problems/finding.ts';
import type { BankRule, FindingIn } from '../rule.ts';

/** Skills that the configuration does not list; where it lists none, those used once that are spelled like one used more often. */
export function undeclaredSkills(declared: readonly string[]): BankRule {
  return declared.length > 0 ? againstList(declared) : againstEachOther();
}

function againstList(declared: readonly string[]): BankRule {
  return {
    see: (file) =>
      uses(file).flatMap(({ skill, path }): Finding[] =>
        declared.includes(skill) ? [] : [finding(skill, path, declared, true)],
      ),
    end: () => [],
  };
}

function againstEachOther(): BankRule {
  const places = new Map<string, { readonly file: string; readonly path: string; times: number }>();
  return {
    see: (file) => {
      for (const { skill, path } of uses(file)) {
        const known = places.get(skill);
        if (known === undefined) places.set(skill, { file: file.file, path, times: 1 });
        else known.times += 1;
      }
      return [];
    },
    end: () => {
      const usual = [...places].filter(([, { times }]) => times > 1).map(([skill]) => skill);
      return [...places].flatMap(([skill, { file, path, times }]): FindingIn[] =>
        times > 1 || nearest(skill, usual).length === 0
          ? []
          : [{ file, finding: finding(skill, path, usual, false) }],
      );
    },
  };
}

function uses({ questions }: FileSummary) {
  return questions.flatMap(({ skills }, question) =>
    skills.map((skill, index) => ({ skill, path: `/questions/${question}/skills/${index}` })),
  );
}

function finding(
  skill: string,
  path: string,
  known: readonly string[],
  declared: boolean,
): Finding {
  const [suggestion] = nearest(skill, known);
  return { code: 'undeclared-skill', given: { skill, suggestion, declared }, path };
}
