import { decodeBase64 } from './decode-base64.ts';

/** The parts of a data URI (RFC 2397, as the service reads it). */
export interface DataUri {
  /** The type without parameters, lower case; `text/plain` where none is given. */
  readonly mediaType: string;
  /** The type with its parameters as written. */
  readonly contentType: string;
  readonly parameters: readonly string[];
  /** The base64 text as written; `undefined` where the data are percent-encoded. */
  readonly base64: string | undefined;
  /** The data themselves; `undefined` where the base64 text is not valid. */
  readonly bytes: Uint8Array | undefined;
}

/** Reads a data URI; `undefined` where it is none: no `data:`, no comma, an empty parameter. */
export function parseDataUri(text: string): DataUri | undefined {
  const [, head, data] = /^data:([^,]*),(.*)$/is.exec(text) ?? [];
  if (head === undefined || data === undefined) return undefined;
  const [, media = head, marker] = /^(?:(.*);)?(base64)$/is.exec(head) ?? [];
  const type = marker === undefined ? head : head === marker ? '' : media;
  const [mediaType = '', ...parameters] = type.split(';');
  if (parameters.includes('')) return undefined;
  const bytes = marker === undefined ? decodePercent(data) : decodeBase64(data);
  return {
    mediaType: mediaType === '' ? 'text/plain' : mediaType.toLowerCase(),
    contentType: mediaType === '' ? `text/plain${type}` : type,
    parameters,
    base64: marker === undefined ? undefined : data,
    bytes,
  };
}

/** Bytes of a percent-encoded text; `+` is a blank, bad escapes stay. */
function decodePercent(text: string): Uint8Array {
  const bytes: number[] = [];
  const source = Buffer.from(text);
  for (let at = 0; at < source.length; at += 1) {
    const byte = source[at] ?? 0;
    const hex = source.toString('latin1', at + 1, at + 3);
    if (byte === 0x25 && /^[\dA-Fa-f]{2}$/.test(hex)) {
      bytes.push(Number.parseInt(hex, 16));
      at += 2;
    } else bytes.push(byte === 0x2b ? 0x20 : byte);
  }
  return Uint8Array.from(bytes);
}
