import { compose, flow, type FlowExamples } from './flow-parts.ts';

/** Flows that the service itself would refuse, and some beside them. */
export const serviceExamples: FlowExamples = {
  'F-refused': {
    bad: [
      flow({ A: { type: 'Composed', inputs: 1 } }),
      flow({ A: { type: 'Until', expression: '@true', actions: {} } }),
      flow({
        A: {
          type: 'Http',
          inputs: { method: 'GET', uri: 'x', retryPolicy: { type: 'fixed', count: 91, interval: 'PT5S' } },
        },
      }),
    ],
    good: [
      flow({ A: compose(1) }),
      flow({ A: { type: 'Until', expression: '@true', limit: { count: 5, timeout: 'PT1H' }, actions: {} } }),
    ],
  },
};
