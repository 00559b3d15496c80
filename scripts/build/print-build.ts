import type { Output } from '../cli/output.ts';
import type { BuildReport } from './report-build.ts';

/** The report of a build as text. */
export function printBuild(report: BuildReport, { out, paint }: Output): void {
  for (const each of report.packages) {
    out(
      `${paint('bold', each.file)}  ${each.displayName} ${report.version}, ${each.managed ? 'managed' : 'unmanaged'}, ${(each.bytes / 1024).toFixed(1)} KB`,
    );
    for (const line of columns(
      each.components.map(({ kind, name, licence, id, detail }) => [
        kind,
        name,
        licence ?? '',
        id ? `${id}  ${detail}` : detail,
      ]),
    ))
      out(`  ${line}`);
    out('');
  }
  out(paint('bold', 'Checks'));
  for (const { title, passed } of report.checks) out(`  ${mark(passed, paint)}  ${title}`);
  out(`  ${mark(report.sample.succeeded, paint)}  ${report.sample.title}`);
  for (const line of report.sample.lines) out(`          ${line}`);
  out('');
  out(
    `${paint('bold', 'Capacity')}  ${report.sample.requests} requests a lead (trigger and actions that ran)`,
  );
  for (const line of columns(
    report.capacities.map(({ profile, plans, leadsPerDay }) => [
      profile,
      `${leadsPerDay.toLocaleString('en-US')} leads a day`,
      plans,
    ]),
  ))
    out(`  ${line}`);
  out('');
  if (!report.ok) {
    out(paint('red', 'The sample lead did not arrive: find out why before you import these packages.'));
    return;
  }
  out(paint('bold', 'Next steps'));
  report.nextSteps.forEach((step, index) => out(`  ${index + 1}. ${step}`));
}

function mark(passed: boolean, paint: Output['paint']): string {
  return passed ? paint('green', 'passed') : paint('red', 'failed');
}

function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
