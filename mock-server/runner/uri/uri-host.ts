import { ipv6Text } from './ipv6.ts';

/**
 * A host as System.Uri gives it: names in lower case, IPv4 addresses in full (but for unknown schemes), IPv6
 * addresses in their short form. `undefined`: no host.
 */
export function canonicalHost(host: string, unknownScheme: boolean): string | undefined {
  if (host.startsWith('[')) {
    const address = host.endsWith(']') ? ipv6Text(host.slice(1, -1)) : undefined;
    return address === undefined ? undefined : `[${address}]`;
  }
  const address = unknownScheme ? undefined : ipv4Text(host);
  if (address !== undefined) return address;
  // Unknown schemes take a dot or two for a host.
  if (!isName(host) && !(unknownScheme && /^\.{1,2}$/.test(host))) return undefined;
  // Without a capital letter of ASCII .NET leaves the name alone.
  return /[A-Z]/.test(host) ? host.toLowerCase() : host;
}

function isName(host: string): boolean {
  const labels = host.replace(/\.$/, '').split('.');
  return labels.every((label) => label !== '' && !/[\0-,/:-@[-^`{-\u007f]/.test(label));
}

/** One to four numbers, decimal, octal or hexadecimal, of which the last fills the rest of the 32 bits. */
function ipv4Text(host: string): string | undefined {
  const parts = host.split('.');
  if (parts.length > 4) return undefined;
  const numbers: number[] = [];
  for (const part of parts) {
    const number = ipv4Number(part);
    if (number === undefined) return undefined;
    numbers.push(number);
  }
  const last = numbers.pop() ?? 0;
  if (numbers.some((number) => number > 255) || last >= 256 ** (4 - numbers.length)) return undefined;
  let value = last;
  for (const [index, number] of numbers.entries()) value += number * 256 ** (3 - index);
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}

function ipv4Number(text: string): number | undefined {
  if (/^0x[0-9a-f]+$/i.test(text)) return Number.parseInt(text.slice(2), 16);
  if (/^0[0-7]+$/.test(text)) return Number.parseInt(text, 8);
  return /^(?:0|[1-9][0-9]*)$/.test(text) ? Number(text) : undefined;
}
