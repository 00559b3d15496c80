import type { BodyMember, Operation } from '../operation.ts';
import { runtimeAddress } from '../runtime-address.ts';

const apiName = 'shared_sendmail';
const text: BodyMember = { type: 'string' };

/** Mail: sends as `microsoft@powerapps.com`, at most 100 mails a day. `text` is HTML. */
export const sendmailOperations: readonly Operation[] = [
  {
    apiName,
    operationId: 'SendEmailV3',
    method: 'POST',
    baseUrl: runtimeAddress(apiName),
    path: '/v3/mail/send',
    parameters: [
      {
        name: 'request',
        in: 'body',
        required: true,
        type: 'object',
        members: {
          to: { type: 'string', required: true },
          subject: { type: 'string', required: true },
          text: { type: 'string', required: true },
          // Required and internal with a default of true: exports leave it out.
          ishtml: { type: 'boolean' },
          toname: text,
          cc: text,
          ccname: text,
          bcc: text,
          bccname: text,
          files: text,
          filenames: text,
        },
      },
    ],
    summary: 'Send an email notification (V3)',
    response: { status: 200, type: 'object' },
    tier: 'standard',
    source: 'connector definition in microsoft/Power-Fx (Swagger/SendMail.json, 73c5cfdb)',
    confidence: 'medium',
  },
];
