type Check = (text: string) => boolean;

/** Formats that the service checks; any other name passes. */
const checks: Readonly<Record<string, Check>> = {
  date: isDate,
  time: isTime,
  'date-time': isDateTime,
  email: isEmail,
  uri: isUri,
  'uri-reference': (text) => !/[\s<>"{}|\\^`]|%(?![0-9A-Fa-f]{2})/u.test(text),
  ipv4: isIpv4,
  'ip-address': isIpv4,
  ipv6: isIpv6,
  hostname: isHostName,
  'host-name': isHostName,
  regex: isRegex,
  'json-pointer': (text) => /^(?:\/(?:[^~/]|~[01])*)*$/u.test(text),
};

export function matchesFormat(format: string, text: string): boolean {
  return Object.hasOwn(checks, format) ? (checks[format]?.(text) ?? true) : true;
}

/** `yyyy-MM-dd` of a real day. */
function isDate(text: string): boolean {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/u.exec(text) ?? [];
  if (year === '' || year === '0000') return false;
  const date = new Date(`${year}-01-01T00:00:00Z`);
  date.setUTCMonth(Number(month) - 1, Number(day));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

/** `HH:mm:ss`, up to seven digits of a fraction, optionally a zone. */
function isTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{0,7})?(?:Z|[-+]\d\d:?[0-5]\d)?$/u.test(text);
}

function isDateTime(text: string): boolean {
  return text[10] === 'T' && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}

/** A dotted local part or a quoted one, and a host name or an address literal. */
function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (at < 1 || local.length > 64 || text.length > 255) return false;
  if (!/^(?:"(?:[^"\\]|\\.)*"|[^\s()<>[\]:;@\\,."]+(?:\.[^\s()<>[\]:;@\\,."]+)*)$/su.test(local))
    return false;
  if (/^\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:.+)\]$/iu.test(domain)) return true;
  return domain
    .split('.')
    .every((label) => label.length < 64 && /^[\p{L}\p{Nd}](?:[\p{L}\p{Nd}-]*[\p{L}\p{Nd}])?$/u.test(label));
}

/** An absolute URI that needs no more escaping. */
function isUri(text: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:/u.test(text) || /[\s<>"{}|\\^`]|%(?![0-9A-Fa-f]{2})/u.test(text))
    return false;
  if (/^(?:https?|ftp|wss?):/iu.test(text) && !/^[a-z]+:\/\/[^/?#]/iu.test(text)) return false;
  return URL.canParse(text);
}

function isIpv4(text: string): boolean {
  return /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/u.test(text);
}

function isIpv6(text: string): boolean {
  return /^[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*$/u.test(text) && URL.canParse(`http://[${text}]/`);
}

function isHostName(text: string): boolean {
  return /^(?=.{1,255}$)[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?(?:\.[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?)*\.?$/u.test(
    text,
  );
}

function isRegex(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp;
  } catch {
    return false;
  }
}
