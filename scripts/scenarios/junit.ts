import type { ScenarioResult } from '../../mock-server/scenarios/runner/run-scenario.ts';

/** Results as JUnit XML, for build servers. */
export function junit(results: readonly ScenarioResult[]): string {
  const failures = results.filter((result) => result.differences.length > 0).length;
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(3);
  const time = seconds(results.reduce((sum, result) => sum + result.milliseconds, 0));
  const cases = results.map((result) => {
    const head = `    <testcase classname="scenarios" name="${escape(result.name)}" time="${seconds(result.milliseconds)}"`;
    if (result.differences.length === 0) return `${head}/>`;
    const [first = ''] = result.differences;
    return `${head}>\n      <failure message="${escape(first)}">${escape(result.differences.join('\n'))}</failure>\n    </testcase>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${results.length}" failures="${failures}" time="${time}">`,
    `  <testsuite name="scenarios" tests="${results.length}" failures="${failures}" time="${time}">`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

/** Characters that XML 1.0 does not know become U+FFFD. */
function escape(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uFFFD]/g, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
