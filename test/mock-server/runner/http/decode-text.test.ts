import { expect, it } from 'vitest';
import { decodeText } from '../../../../mock-server/runner/http/decode-text.ts';

it.each([
  ['UTF-8 without more', Buffer.from('é'), 'application/json', 'é'],
  ['UTF-8 mark', Buffer.from('\ufeffé'), undefined, 'é'],
  ['UTF-16 mark', Buffer.from('\ufeffé', 'utf16le'), 'text/plain', 'é'],
  ['UTF-16 mark, big endian', Buffer.from('\ufeffé', 'utf16le').swap16(), 'text/plain; charset=utf-8', 'é'],
  ['named UTF-16', Buffer.from('é', 'utf16le'), 'application/json; charset=utf-16', 'é'],
  [
    'named Latin-1, quoted',
    Buffer.from('é', 'latin1'),
    'text/plain; format=flowed; charset="ISO-8859-1"',
    'é',
  ],
  ['Latin-1 that claims UTF-8', Buffer.from('é', 'latin1'), 'text/plain; charset=utf-8', '\ufffd'],
  ['a charset that nobody knows', Buffer.from('é'), 'text/plain; charset=klingon', 'é'],
])('%s', (_what, bytes, contentType, text) => expect(decodeText(bytes, contentType)).toBe(text));
