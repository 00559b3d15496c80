import type { Problem } from '../../connector/problems/problem.ts';

/** Hosts of trigger addresses: the public cloud, US government, China. */
const microsoftHosts: readonly RegExp[] = [
  /\.logic\.azure\.(?:com|us|cn)$/,
  /\.environment\.api\.powerplatform\.(?:com|us|partner\.microsoftonline\.cn)$/,
  /\.environment\.api\.(?:gov\.powerplatform\.microsoft\.us|appsplatform\.us)$/,
];

export interface CheckedAddress {
  readonly url?: URL;
  /** The address leads out of this machine: a real flow. */
  readonly isReal: boolean;
  readonly problems: readonly Problem[];
}

/**
 * Whether leads may be sent there: loopback, or https to one of Microsoft's trigger hosts, or to a host that the
 * user allows by name. Says what is missing in an address that was cut when it was copied.
 */
export function checkAddress(text: string, allowedHosts: readonly string[] = []): CheckedAddress {
  const refuse = (message: string, remedy?: string): CheckedAddress => ({
    isReal: false,
    problems: [
      { code: 'ADDRESS_REFUSED', severity: 'error', message, ...(remedy !== undefined && { remedy }) },
    ],
  });
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return refuse(`"${text}" is not an address`);
  }
  if (url.username !== '' || url.password !== '')
    return refuse('an address with a user name in it is not accepted');
  if (isLoopback(url.hostname)) {
    if (url.protocol === 'http:' || url.protocol === 'https:') return { url, isReal: false, problems: [] };
    return refuse(`"${url.protocol}" cannot be posted to`);
  }
  if (url.protocol !== 'https:')
    return refuse(
      `"${url.host}" is reached by "${url.protocol}//" only; leads are personal data and go by https`,
    );
  const host = url.hostname.toLowerCase();
  const allowed = allowedHosts.some((name) => name.toLowerCase() === host);
  if (isPrivate(host)) return refuse(`"${host}" is an address inside a network`);
  if (!allowed && !microsoftHosts.some((pattern) => pattern.test(host))) {
    return refuse(
      `"${host}" is not a host of Power Automate or Logic Apps`,
      `If it is yours, allow it: --allow-host ${host}`,
    );
  }
  if (!allowed && !url.searchParams.has('sig')) {
    return refuse(
      'the address has no signature (sig=…): it was cut when it was copied',
      'Copy the whole HTTP POST URL from the trigger.',
    );
  }
  return { url, isReal: true, problems: [] };
}

/** `localhost`, 127.0.0.0/8, `[::1]`. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.replaceAll(/[[\]]/g, '').toLowerCase();
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** Literal addresses of private, link-local (cloud metadata) and unspecified networks. */
function isPrivate(hostname: string): boolean {
  const host = hostname.replaceAll(/[[\]]/g, '');
  if (
    /^(?:0|10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
      host,
    )
  )
    return true;
  return /^(?:::|f[cd]|fe[89ab]|64:ff9b)/i.test(host);
}
