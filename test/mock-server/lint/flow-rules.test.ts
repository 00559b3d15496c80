import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { flowRules, lintFlow } from '../../../mock-server/lint/flow-rules.ts';
import { sharedSamples } from '../../helpers/shared-samples.ts';
import type { ExampleFlow } from './examples/flow-parts.ts';
import { flowExamples } from './flow-examples.ts';

const place = { file: 'flow.json' };
const rulesOf = (flow: ExampleFlow) => new Set(lintFlow(flow, place)?.map(({ rule }) => rule));

describe.each(Object.entries(flowExamples).map(([rule, examples]) => ({ rule, ...examples })))(
  '$rule',
  ({ rule, bad, good }) => {
    test.each(bad.map((flow, index) => ({ index, flow })))('is broken by flow $index', ({ flow }) => {
      const found = lintFlow(flow, place)?.filter((problem) => problem.rule === rule) ?? [];
      expect(found.length).toBeGreaterThan(0);
      for (const { at, message, remedy } of found) {
        expect(at?.path).toMatch(/^\$\./);
        expect(message).toMatch(/\.$|'\.?$|"$/);
        expect(remedy).toBeTruthy();
      }
    });

    test.each(good.map((flow, index) => ({ index, flow })))('is kept by flow $index', ({ flow }) => {
      expect(rulesOf(flow)).not.toContain(rule);
    });
  },
);

test('every rule has flows that break it and flows that do not', () => {
  expect(flowRules.map(({ id }) => id).toSorted()).toEqual(Object.keys(flowExamples).toSorted());
  expect(Object.values(flowExamples).every(({ bad, good }) => bad.length > 0 && good.length > 0)).toBe(true);
});

test('what is no flow is not judged', () => {
  expect(lintFlow({ some: 'thing' }, place)).toBeUndefined();
  expect(lintFlow([], place)).toBeUndefined();
  expect(lintFlow('text', place)).toBeUndefined();
});

test('a bare definition and a code view are judged as well', () => {
  const definition = {
    triggers: { t: { type: 'Recurrence' } },
    actions: { A: { type: 'Compose', inputs: '@broken(' } },
  };
  expect(lintFlow(definition, place)).toMatchObject([
    { rule: 'F-expression', at: { path: '$.actions.A.inputs' } },
  ]);
  expect(lintFlow({ definition }, place)).toMatchObject([
    { rule: 'F-expression', at: { path: '$.definition.actions.A.inputs' } },
  ]);
});

test('whatever stands where actions should, the lint answers', () => {
  const inside = fc.dictionary(
    fc.constantFrom('type', 'inputs', 'runAfter', 'actions', 'else', 'cases', 'foreach', 'limit'),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), inside)), (actions) => {
      expect(Array.isArray(lintFlow({ definition: { triggers: actions, actions } }, place))).toBe(true);
    }),
  );
});

test('a variable that is set from itself is followed to its end', () => {
  const variable = (type: string, value: string) => ({ type, inputs: { name: 'v', value } });
  const flow = {
    definition: {
      triggers: {},
      actions: {
        V: { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type: 'string', value: 'x' }] } },
        More: variable('SetVariable', "@{variables('v')}@{outputs('C')}"),
        C: { type: 'Compose', inputs: "@concat(variables('v'), outputs('C'))" },
        List: {
          type: 'OpenApiConnection',
          inputs: { parameters: { $filter: "name eq '@{variables('v')}'" }, host: {} },
        },
      },
    },
  };
  expect([...rulesOf(flow)]).not.toContain('F-filter-escape');
});

const { folder: samples, there, note } = sharedSamples('');

function flowFiles(): readonly string[] {
  if (!there) return [];
  const inside = (folder: string) =>
    readdirSync(join(samples, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(samples, folder, name),
    );
  return [
    ...inside('solutions').filter((name) => /Workflows\/[^/]+\.json$/.test(name)),
    ...inside('wdl/flows').filter((name) => name.endsWith('.json')),
  ];
}

/** Real flows break rules of lead flows often enough; what stops them from being saved they do not break. */
describe.skipIf(!there)(`real flows have no error${note}`, () => {
  test.each(flowFiles())('%s', (file) => {
    const problems = lintFlow(JSON.parse(readFileSync(file, 'utf8')), { file }, 'foreign');
    expect(problems?.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
