import { createHash } from 'node:crypto';

/** Namespace of the kit's name-based ids. Changing it would give every component a second identity. */
const namespace = Buffer.from('7c1f0c2e5a0b4d8e9a57c0d31b7e6f42', 'hex');

/**
 * The id of a component: UUID version 5 (RFC 9562) of the solution's unique name and the component's fixed key,
 * lower case, form D. A display name never goes in: a rename keeps the flow, and with it its trigger URL.
 */
export function componentId(solutionUniqueName: string, key: string): string {
  const digest = createHash('sha1').update(namespace).update(`${solutionUniqueName}/${key}`, 'utf8').digest();
  const bytes = Uint8Array.from(digest.subarray(0, 16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
