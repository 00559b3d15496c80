import { describe, expect, it } from 'vitest';

import { checkTemplate, checkTemplates } from '../../../../mock-server/runner/expression/check-template.ts';
import { fromJs } from '../../../../mock-server/runner/value/from-js.ts';

const nowhere = { item: false, action: false };

describe('checkTemplate', () => {
  it('reports everything at once, with places', () => {
    const { faults } = checkTemplate("@{nope(1)} @{add(1, item())} @{if(true, substring('x'))}", nowhere);
    expect(faults.map(({ kind, start }) => [kind, start])).toEqual([
      ['unknown-function', 2],
      ['location', 20],
      ['argument-count', 31],
      ['argument-count', 40],
    ]);
    expect(faults.every(({ refusedAtSave }) => !refusedAtSave)).toBe(true);
  });

  it('reports what the service refuses to save', () => {
    const { faults } = checkTemplate("@concat('a'", nowhere);
    expect(faults).toMatchObject([{ kind: 'parse', refusedAtSave: true, start: 0, end: 11 }]);
  });

  it('lists the names that an expression uses', () => {
    const text = "@concat(ACTIONBODY('Get'), items('Each')?['x'], variables(concat('a')), parameters('p'))";
    expect(checkTemplate(text, nowhere).references).toEqual([
      { kind: 'action', name: 'Get', by: 'body', start: 19 },
      { kind: 'loop', name: 'Each', by: 'items', start: 33 },
      { kind: 'parameter', name: 'p', by: 'parameters', start: 83 },
    ]);
  });

  it('knows where item() and action() belong, and what belongs nowhere', () => {
    expect(checkTemplate('@item()', { item: true, action: false }).faults).toEqual([]);
    expect(checkTemplate('@action().status', { item: false, action: true }).faults).toEqual([]);
    expect(checkTemplate("@appSetting('x')", { item: true, action: true }).faults).toMatchObject([
      { kind: 'location', message: "The template function 'appSetting' is not expected at this location." },
    ]);
  });

  it('walks trees, names of members too', () => {
    const tree = fromJs({ a: ['text', "@outputs('X')"], '@{bad(}': 1 });
    expect(checkTemplates(tree, nowhere, ['inputs']).map(({ path }) => path)).toEqual([
      ['inputs', 'a', 1],
      ['inputs', '@{bad(}'],
    ]);
  });
});
