/** The HTTP peer of the recorded flows, `http://peer.example`, with the behaviours of the records' README. */
export function createPeer(): (request: Request) => Promise<Response> {
  const calls = new Map<string, number>();
  return async (request) => {
    const url = new URL(request.url);
    if (url.hostname !== 'peer.example')
      throw Object.assign(new TypeError(`getaddrinfo ENOTFOUND ${url.hostname}`), {
        cause: { code: 'ENOTFOUND' },
      });
    const [, first = '', second = '', third = '', fourth = ''] = url.pathname.split('/');
    switch (first) {
      case 'status':
        return statusAnswer(Number(second));
      case 'fail': {
        const call = (calls.get(url.pathname) ?? 0) + 1;
        calls.set(url.pathname, call);
        return json(call > Number(third) ? 200 : Number(fourth), { call });
      }
      case 'echo':
        return json(200, {
          method: request.method,
          path: url.pathname + url.search,
          headers: Object.fromEntries(request.headers),
          body: await request.text(),
        });
      case 'op':
        return json(200, {
          value: [
            { id: 1, name: 'a' },
            { id: 2, name: 'b' },
          ],
          id: '42',
          body: {},
          status: 'ok',
        });
      case 'text':
        return answer(200, 'plain text', 'text/plain');
      default:
        return json(200, { ok: true });
    }
  };
}

function statusAnswer(status: number): Response {
  if (!(status >= 200 && status <= 599)) return json(200, { ok: true });
  return json(status, { error: { code: 'Peer', message: `status ${status}` } });
}

function json(status: number, body: unknown): Response {
  return answer(status, JSON.stringify(body), 'application/json');
}

function answer(status: number, text: string, type: string): Response {
  const bodiless = status === 204 || status === 205 || status === 304;
  return new Response(bodiless ? null : text, {
    status,
    headers: {
      Server: 'peer',
      Date: 'Thu, 01 Jan 2026 00:00:00 GMT',
      'Content-Type': type,
      'Content-Length': String(bodiless ? 0 : text.length),
    },
  });
}
