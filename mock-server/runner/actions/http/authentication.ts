import { ObjectValue } from '../../value/object-value.ts';
import { toText } from '../../value/to-text.ts';
import type { Value } from '../../value/value.ts';

/** Members of `authentication` that a record never shows. */
const SECRETS = new Set(['password', 'pfx', 'secret', 'value']);

/** `authentication` as the record shows it: secrets masked, the type last. */
export function shownAuthentication(authentication: ObjectValue): ObjectValue {
  const members = [...authentication.members].filter(([name]) => name.toLowerCase() !== 'type');
  const type = authentication.get('type');
  return new ObjectValue([
    ...members.map(([name, value]): [string, Value] => [
      name,
      SECRETS.has(name.toLowerCase()) ? '*sanitized*' : value,
    ]),
    ...(type === undefined ? [] : [['type', type] as const]),
  ]);
}

/**
 * The Authorization header of a call. Tokens of Entra ID and of managed identities are stand-ins: no sign-in takes
 * place here.
 */
export function authorizationOf(authentication: Value | undefined): string | undefined {
  if (!(authentication instanceof ObjectValue)) return undefined;
  const text = (name: string): string => toText(authentication.get(name) ?? null);
  switch (text('type').toLowerCase()) {
    case 'basic':
      return `Basic ${Buffer.from(`${text('username')}:${text('password')}`).toString('base64')}`;
    case 'raw':
      return text('value');
    case 'activedirectoryoauth':
    case 'managedserviceidentity':
      return `Bearer local-token-for-${text('audience') || 'default'}`;
    default:
      return undefined;
  }
}
