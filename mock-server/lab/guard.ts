import type { MiddlewareHandler } from 'hono';

import { isLoopback } from '../marketplace/check-address.ts';

/**
 * Refuses what a foreign page could send to a service on this machine: a Host that is not this machine's (DNS
 * rebinding), a foreign Origin, and writes that skip the browser's preflight. `allowed`: further host names.
 */
export function guard(allowed: readonly string[] = []): MiddlewareHandler {
  const known = (hostname: string) => isLoopback(hostname) || allowed.includes(hostname.toLowerCase());
  return async (context, next) => {
    const host = hostnameOf(`http://${context.req.header('host') ?? ''}`);
    if (host === undefined || !known(host))
      return context.json(refusal('HostNotAllowed', 'This host name is not served here.'), 403);
    const origin = context.req.header('origin');
    const from = origin === undefined ? undefined : hostnameOf(origin);
    if (origin !== undefined && (from === undefined || !known(from))) {
      return context.json(
        refusal('OriginNotAllowed', 'Pages of other origins may not call this service.'),
        403,
      );
    }
    return next();
  };
}

/** Writes to the lab's own API must be `application/json`: anything else is a form of some page. */
export const jsonWrites: MiddlewareHandler = async (context, next) => {
  const reads = context.req.method === 'GET' || context.req.method === 'HEAD';
  const type = context.req.header('content-type') ?? '';
  if (!reads && !/^application\/json(?:;|$)/i.test(type)) {
    return context.json(refusal('UnsupportedMediaType', 'Send application/json.'), 415);
  }
  return next();
};

function refusal(code: string, message: string) {
  return { error: { code, message } };
}

function hostnameOf(text: string): string | undefined {
  return URL.canParse(text) ? new URL(text).hostname : undefined;
}
