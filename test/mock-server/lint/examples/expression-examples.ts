import { after, compose, flow, request, sales, type FlowExamples } from './flow-parts.ts';

/** Flows for the rules on expressions. */
export const expressionExamples: FlowExamples = {
  'F-expression': {
    bad: [
      flow({ A: compose("@concat('a'") }),
      flow({ A: compose("@{triggerBody()?['a'}") }),
      flow({ A: compose("@concatenate('a', 'b')") }),
      flow({ A: compose("@replace('a', 'b')") }),
      flow({ A: compose({ '@{broken(': 1 }) }),
    ],
    good: [
      flow({ A: compose("@concat('a', triggerBody()?['b'], '@{')") }),
      flow({ A: compose('@@concat(') }),
      flow({ A: compose('mail@x.example'), T: { type: 'Scope', description: '@broken(', actions: {} } }),
    ],
  },
  'F-reference': {
    bad: [
      flow({ A: compose("@outputs('B')") }),
      flow({ A: compose("@variables('v')") }),
      flow({ A: compose("@parameters('p')") }),
    ],
    good: [
      flow({ A: compose(1), B: compose("@outputs('a')", after('A')) }),
      flow({
        A: { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type: 'string', value: '' }] } },
        B: compose("@variables('V')", after('A')),
      }),
      flow({ A: compose("@parameters('Sales (exa_Sales)')") }, request, sales),
    ],
  },
  'F-constant-failure': {
    bad: [
      flow({ A: compose('@div(5, 0)') }),
      flow({ A: compose("@add(int('x'), triggerBody())") }),
      flow({ A: compose("@{json('{')}") }),
    ],
    good: [
      flow({ A: compose('@div(5, 2)') }),
      flow({ A: compose('@div(5, int(triggerBody()))') }),
      flow({ A: compose('@int(guid())') }),
    ],
  },
};
