import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The secret of one lab, from which the signatures of its trigger addresses come. */
export interface Signer {
  /** 43 base64url characters, as the platform's. */
  signatureOf(flowId: string): string;
  /** Compares in constant time. */
  matches(flowId: string, signature: string): boolean;
}

/** A signer with a secret of its own, or with the one given. */
export function createSigner(secret: string = randomBytes(32).toString('hex')): Signer {
  const signatureOf = (flowId: string) =>
    createHash('sha256').update(`${secret}\n${flowId.toLowerCase()}`).digest('base64url');
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return {
    signatureOf,
    matches: (flowId, signature) => timingSafeEqual(digest(signature), digest(signatureOf(flowId))),
  };
}

/**
 * The address of a flow's trigger in the shape of the platform's
 * (`…/workflows/<id>/triggers/manual/paths/invoke?api-version=1&sp=…&sv=1.0&sig=…`). `base`: `http://127.0.0.1:4280`.
 */
export function triggerAddress(base: string, flowId: string, trigger: string, signer: Signer): string {
  const permission = encodeURIComponent(`/triggers/${trigger}/run`);
  const path = `/workflows/${encodeURIComponent(flowId.replaceAll('-', ''))}/triggers/${encodeURIComponent(trigger)}/paths/invoke`;
  return `${base}${path}?api-version=1&sp=${permission}&sv=1.0&sig=${signer.signatureOf(flowId)}`;
}
