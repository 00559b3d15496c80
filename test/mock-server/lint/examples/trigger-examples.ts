import { flow, trigger, type FlowExamples } from './flow-parts.ts';

/** Flows for the rules on the trigger. */
export const triggerExamples: FlowExamples = {
  'F-schema-null': {
    bad: [
      flow({}, trigger({ schema: { type: 'object', properties: { Email: {} } } })),
      flow(
        {},
        trigger({ schema: { properties: { UserDetails: { properties: { Phone: { type: 'string' } } } } } }),
      ),
      flow({}, trigger({ schema: { required: ['ActionCode'] } })),
      flow({}, trigger({ schema: { additionalProperties: false } })),
    ],
    good: [
      flow({}, trigger({ schema: {} })),
      flow(
        {},
        trigger({
          schema: {
            properties: { UserDetails: { properties: { Phone: {}, Email: { type: ['string', 'null'] } } } },
          },
        }),
      ),
      flow(
        {},
        { type: 'Request', kind: 'Button', inputs: { schema: { type: 'object', required: ['text'] } } },
      ),
    ],
  },
  'F-trigger-tenant': {
    bad: [
      flow({}, trigger({ triggerAuthenticationType: 'Tenant' })),
      flow({}, trigger({ triggerAuthenticationType: 'User', triggerAllowedUsers: '' })),
    ],
    good: [flow({}), flow({}, { type: 'Recurrence' })],
  },
  'F-trigger-authentication': {
    bad: [flow({}, { type: 'Request', kind: 'Http', inputs: { method: 'POST' } })],
    good: [flow({}), flow({}, { type: 'Recurrence' })],
  },
  'F-trigger-method': {
    bad: [flow({}, { type: 'Request', kind: 'Http', inputs: { triggerAuthenticationType: 'All' } })],
    good: [flow({})],
  },
};
