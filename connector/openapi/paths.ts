import type { ConnectorOperation, ConnectorParameter } from './connector-document.ts';

/** The one operation, and the name that the policy repeats. */
export const sendLead = 'SendLead';

/** Query of a trigger URL: fixed parts that callers need not see. The signature is added by the security scheme. */
const query = (name: string, fixed: string, label: string, description: string): ConnectorParameter => ({
  name,
  in: 'query',
  required: true,
  type: 'string',
  default: fixed,
  'x-ms-summary': label,
  description,
  'x-ms-visibility': 'internal',
});

const operation: ConnectorOperation = {
  operationId: sendLead,
  summary: 'Send a lead',
  description: 'Posts one lead to your lead endpoint and returns the receipt.',
  'x-ms-visibility': 'important',
  parameters: [
    query('api-version', '1', 'Version', 'Version of the endpoint.'),
    query('sp', '/triggers/manual/run', 'Permission', 'What the signature permits.'),
    query('sv', '1.0', 'Signature Version', 'Version of the signature.'),
    {
      name: 'lead',
      in: 'body',
      required: true,
      'x-ms-summary': 'Lead',
      description: 'The lead to send.',
      schema: { $ref: '#/definitions/Lead' },
    },
  ],
  responses: {
    '200': { description: 'The lead was handled.', schema: { $ref: '#/definitions/Receipt' } },
    '202': { description: 'The lead was accepted and is handled now.' },
    '400': { description: 'The body is no lead, or the flow is off.' },
    '401': { description: 'The signature is missing or wrong.' },
    '404': { description: 'The endpoint does not exist.' },
    '429': { description: 'Too many leads at once.' },
    default: { description: 'The lead was not accepted.' },
  },
};

/** A trigger URL ends in `…/paths/invoke`; the connection's endpoint is everything before `/invoke`. */
export const paths = { '/invoke': { post: operation } };
