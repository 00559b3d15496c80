import { describe, expect, it } from 'vitest';

import { explain, type Explanation } from '../../../../mock-server/runner/expression/explain.ts';
import { toText } from '../../../../mock-server/runner/value/to-text.ts';
import { createScope } from './create-scope.ts';

/** Every part as `source = value`, `source ! fault` or `source`, indented by depth. */
function outline(part: Explanation, depth = 0): string[] {
  const value = part.value === undefined ? '' : ` = ${part.value === null ? 'null' : toText(part.value)}`;
  const fault = part.fault === undefined ? '' : ' !';
  return [
    `${'  '.repeat(depth)}${part.source}${value}${fault}`,
    ...part.parts.flatMap((inner) => outline(inner, depth + 1)),
  ];
}

describe('explain', () => {
  it('tells what every part came to', () => {
    const text = "n: @{add(1, length(trim(' ab ')))}";
    expect(outline(explain(text, createScope()))).toEqual([
      "n: @{add(1, length(trim(' ab ')))} = n: 3",
      "  add(1, length(trim(' ab '))) = 3",
      '    1 = 1',
      "    length(trim(' ab ')) = 2",
      "      trim(' ab ') = ab",
      "        ' ab ' =  ab ",
    ]);
  });

  it('leaves out what was not evaluated', () => {
    const text = "@if(equals(1, 1), 'yes', div(1, 0))";
    expect(outline(explain(text, createScope()))).toEqual([
      "@if(equals(1, 1), 'yes', div(1, 0)) = yes",
      "  if(equals(1, 1), 'yes', div(1, 0)) = yes",
      '    equals(1, 1) = True',
      '      1 = 1',
      '      1 = 1',
      "    'yes' = yes",
      '    div(1, 0)',
      '      1',
      '      0',
    ]);
  });

  it('marks the innermost part that failed and what it took along', () => {
    const text = "@variables('o')?['a'].b.c";
    const explained = explain(text, createScope({ variables: { o: { a: { b: null } } } }));
    expect(outline(explained)).toEqual([
      `${text} !`,
      "  variables('o')?['a'].b.c !",
      "    variables('o')?['a'].b = null",
      "      variables('o')?['a'] = {\"b\":null}",
      '        variables(\'o\') = {"a":{"b":null}}',
      "          'o' = o",
      "        'a' = a",
      '      b = b',
      '    c = c',
    ]);
    expect(explained.fault).toContain("property 'c' cannot be selected.");
  });

  it('tells a template that cannot be parsed', () => {
    const explained = explain('@concat(', createScope());
    expect(explained).toMatchObject({ source: '@concat(', start: 0, end: 8, parts: [] });
    expect(explained.fault).toContain("expected token 'Identifier' and actual 'EndOfData'");
  });

  it('gives places in the template', () => {
    const text = "x @{trim('y')}";
    const [part] = explain(text, createScope()).parts;
    expect(part && text.slice(part.start, part.end)).toBe("trim('y')");
  });
});
