import { type FileSummary, summaryOf } from '../domain/file-summary.ts';
import type { CheckedFiles, LoadedFile, Locate, PastQuestions } from '../domain/ports.ts';
import { type Finding, mostProblems, problemAt } from '../domain/problems/finding.ts';
import { byPlace, type Problem } from '../domain/problems/problem.ts';
import { isProblemCode } from '../domain/problems/wording.ts';
import type { QuestionFile } from '../domain/question.ts';
import type { Settings, Strictness } from '../domain/settings.ts';
import { createAssessor } from '../scoring/assess.ts';
import type { Scorer } from '../scoring/scorer.ts';
import { bankRules, lintFile } from './lint.ts';
import type { BankRule } from './rule.ts';
import { pastIds } from './rules/past-ids.ts';
import { costOf, mostCost, selfTest } from './self-test.ts';

export interface BankCheckOptions {
  readonly settings: Settings;
  /** Scores what the files say of themselves; null for no self-tests. */
  readonly scorer: Scorer | null;
  readonly past: PastQuestions | null;
  /** Remembers files without a problem of their own; null for nobody. */
  readonly checked: CheckedFiles | null;
  /** Reads a file again, for a finding that only comes when all were seen. */
  readonly placesOf: (file: string) => Promise<Locate>;
}

/** Lint and self-tests over a stream of files; of each only a summary is kept. */
export class BankCheck {
  private readonly options: BankCheckOptions;
  private readonly rules: readonly BankRule[];

  constructor(options: BankCheckOptions) {
    this.options = options;
    const { settings, past } = options;
    this.rules = [...bankRules(settings), ...(past === null ? [] : [pastIds(past)])];
  }

  /** Every problem of a file, with the severities of the settings. */
  async see(loaded: LoadedFile): Promise<Problem[]> {
    const { file, content, source, known } = loaded;
    if (known !== undefined) return this.placedIn(loaded, this.acrossFiles(known));
    if (content === null) return this.withStrictness(loaded.problems);
    const summary = summaryOf(file, content);
    const own = withoutTwins([...lintFile(content, source), ...(await this.selfTests(content))]);
    if (own.length + loaded.problems.length === 0 && loaded.key !== undefined)
      this.options.checked?.keep(loaded.key, summary);
    return this.placedIn(loaded, [...own, ...this.acrossFiles(summary)]);
  }

  private acrossFiles(summary: FileSummary): Finding[] {
    return this.rules.flatMap((rule) => [...rule.see(summary)]);
  }

  private async placedIn(loaded: LoadedFile, all: readonly Finding[]): Promise<Problem[]> {
    const findings = all.filter((finding) => this.strictness(finding.code) !== 'off');
    const found = findings.length === 0 ? [] : placed(loaded.file, findings, await loaded.places());
    return capped(this.withStrictness([...loaded.problems, ...found]));
  }

  /** What can only be said when all files were seen. */
  async end(): Promise<Problem[]> {
    const problems: Problem[] = [];
    for (const rule of this.rules) {
      for (const { file, finding } of await rule.end()) {
        if (this.strictness(finding.code) === 'off') continue;
        problems.push(...placed(file, [finding], await this.options.placesOf(file)));
      }
    }
    return this.withStrictness(problems);
  }

  private async selfTests({ questions }: QuestionFile): Promise<Finding[]> {
    const { scorer } = this.options;
    if (scorer === null) return [];
    const found: Finding[] = [];
    let spent = 0;
    for (const [index, question] of questions.entries()) {
      spent += costOf(question);
      if (spent > mostCost) {
        found.push({ code: 'self-test-skipped', given: {}, path: `/questions/${index}/id` });
        continue;
      }
      const assess = createAssessor(scorer, question);
      found.push(...(await selfTest(question, `/questions/${index}`, assess)));
    }
    return found;
  }

  private strictness(code: string): Strictness | undefined {
    const { lint } = this.options.settings;
    return isProblemCode(code) && Object.hasOwn(lint, code) ? lint[code] : undefined;
  }

  private withStrictness(problems: readonly Problem[]): Problem[] {
    return problems.flatMap((problem) => {
      const strictness = this.strictness(problem.code) ?? problem.severity;
      return strictness === 'off' ? [] : [{ ...problem, severity: strictness }];
    });
  }
}

/** The problems of a file in order, no more than are worth reading. */
function capped(problems: readonly Problem[]): Problem[] {
  const sorted = [...problems].sort(byPlace);
  const last = sorted[mostProblems - 1];
  if (last === undefined || sorted.length === mostProblems) return sorted;
  const count = sorted.length - mostProblems;
  const more = { code: 'more-problems', given: { count }, path: '' } as const;
  return [...sorted.slice(0, mostProblems), problemAt(last.file, more, last)];
}

/** A red flag that stands in an answer word for word may also be found by the scorer. */
function withoutTwins(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    if (finding.code !== 'tripped-red-flag') return true;
    const key = `${finding.path} ${finding.given.redFlag}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

function placed(file: string, findings: readonly Finding[], locate: Locate): Problem[] {
  return findings.map((finding) =>
    problemAt(file, finding, finding.place ?? locate(finding.path, finding.part)),
  );
}
