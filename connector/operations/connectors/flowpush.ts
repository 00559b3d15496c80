import type { Operation } from '../operation.ts';
import { runtimeAddress } from '../runtime-address.ts';

const apiName = 'shared_flowpush';

/** Notifications: a mail to the owner of the connection. */
export const flowpushOperations: readonly Operation[] = [
  {
    apiName,
    operationId: 'SendEmailNotification',
    method: 'POST',
    baseUrl: runtimeAddress(apiName),
    path: '/sendEmailNotification',
    parameters: [
      {
        name: 'NotificationEmailDefinition',
        in: 'body',
        required: true,
        type: 'object',
        members: {
          notificationSubject: { type: 'string', required: true },
          notificationBody: { type: 'string', required: true },
        },
      },
    ],
    summary: 'Send me an email notification',
    response: { status: 200, type: 'none' },
    tier: 'standard',
    source: 'exports of real solutions; connector definition printed in a flow export of 2018',
    confidence: 'high',
  },
];
