import { request as open } from 'node:http';

import type { WireRequest } from './case-requests.ts';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/**
 * Sends a request over a connection of its own, with no header but those given and the ones that HTTP needs: a client
 * with a pool may meet a connection that the server is just closing.
 */
export function postBytes(address: string, request: WireRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...request.headers,
      ...(request.body !== undefined && { 'Content-Length': String(request.body.length) }),
    };
    const call = open(address, { method: request.method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    call.on('error', reject);
    call.end(request.body);
  });
}
