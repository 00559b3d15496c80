import { writeJson } from '../json/write-json.ts';
import { asEnvelope, envelopeBytes } from '../value/envelope.ts';
import type { Value } from '../value/value.ts';

export interface WrittenBody {
  readonly bytes: Uint8Array;
  /** What the service puts where the flow names none. */
  readonly contentType: string;
}

/** A value as the body of a message: text as it is, envelopes as their bytes, everything else as JSON. */
export function writeBody(value: Value): WrittenBody {
  if (typeof value === 'string')
    return { bytes: Buffer.from(value), contentType: 'text/plain; charset=utf-8' };
  const envelope = asEnvelope(value);
  if (envelope !== undefined) return { bytes: envelopeBytes(envelope), contentType: envelope.contentType };
  return { bytes: Buffer.from(writeJson(value)), contentType: 'application/json; charset=utf-8' };
}
