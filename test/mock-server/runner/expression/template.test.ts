import { describe, expect, it } from 'vitest';

import { expectTemplate } from './expect-eval.ts';

const context = { variables: { n: 7, name: 'Ann', list: [1, 2.5], none: null } };

describe('templates', () => {
  it('keep the kind of a whole expression', () => {
    expectTemplate("@variables('list')", [1, 2.5], context);
    expectTemplate("@variables('none')", null, context);
    expectTemplate(" @variables('n')", " @variables('n')", context);
  });

  it('make text of interpolations', () => {
    expectTemplate("@{variables('n')}", '7', context);
    expectTemplate("a @{variables('name')}, @{variables('list')}!", 'a Ann, [1,2.5]!', context);
    expectTemplate("[@{variables('none')}]", '[]', context);
    expectTemplate("@{concat('}', '{')}", '}{', context);
  });

  it('lose one @ of two', () => {
    expectTemplate('@@odata.type', '@odata.type');
    expectTemplate('@@{1} @{2}', '@{1} @{2}');
    expectTemplate('mail@@{1} and @{2}', 'mail@{1} and 2');
    expectTemplate('a@@b', 'a@@b');
  });

  it('leave other text alone', () => {
    for (const text of ['', '@', 'a@b.com', '{}', "it's 5 @ 10"]) expectTemplate(text, text);
  });

  it('reach into trees and names of members', () => {
    expectTemplate(
      { "k@{variables('n')}": [{ '@@type': "@variables('name')" }, 5, null, true] },
      { k7: [{ '@type': 'Ann' }, 5, null, true] },
      context,
    );
  });
});

describe('what a template refuses', () => {
  it('an interpolation that does not end', () => {
    expect(() => expectTemplate("total: @{add(1, 2) '}'", '')).toThrow(
      "The template language expression 'total: @{add(1, 2) '}'' is not valid: the string interpolation segment starting at position '7' is not terminated. Make sure that every '@{' is followed by its '}'.",
    );
  });

  it('a member called @type, the classic', () => {
    expect(() => expectTemplate({ '@type': 'MessageCard' }, {})).toThrow(
      "Unable to parse template language expression 'type': expected token 'LeftParenthesis' and actual 'EndOfData'.",
    );
  });

  it('only what is evaluated', () => {
    expectTemplate("@if(true, 1, nowhere('x'))", 1);
    expect(() => expectTemplate("@if(false, 1, nowhere('x'))", 1)).toThrow(
      "The template function 'nowhere' is not defined or not valid.",
    );
  });
});
