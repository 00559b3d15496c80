import { compose, flow, scope, type Actions, type FlowExamples, type Node } from './flow-parts.ts';

const nested = (depth: number): Node =>
  depth === 1 ? compose(1) : scope({ [`Level_${depth}`]: nested(depth - 1) });
const many = (count: number, make: (index: number) => Node): Actions =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`A${index}`, make(index)]));

/** Flows on both sides of the limits of the service. */
export const limitExamples: FlowExamples = {
  'F-limit-actions': { bad: [flow(many(501, () => compose(1)))], good: [flow(many(500, () => compose(1)))] },
  'F-limit-nesting': { bad: [flow({ S: nested(9) })], good: [flow({ S: nested(8) })] },
  'F-limit-expression': {
    bad: [
      flow({ A: compose(`@concat('${'x'.repeat(8192)}')`) }),
      flow({ A: compose(`text @{concat('${'x'.repeat(8192)}')}`) }),
    ],
    good: [
      flow({ A: compose(`@concat('${'x'.repeat(8000)}')`) }),
      flow({ A: compose('x'.repeat(9000)) }),
      flow({ A: compose(`${'x'.repeat(9000)}@{triggerBody()}`) }),
    ],
  },
  'F-limit-name': {
    bad: [flow({ ['x'.repeat(81)]: compose(1) })],
    good: [flow({ ['x'.repeat(80)]: compose(1) })],
  },
  'F-limit-description': {
    bad: [flow({ A: compose(1, { description: 'x'.repeat(257) }) })],
    good: [flow({ A: compose(1, { description: 'x'.repeat(256) }) })],
  },
  'F-limit-cases': {
    bad: [
      flow({
        A: {
          type: 'Switch',
          expression: '@triggerBody()',
          cases: many(26, (index) => ({ case: index, actions: {} })),
        },
      }),
    ],
    good: [
      flow({
        A: {
          type: 'Switch',
          expression: '@triggerBody()',
          cases: many(25, (index) => ({ case: index, actions: {} })),
        },
      }),
    ],
  },
  'F-limit-variables': {
    bad: [
      flow(
        many(251, (index) => ({
          type: 'InitializeVariable',
          inputs: { variables: [{ name: `v${index}`, type: 'string' }] },
        })),
      ),
    ],
    good: [
      flow(
        many(250, (index) => ({
          type: 'InitializeVariable',
          inputs: { variables: [{ name: `v${index}`, type: 'string' }] },
        })),
      ),
    ],
  },
  'F-limit-loops': {
    bad: [
      flow({ A: { type: 'Until', expression: '@true', limit: { count: 5001 }, actions: {} } }),
      flow({
        A: {
          type: 'Foreach',
          foreach: '@triggerBody()',
          actions: {},
          runtimeConfiguration: { concurrency: { repetitions: 51 } },
        },
      }),
    ],
    good: [
      flow({ A: { type: 'Until', expression: '@true', limit: { count: 5000 }, actions: {} } }),
      flow({
        A: {
          type: 'Foreach',
          foreach: '@triggerBody()',
          actions: {},
          runtimeConfiguration: { concurrency: { repetitions: 50 } },
        },
      }),
    ],
  },
};
