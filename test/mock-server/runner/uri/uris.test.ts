import { describe, expect, it } from 'vitest';
import { parseUri } from '../../../../mock-server/runner/uri/parse-uri.ts';
import {
  escapeComponent,
  unescapeComponent,
  unescapeToBytes,
} from '../../../../mock-server/runner/uri/uri-component.ts';
import { expectEval, expectFault, usage } from '../expression/expect-eval.ts';

describe('components', () => {
  it('escape all but unreserved characters', () => {
    expect(escapeComponent("a-z_0.9~!*'() é😀")).toBe('a-z_0.9~%21%2A%27%28%29%20%C3%A9%F0%9F%98%80');
    expect(escapeComponent('\ud800')).toBe('%EF%BF%BD');
  });

  it.each([
    ['a+b%2B', 'a b+'],
    ['%u00E9%u00e', 'é%u00e'],
    ['100%', '100%'],
    ['%C3%A9%C3', 'é\ufffd'],
    ['%uD83D%uDE00', '😀'],
    ['%uD83D', '\ufffd'],
  ])('%j is %j', (escaped, text) => {
    expect(unescapeComponent(escaped)).toBe(text);
  });

  it('have bytes', () => {
    expect([...unescapeToBytes('+%FF%u0041é')]).toEqual([0x20, 0xff, ...Buffer.from('%u0041é')]);
  });
});

describe('URIs', () => {
  it.each([
    ['HTTPS://User:pw@Contoso.COM:8443/a/./b/../c%41?q=1#f', 'https contoso.com 8443 /a/cA ?q=1'],
    ['http://contoso.com', 'http contoso.com 80 / '],
    ['http://contoso.com/%2e%2e/%2f', 'http contoso.com 80 /%2f '],
    ['https://münchen.example/straße', 'https münchen.example 443 /stra%C3%9Fe '],
    ['http://0x7f.1/', 'http 127.0.0.1 80 / '],
    ['http://[2001:DB8:0:0::1]/', 'http [2001:db8::1] 80 / '],
    ['ftp://ftp.example/a', 'ftp ftp.example 21 /a '],
    ['mailto:jo@Example.com?subject=x', 'mailto example.com 25  ?subject=x'],
    ['urn:isbn:1', 'urn  -1 isbn:1 '],
    [' ws://h ', 'ws h 80 / '],
  ])('%s', (text, parts) => {
    const uri = parseUri(text);
    expect(uri && `${uri.scheme} ${uri.host} ${uri.port} ${uri.path} ${uri.query}`).toBe(parts);
  });

  it.each([
    'contoso.com',
    '/a/b',
    'x:y',
    'http:/a',
    'http:///a',
    'http://a..b/',
    'http://h:99999/',
    'http://h/a b',
    'http://h/a\\b',
    'http://h/%zz',
    'http://h/a[1]',
    'http://h/|',
    'http://a@b@h/',
    'ftp://h/a?b',
    '',
  ])('%j is none', (text) => {
    expect(parseUri(text)).toBeUndefined();
  });
});

describe('the functions of URIs', () => {
  const uri = 'https://jo@api.contoso.com/v1//leads?x=%20#y';

  it('give the parts', () => {
    expectEval(`uriScheme('${uri}')`, 'https');
    expectEval(`uriHost('${uri}')`, 'api.contoso.com');
    expectEval(`uriPort('${uri}')`, 443);
    expectEval(`uriPath('${uri}')`, '/v1//leads');
    expectEval(`uriQuery('${uri}')`, '?x=%20');
    expectEval(`uriPathAndQuery('${uri}')`, '/v1//leads?x=%20');
  });

  it('join, escape and unescape', () => {
    expectEval("uriComponent('a b', 1, null, true)", 'a%20b1True');
    expectEval("decodeUriComponent('a%26b')", 'a&b');
    expectEval("uriComponentToBinary('%C3%A9')", {
      '$content-type': 'application/octet-stream',
      $content: 'w6k=',
    });
  });

  it('refuse other kinds and texts', () => {
    expectFault(
      'uriHost(1)',
      "The provided parameters for template language function 'uriHost' are not valid.",
    );
    expectFault(
      "uriPath('a b')",
      `The template language function 'uriPath' expects its parameter to be a well-formed absolute URI. The provided value was 'a b'.${usage('uriPath')}`,
    );
  });
});
