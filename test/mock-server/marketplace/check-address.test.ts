import { describe, expect, it } from 'vitest';

import { checkAddress } from '../../../mock-server/marketplace/check-address.ts';

const query = '?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=abc';

describe('checkAddress', () => {
  it.each(['http://127.0.0.1:4280/x', 'http://localhost/x', 'http://[::1]:1/x', 'https://127.3.2.1/x'])(
    'takes %s for this machine',
    (text) => {
      expect(checkAddress(text)).toMatchObject({ isReal: false, problems: [] });
    },
  );

  it.each([
    `https://prod-01.westeurope.logic.azure.com:443/workflows/a/triggers/manual/paths/invoke${query}`,
    `https://0123.4d.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/a/triggers/manual/paths/invoke${query}`,
    `https://x.logic.azure.us/a${query}`,
    `https://x.logic.azure.cn/a${query}`,
  ])('takes %s for a real flow', (text) => {
    expect(checkAddress(text)).toMatchObject({ isReal: true, problems: [] });
  });

  it.each([
    ['nonsense', 'is not an address'],
    ['ftp://127.0.0.1/x', 'cannot be posted to'],
    [`http://x.logic.azure.com/a${query}`, 'https'],
    ['https://x.logic.azure.com/a?api-version=1', 'no signature'],
    ['https://evil.example/a?sig=x', 'not a host of Power Automate'],
    ['https://logic.azure.com.evil.example/a?sig=x', 'not a host'],
    ['https://user:pw@x.logic.azure.com/a?sig=x', 'user name'],
    ['https://169.254.169.254/latest?sig=x', 'inside a network'],
    ['https://10.1.2.3/x?sig=x', 'inside a network'],
    ['https://[fd00::1]/x?sig=x', 'inside a network'],
    ['http://192.168.0.4/x', 'https'],
  ])('refuses %s', (text, words) => {
    const { url, problems } = checkAddress(text);
    expect(url).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      code: 'ADDRESS_REFUSED',
      message: expect.stringContaining(words) as string,
    });
  });

  it('takes a host that the user names, but no address inside a network', () => {
    expect(checkAddress('https://leads.example/x', ['leads.example'])).toMatchObject({
      isReal: true,
      problems: [],
    });
    expect(checkAddress('https://10.1.2.3/x', ['10.1.2.3']).problems).toHaveLength(1);
  });
});
