import { compose, flow, mail, request, sales, trigger, type FlowExamples } from './flow-parts.ts';

const secured = (...properties: readonly string[]) => ({
  runtimeConfiguration: { secureData: { properties } },
});
const email = "@triggerBody()?['UserDetails']?['Email']";

/** Flows for the rules on personal data, addresses and secrets. */
export const privacyExamples: FlowExamples = {
  'F-secure-data': {
    bad: [
      flow({ A: compose(email, secured('inputs', 'outputs')) }),
      flow({ A: compose(email) }, trigger({}, secured('inputs', 'outputs'))),
      flow({}, trigger({ schema: { properties: { UserDetails: { properties: { Email: {} } } } } })),
    ],
    good: [
      flow({ A: compose(email, secured('inputs', 'outputs')) }, trigger({}, secured('inputs', 'outputs'))),
      flow({ A: compose("@triggerBody()?['OfferTitle']") }),
    ],
  },
  'F-hard-coded-address': {
    bad: [
      flow({ A: mail('Hello', 'sales@contoso.example') }),
      flow({ A: { type: 'Http', inputs: { method: 'GET', uri: 'https://crm.contoso.example/api' } } }),
      flow({ A: compose("@concat('https://crm.contoso.example/', triggerBody())") }),
    ],
    good: [
      flow({ A: mail('Hello') }, request, sales),
      flow({ A: compose({ $schema: 'http://adaptivecards.io/schemas/adaptive-card.json' }) }),
      flow({ A: compose("@concat('https://', triggerBody())") }),
    ],
  },
  'F-hard-coded-secret': {
    bad: [
      flow({
        A: {
          type: 'Http',
          inputs: { method: 'GET', uri: '@triggerBody()', headers: { 'x-api-key': 'abc123' } },
        },
      }),
      flow({
        A: {
          type: 'Http',
          inputs: {
            method: 'GET',
            uri: '@triggerBody()',
            headers: { Authorization: `Bearer ${'a'.repeat(24)}` },
          },
        },
      }),
      flow({ A: compose(`https://x.example/invoke?sig=${'a'.repeat(43)}`) }),
      flow({
        A: {
          type: 'Http',
          inputs: {
            method: 'GET',
            uri: '@triggerBody()',
            authentication: { type: 'Basic', username: 'u', password: 'p' },
          },
        },
      }),
    ],
    good: [
      flow(
        {
          A: {
            type: 'Http',
            inputs: {
              method: 'GET',
              uri: '@triggerBody()',
              headers: { 'x-api-key': "@parameters('Sales (exa_Sales)')" },
            },
          },
        },
        request,
        sales,
      ),
      flow({ A: compose("@concat('?sig=', triggerBody())") }),
    ],
  },
};
