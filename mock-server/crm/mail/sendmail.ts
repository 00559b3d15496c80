import type { Fake, FakeOptions } from '../fake.ts';
import { operationHandlers, type Answer } from '../operation-handlers.ts';
import { textOf, type TableStore } from '../table-store.ts';
import { readMailBody } from './mail-body.ts';
import { mailTable, readAddresses, recordMail } from './mail-table.ts';

const apiName = 'shared_sendmail';

/** Settings under `sendmail`. */
interface SendmailSettings {
  /** Mails a day before the service answers 429 (the real one: 100). Absent: no limit. */
  readonly dailyLimit?: number;
}

/** Mail: sends as `microsoft@powerapps.com`. */
export const sendmail: Fake = {
  id: 'sendmail',
  title: 'Mail',
  apiNames: [apiName],
  tables: [mailTable],
  handlers: (store, options) => operationHandlers([apiName], { SendEmailV3: send(store, options) }),
};

const textMembers = ['to', 'cc', 'bcc', 'subject', 'text'];

function send(store: TableStore, options: FakeOptions): Answer {
  const { dailyLimit } = (options.settings?.['sendmail'] ?? {}) as SendmailSettings;
  return ({ body }) => {
    const mail = readMailBody(body, textMembers);
    if (mail === undefined) return refuse(400, 'The request is not valid.');
    const missing = ['to', 'subject', 'text'].filter((name) => !mail.has(name));
    if (missing.length > 0) return refuse(400, `The ${missing.join(', ')} field is required.`);
    if (mail.wrongTypes.length > 0)
      return refuse(400, `The ${mail.wrongTypes.join(', ')} field must be text.`);
    const [to, cc, bcc] = [
      readAddresses(mail.text('to')),
      readAddresses(mail.text('cc')),
      readAddresses(mail.text('bcc')),
    ];
    const invalid = [...to.invalid, ...cc.invalid, ...bcc.invalid];
    if (invalid.length > 0 || to.valid.length === 0) return refuse(400, 'An e-mail address is not valid.');
    if (dailyLimit !== undefined && sentToday(store, options) >= dailyLimit) {
      return refuse(429, 'The daily limit of mails is reached.');
    }
    recordMail(store, options, {
      via: apiName,
      from: 'microsoft@powerapps.com',
      to: to.valid,
      cc: cc.valid,
      bcc: bcc.valid,
      subject: mail.text('subject'),
      body: mail.text('text'),
      isHtml: mail.text('ishtml') !== 'false',
      importance: 'Normal',
    });
    return Response.json({});
  };
}

function sentToday(store: TableStore, options: FakeOptions): number {
  const day = new Date(options.now()).toISOString().slice(0, 10);
  return store
    .rows(mailTable.name)
    .filter((row) => textOf(row, 'via') === apiName && textOf(row, 'sentAt').startsWith(day)).length;
}

function refuse(status: number, message: string): Response {
  return Response.json({ statusCode: status, message }, { status });
}
