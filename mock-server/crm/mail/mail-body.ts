import { membersOf } from '../operation-handlers.ts';
import { jsonText, type Json } from '../table-store.ts';

/** A member of a mail request, or why it cannot be had. Names ignore case, as in the connector's own reader. */
export interface MailBody {
  text(name: string): string;
  /** The member is there and holds something. */
  has(name: string): boolean;
  /** A value that is neither text nor null stands where text must be. */
  readonly wrongTypes: readonly string[];
}

/** Reads the body of a mail operation; `undefined` where it is no object. */
export function readMailBody(body: Json | undefined, textMembers: readonly string[]): MailBody | undefined {
  const members = membersOf(body);
  if (members === undefined) return undefined;
  const byName = new Map([...members].map(([name, value]) => [name.toLowerCase(), value]));
  const get = (name: string): Json => byName.get(name.toLowerCase()) ?? null;
  return {
    text: (name) => {
      const value = get(name);
      return value === null ? '' : jsonText(value);
    },
    has: (name) => get(name) !== null && get(name) !== '',
    wrongTypes: textMembers.filter((name) => get(name) !== null && typeof get(name) !== 'string'),
  };
}
