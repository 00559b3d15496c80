import { fail } from '../expression/fault.ts';
import { decodeText } from './decode-text.ts';
import { ObjectValue } from './object-value.ts';
import type { Value } from './value.ts';

export const CONTENT_TYPE = '$content-type';
export const CONTENT = '$content';

/** Binary or XML content as the language holds it: an object of a media type and base64 text. */
export interface Envelope {
  readonly contentType: string;
  /** Base64. */
  readonly content: string;
}

/** The content that an object wraps; `undefined` where the value is no envelope. */
export function asEnvelope(value: Value): Envelope | undefined {
  if (!(value instanceof ObjectValue)) return undefined;
  const contentType = value.members.get(CONTENT_TYPE);
  if (typeof contentType !== 'string') return undefined;
  const content = value.members.get(CONTENT);
  return typeof content === 'string' ? { contentType, content } : undefined;
}

/** Wraps bytes with a media type. */
export function makeEnvelope(contentType: string, bytes: Uint8Array): ObjectValue {
  return wrapBase64(
    contentType,
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  );
}

/** Wraps base64 text with a media type. */
export function wrapBase64(contentType: string, content: string): ObjectValue {
  return new ObjectValue(
    new Map<string, Value>([
      [CONTENT_TYPE, contentType],
      [CONTENT, content],
    ]),
  );
}

/** The bytes of an envelope. */
export function envelopeBytes(envelope: Envelope): Uint8Array {
  return Buffer.from(envelope.content, 'base64');
}

/**
 * The text of an envelope, by the charset of its type (UTF-8 where it names none).
 * @throws ExpressionFault for a type that is none, and for an unknown charset.
 */
export function envelopeText({ contentType, content }: Envelope): string {
  return (
    decodeText(contentType, Buffer.from(content, 'base64')) ??
    fail(`The content of type '${contentType}' cannot be read as text.`)
  );
}
