import { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';

/** Fields of a urlencoded form, in order; a part without `=` is a name without a value (recorded trace). */
export function formPairs(text: string): Value {
  if (text === '') return [];
  return text.split('&').map((pair) => {
    const at = pair.indexOf('=');
    const key = at === -1 ? pair : pair.slice(0, at);
    const value = at === -1 ? '' : pair.slice(at + 1);
    return new ObjectValue([
      ['key', decodeForm(key)],
      ['value', decodeForm(value)],
    ]);
  });
}

/** Decodes `+` and `%xx`; escapes that are none stay as they are. */
export function decodeForm(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replaceAll(/(?:%[0-9a-f]{2})+/giu, (escapes) =>
      Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'),
    );
}

/** Parts of a multipart message: `{headers, body}` each. */
export function multiparts(
  bytes: Uint8Array,
  contentType: string,
  readPart: (bytes: Uint8Array, contentType: string | undefined) => Value,
): Value {
  const boundary = /boundary=(?:"(?<quoted>[^"]+)"|(?<plain>[^;\s]+))/iu.exec(contentType)?.groups;
  const mark = boundary?.['quoted'] ?? boundary?.['plain'];
  if (mark === undefined) return [];
  const text = Buffer.from(bytes).toString('latin1');
  return text
    .split(`--${mark}`)
    .slice(1, -1)
    .map((part) => {
      const at = part.indexOf('\r\n\r\n');
      const head = part.slice(0, at === -1 ? part.length : at);
      const body = at === -1 ? '' : part.slice(at + 4).replace(/\r\n$/u, '');
      const headers = head
        .split('\r\n')
        .filter((line) => line.includes(':'))
        .map((line): [string, Value] => {
          const colon = line.indexOf(':');
          return [
            line.slice(0, colon).trim(),
            Buffer.from(line.slice(colon + 1).trim(), 'latin1').toString('utf8'),
          ];
        });
      const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
      return new ObjectValue([
        ['headers', new ObjectValue(headers)],
        ['body', readPart(Buffer.from(body, 'latin1'), typeof type === 'string' ? type : undefined)],
      ]);
    });
}
