import type { Fake } from '../fake.ts';
import { operationHandlers } from '../operation-handlers.ts';
import { readMailBody } from './mail-body.ts';
import { mailTable, recordMail } from './mail-table.ts';

const apiName = 'shared_flowpush';

/** Notifications: mails to the owner of the connection. */
export const flowpush: Fake = {
  id: 'flowpush',
  title: 'Notifications',
  apiNames: [apiName],
  tables: [mailTable],
  handlers: (store, options) =>
    operationHandlers([apiName], {
      SendEmailNotification: ({ body }) => {
        const mail = readMailBody(body, ['notificationSubject', 'notificationBody']);
        const names = ['notificationSubject', 'notificationBody'];
        if (mail === undefined || mail.wrongTypes.length > 0 || names.some((name) => !mail.has(name))) {
          const message = 'The notification needs a subject and a body.';
          return Response.json({ error: { code: 'BadRequest', message } }, { status: 400 });
        }
        recordMail(store, options, {
          via: apiName,
          from: 'connection owner',
          to: ['connection owner'],
          cc: [],
          bcc: [],
          subject: mail.text('notificationSubject'),
          body: mail.text('notificationBody'),
          isHtml: true,
          importance: 'Normal',
        });
        return new Response(null, { status: 200 });
      },
    }),
};
