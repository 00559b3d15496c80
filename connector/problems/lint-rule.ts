import type { ProblemCode } from './problem-codes.ts';
import type { Place, Problem } from './problem.ts';

export type RuleSeverity = 'error' | 'warning' | 'note' | 'off';

/** Whose file is judged: our own output is held to more than what other people's tools wrote. */
export type RuleProfile = 'ours' | 'foreign';

/** What a rule found: a sentence with the thing in quotes, and where it stands. */
export interface Finding {
  readonly message: string;
  readonly at?: Place | undefined;
  /** Only where this finding is milder or graver than its rule. */
  readonly severity?: RuleSeverity;
}

/** One rule: an entry of a table, for text, JSON, SARIF and `docs/lint.md`. */
export interface LintRule<Subject> {
  /** Short, unique, never reused: `S-content-type`. */
  readonly id: string;
  /** What must hold, as a sentence without a period. */
  readonly title: string;
  /** What breaking it costs. */
  readonly why: string;
  readonly remedy: string;
  readonly severity: RuleSeverity;
  /** Severity on other people's files, where it differs. */
  readonly foreign?: RuleSeverity;
  readonly check: (subject: Subject) => Iterable<Finding>;
}

export interface RuleRun {
  readonly code: ProblemCode;
  readonly profile: RuleProfile;
}

/** Runs rules over a subject; the problems come in the order of the table. */
export function runRules<Subject>(
  rules: readonly LintRule<Subject>[],
  subject: Subject,
  { code, profile }: RuleRun,
): readonly Problem[] {
  return rules.flatMap((rule) => {
    const usual = profile === 'foreign' ? (rule.foreign ?? rule.severity) : rule.severity;
    if (usual === 'off') return [];
    return [...rule.check(subject)].flatMap(({ message, at, severity = usual }): readonly Problem[] =>
      severity === 'off'
        ? []
        : [
            {
              code,
              rule: rule.id,
              severity,
              message,
              remedy: rule.remedy,
              ...(at === undefined ? {} : { at }),
            },
          ],
    );
  });
}

/** Rules as a Markdown table: id, what must hold, severity on our files and on others', why. */
export function ruleTable(rules: readonly Omit<LintRule<never>, 'check'>[]): string {
  const cell = (text: string) => text.replaceAll('|', String.raw`\|`).replaceAll('\n', ' ');
  return [
    '| Rule | What must hold | Ours | Others | Why |',
    '| --- | --- | --- | --- | --- |',
    ...rules.map(
      ({ id, title, severity, foreign, why }) =>
        `| \`${id}\` | ${cell(title)} | ${severity} | ${foreign ?? severity} | ${cell(why)} |`,
    ),
  ].join('\n');
}
