import type { FakeOptions, FakeTable } from '../fake.ts';
import type { TableStore } from '../table-store.ts';

/** Mails of every mail fake, newest last. */
export const mailTable: FakeTable = {
  name: 'mail',
  title: 'Mails',
  columns: ['from', 'to', 'subject', 'sentAt'],
};

/** A mail as it would leave: addresses in lists, the body as HTML or text. */
export interface Mail {
  readonly via: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly isHtml: boolean;
  readonly importance: string;
}

export function recordMail(store: TableStore, options: FakeOptions, mail: Mail): string {
  const id = options.newId();
  const sentAt = new Date(options.now()).toISOString();
  store.put(mailTable.name, id, new Map(Object.entries({ id, sentAt, ...mail })));
  return id;
}

/** Addresses separated by semicolons or commas; `invalid` names those that no server takes. */
export function readAddresses(text: string): {
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
} {
  const all = text
    .split(/[;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const isAddress = (part: string) => /^[^\s@<>()"\\]+@[^\s@<>()"\\]+\.[^\s@<>()"\\.]+$/.test(part);
  return { valid: all.filter(isAddress), invalid: all.filter((part) => !isAddress(part)) };
}
