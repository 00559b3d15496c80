import { after, call, compose, flow, request, scope, work, type FlowExamples } from './flow-parts.ts';

/** Flows for the rules on how actions hang together. */
export const structureExamples: FlowExamples = {
  'F-one-trigger': {
    bad: [
      { properties: { definition: { triggers: {}, actions: {} } } },
      { definition: { triggers: { a: request, b: request }, actions: {} } },
    ],
    good: [flow({})],
  },
  'F-run-after-known': {
    bad: [
      flow({ A: compose(1), B: compose(2, after('C')) }),
      flow({ A: scope({ B: compose(1) }), C: compose(2, after('B')) }),
      flow({ A: compose(1), B: compose(2, after('A', 'Done')) }),
    ],
    good: [flow({ A: compose(1), B: compose(2, after('a', 'SUCCEEDED', 'Failed', 'TimedOut', 'Skipped')) })],
  },
  'F-run-after-cycle': {
    bad: [flow({ A: compose(1, after('C')), B: compose(2, after('A')), C: compose(3, after('B')) })],
    good: [
      flow({
        A: compose(1),
        B: compose(2, after('A')),
        C: compose(3, { runAfter: { A: ['Succeeded'], B: ['Succeeded'] } }),
      }),
    ],
  },
  'F-name-unique': {
    bad: [flow({ A: compose(1), S: scope({ a: compose(2) }) })],
    good: [flow({ A: compose(1), S: scope({ B: compose(2) }) })],
  },
  'F-variable-top-level': {
    bad: [
      flow({
        S: scope({
          V: { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type: 'string' }] } },
        }),
      }),
    ],
    good: [
      flow({ V: { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type: 'string' }] } } }),
    ],
  },
  'F-connection-known': {
    bad: [flow({ A: call('shared_sql', 'GetItems_V2', {}) })],
    good: [flow({ A: work })],
  },
};
