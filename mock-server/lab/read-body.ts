import { maximumBody } from './trigger-door.ts';

/**
 * The whole body of a request, or `undefined` where it is larger than a trigger takes. What is too large is read
 * and thrown away, so that the caller gets the answer instead of a broken connection.
 */
export async function readBody(request: Request): Promise<Uint8Array | undefined> {
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size <= maximumBody) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > maximumBody ? undefined : new Uint8Array(Buffer.concat(chunks));
}
