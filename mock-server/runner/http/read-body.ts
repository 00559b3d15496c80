import { JsonReadFault, readJson } from '../json/read-json.ts';
import { makeEnvelope } from '../value/envelope.ts';
import { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';
import { decodeText } from './decode-text.ts';
import { formPairs, multiparts } from './form-body.ts';

/** Bytes of a message as a value: JSON parsed, text as a string, everything else as an envelope. */
export function readBody(bytes: Uint8Array, contentType: string | undefined): Value {
  const media = mediaType(contentType);
  if (isJson(media)) return readJson(decodeText(bytes, contentType), { trailing: 'refuse' });
  if (media.startsWith('text/') && media !== 'text/xml') return decodeText(bytes, contentType);
  const envelope = makeEnvelope(contentType ?? 'application/octet-stream', bytes);
  const more = formOf(bytes, media, contentType);
  return more === undefined ? envelope : new ObjectValue([...envelope.members, more]);
}

/** The same for the answer to a call: text that claims to be JSON and is not stays text. */
export function readAnswer(bytes: Uint8Array, contentType: string | undefined): Value | undefined {
  if (bytes.length === 0) return undefined;
  try {
    return readBody(bytes, contentType);
  } catch (error) {
    if (error instanceof JsonReadFault) return decodeText(bytes, contentType);
    throw error;
  }
}

function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function isJson(media: string): boolean {
  return media === 'application/json' || media === 'text/json' || media.endsWith('+json');
}

function formOf(
  bytes: Uint8Array,
  media: string,
  contentType: string | undefined,
): readonly [string, Value] | undefined {
  if (media === 'application/x-www-form-urlencoded')
    return ['$formdata', formPairs(decodeText(bytes, contentType))];
  if (!media.startsWith('multipart/')) return undefined;
  return ['$multipart', multiparts(bytes, contentType ?? '', readPart)];
}

function readPart(bytes: Uint8Array, contentType: string | undefined): Value {
  return makeEnvelope(contentType ?? 'application/octet-stream', bytes);
}
