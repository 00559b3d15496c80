import type { BodyMember, Operation } from '../operation.ts';
import { runtimeAddress } from '../runtime-address.ts';

const apiName = 'shared_office365';
const source = 'exports of real solutions; generated connector tables of Power Apps code apps';

const text: BodyMember = { type: 'string' };
const message: Readonly<Record<string, BodyMember>> = {
  To: { type: 'string', required: true },
  Subject: { type: 'string', required: true },
  Body: { type: 'string', required: true },
  From: text,
  Cc: text,
  Bcc: text,
  Attachments: { type: 'array' },
  Sensitivity: text,
  ReplyTo: text,
  Importance: text,
};

/** Office 365 Outlook. `Body` is HTML; recipients are separated by semicolons. */
export const office365Operations: readonly Operation[] = [
  {
    apiName,
    operationId: 'SendEmailV2',
    method: 'POST',
    baseUrl: runtimeAddress(apiName),
    path: '/v2/Mail',
    parameters: [{ name: 'emailMessage', in: 'body', required: true, type: 'object', members: message }],
    summary: 'Send an email (V2)',
    response: { status: 200, type: 'none' },
    tier: 'standard',
    source,
    confidence: 'high',
  },
  {
    apiName,
    operationId: 'SharedMailboxSendEmailV2',
    method: 'POST',
    baseUrl: runtimeAddress(apiName),
    path: '/v2/SharedMailbox/Mail',
    parameters: [
      {
        name: 'emailMessage',
        in: 'body',
        required: true,
        type: 'object',
        members: { MailboxAddress: { type: 'string', required: true }, ...message },
      },
    ],
    summary: 'Send an email from a shared mailbox (V2)',
    response: { status: 200, type: 'none' },
    tier: 'standard',
    source,
    confidence: 'high',
  },
];
