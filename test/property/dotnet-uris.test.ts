import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUri } from '../../mock-server/runner/uri/parse-uri.ts';
import {
  escapeComponent,
  unescapeComponent,
  unescapeToBytes,
} from '../../mock-server/runner/uri/uri-component.ts';
import { missing, rounds, seed, title } from '../oracles/dotnet/ask-dotnet.ts';
import { differences } from './compare-answers.ts';

const componentTexts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."a|Z|0| |+|%|%4|%41|%2B|%C3%A9|%C3|%E9|%u00e9|%uD83D|%uDE00|%U00e9|%zz|é|中|😀|\0|~|!|*|'|(|%F0%9F%98%80|%F0%9F|%ED%A0%80|%EF%BB%BF|\ufeff|%00|\ud800|\udc00".split(
          '|',
        ),
      ),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

const hosts =
  'hh|Host.com|a.b.c|a..b|.a|a.|127.0.0.1|1.2|0x7f.1|256.1.1.1|[::1]|[2001:DB8::1]|[::ffff:1.2.3.4]|[::|é|MÜN.de|a_b|-a|a b|a%41||01.2.3.4|[1:2:3:4:5:6:7:8]|日本.jp|[1:0:0:2::]|[::1.2.3.4]|a!b|localhost'.split(
    '|',
  );
const segments = fc
  .array(
    fc.constantFrom(
      ...'a|b|.|..||A|x1|%41|%2e|%2f|%20|é|%c3%a9|%e9|%zz|%|~|!$&|()*|[|{|^|"|\\|%7e|%25|%c3|中|;p=1|a:b|@|\''.split(
        '|',
      ),
    ),
    { maxLength: 3 },
  )
  .map((parts) => parts.join(''));
const plainSegments = fc.constantFrom('a', 'b.c', '.', '..', '', '%41', 'é', '%20', '~', 'a-b', '%c3%a9');
const uris = fc
  .tuple(
    fc.constantFrom('http', 'https', 'HTTP', 'ftp', 'ws', 'file', 'urn', 'ldap', 'net.tcp', 'xx', 'x', '1a'),
    fc.constantFrom('://', '://', '://', ':', ':/', ''),
    fc.constantFrom('', '', '', 'u@', 'u:p@', 'u%41@', 'a@b@'),
    fc.oneof(fc.constantFrom('hh', 'Host.com', 'a.b.c', '127.0.0.1'), fc.constantFrom(...hosts)),
    fc.constantFrom('', '', '', ':80', ':8080', ':', ':99999', ':a'),
    fc
      .array(fc.oneof(plainSegments, plainSegments, segments), { maxLength: 4 })
      .map((parts) => parts.map((part) => `/${part}`).join('')),
    fc.constantFrom('', '', '?', '?q=1', '?a b', '?%41', '?é', '?%zz', '??', '?[', '?x=%2F&y=1'),
    fc.constantFrom('', '', '', '#', '#f', '#a#b', '#é', '#['),
  )
  .map((parts) => parts.join(''));

describe.skipIf(missing !== undefined)(`URIs against .NET itself, ${title}`, () => {
  it('escapes and unescapes components', async () => {
    const texts = fc.sample(componentTexts, { numRuns: 2 * rounds, seed });
    expect(await differences(texts, (text) => ['escape', text], escapeComponent)).toEqual([]);
    expect(await differences(texts, (text) => ['unescape', text], unescapeComponent)).toEqual([]);
    expect(
      await differences(
        texts,
        (text) => ['unescape-bytes', text],
        (text) => Buffer.from(unescapeToBytes(text)).toString('hex').toUpperCase(),
      ),
    ).toEqual([]);
  });

  it('takes URIs apart, or refuses them', async () => {
    const texts = fc.sample(uris, { numRuns: 6 * rounds, seed });
    expect(
      await differences(
        texts,
        (text) => ['uri', text],
        (text) => {
          const uri = parseUri(text);
          if (uri === undefined) return '!';
          const { scheme, host, port, path, query } = uri;
          return [scheme, host, port, path, query, path + query].join('\n');
        },
      ),
    ).toEqual([]);
  });
});
