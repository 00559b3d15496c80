import type { Fake, FakeOptions } from '../fake.ts';
import { operationHandlers, type Answer } from '../operation-handlers.ts';
import type { TableStore } from '../table-store.ts';
import { readMailBody } from './mail-body.ts';
import { mailTable, readAddresses, recordMail } from './mail-table.ts';

const apiName = 'shared_office365';

/** Limits of Exchange Online for one message: 500 recipients, 35 MB. */
const maximumRecipients = 500;
const maximumBytes = 35 * 1024 * 1024;

/** Office 365 Outlook: mails from the connected or a shared mailbox. */
export const office365: Fake = {
  id: 'office365',
  title: 'Office 365 Outlook',
  apiNames: [apiName],
  tables: [mailTable],
  handlers: (store, options) =>
    operationHandlers([apiName], {
      SendEmailV2: send(store, options, false),
      SharedMailboxSendEmailV2: send(store, options, true),
    }),
};

const textMembers = ['To', 'Cc', 'Bcc', 'From', 'Subject', 'Body', 'Importance', 'ReplyTo', 'MailboxAddress'];

function send(store: TableStore, options: FakeOptions, shared: boolean): Answer {
  return ({ body }) => {
    const mail = readMailBody(body, textMembers);
    if (mail === undefined) return refuse(400, 'The request body is not a message.');
    const required = shared ? ['MailboxAddress', 'To', 'Subject', 'Body'] : ['To', 'Subject', 'Body'];
    const missing = required.filter((name) => !mail.has(name));
    if (missing.length > 0) return refuse(400, `The '${missing.join("', '")}' parameter is required.`);
    if (mail.wrongTypes.length > 0)
      return refuse(400, `The '${mail.wrongTypes.join("', '")}' parameter must be text.`);
    const [to, cc, bcc] = [
      readAddresses(mail.text('To')),
      readAddresses(mail.text('Cc')),
      readAddresses(mail.text('Bcc')),
    ];
    const invalid = [...to.invalid, ...cc.invalid, ...bcc.invalid];
    if (invalid.length > 0 || to.valid.length === 0)
      return refuse(400, 'At least one recipient is not valid.');
    if (to.valid.length + cc.valid.length + bcc.valid.length > maximumRecipients) {
      return refuse(400, 'The message exceeds the maximum number of recipients.');
    }
    if (Buffer.byteLength(JSON.stringify(body)) > maximumBytes) {
      return refuse(413, 'The message exceeds the maximum supported size.');
    }
    recordMail(store, options, {
      via: apiName,
      from: shared ? mail.text('MailboxAddress') : mail.text('From') || 'connected mailbox',
      to: to.valid,
      cc: cc.valid,
      bcc: bcc.valid,
      subject: mail.text('Subject'),
      body: mail.text('Body'),
      isHtml: true,
      importance: mail.text('Importance') || 'Normal',
    });
    return new Response(null, { status: 200 });
  };
}

function refuse(status: number, message: string): Response {
  return Response.json({ status, message, error: { message }, source: 'office365' }, { status });
}
