import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, describe, expect, it } from 'vitest';

import { explainAnswer } from '../../../mock-server/marketplace/explain-answer.ts';
import {
  isDelivered,
  sendLeads,
  type SendEvent,
  type SendPlan,
} from '../../../mock-server/marketplace/send-leads.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

async function listen(answer: (response: ServerResponse, call: number) => void) {
  const received: Received[] = [];
  const opened = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
      answer(response, received.length);
    });
  });
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
  return { url: new URL(`http://127.0.0.1:${(opened.address() as AddressInfo).port}/x`), received };
}

async function send(
  url: URL,
  plan: Partial<Omit<SendPlan, 'delivery'>> = {},
  delivery: Partial<SendPlan['delivery']> = {},
) {
  const events: SendEvent[] = [];
  const waits: number[] = [];
  const answers = await sendLeads(
    {
      delivery: {
        url,
        body: new TextEncoder().encode('{"é":1}'),
        contentType: 'application/json',
        timeout: 5000,
        ...delivery,
      },
      repeat: 1,
      burst: 1,
      every: 0,
      retries: [],
      ...plan,
    },
    (event) => events.push(event),
    async (milliseconds) => void waits.push(milliseconds),
  );
  return { events, waits, answers };
}

describe('sendLeads', () => {
  it('posts the exact bytes with the delivery id, and tells out and back', async () => {
    const { url, received } = await listen((response) => response.writeHead(202).end());
    const { events, answers } = await send(url);
    expect(received).toHaveLength(1);
    expect(received[0]?.body).toBe('{"é":1}');
    expect(received[0]?.headers['content-type']).toBe('application/json');
    const [out, back] = events;
    expect([out?.kind, back?.kind]).toEqual(['out', 'back']);
    expect(out?.kind === 'out' && out.deliveryId).toBe(received[0]?.headers['x-ms-client-tracking-id']);
    expect(answers.map(isDelivered)).toEqual([true]);
  });

  it('sends no content type where none is asked for', async () => {
    const { url, received } = await listen((response) => response.writeHead(202).end());
    await send(url, {}, { contentType: undefined });
    expect(received[0]?.headers['content-type']).toBeUndefined();
  });

  it('tries once by default, and again at the waits given', async () => {
    const { url, received } = await listen((response, call) =>
      response.writeHead(call < 3 ? 503 : 202).end(),
    );
    const once = await send(url);
    expect([once.answers[0]?.status, received.length]).toEqual([503, 1]);
    const again = await send(url, { retries: [5000, 30_000] });
    expect([again.answers[0]?.status, again.waits]).toEqual([202, [5000]]);
  });

  it('does not try again after a refusal', async () => {
    const { url, received } = await listen((response) => response.writeHead(400).end());
    await send(url, { retries: [1, 1] });
    expect(received).toHaveLength(1);
  });

  it('gives each delivery of a repeat an id of its own, so many at a time as asked', async () => {
    const { url, received } = await listen((response) => response.writeHead(202).end());
    const { waits, answers } = await send(url, { repeat: 5, burst: 2, every: 7 });
    expect(new Set(received.map((entry) => entry.headers['x-ms-client-tracking-id'])).size).toBe(5);
    expect(answers).toHaveLength(5);
    expect(waits).toEqual([7, 7]);
  });

  it('does not follow a redirect', async () => {
    const { url, received } = await listen((response) =>
      response.writeHead(307, { Location: '/elsewhere' }).end(),
    );
    const { answers } = await send(url);
    expect([answers[0]?.status, received.length]).toEqual([307, 1]);
    expect(answers.map(isDelivered)).toEqual([false]);
  });

  it('says why no answer came', async () => {
    const { url } = await listen(() => undefined);
    const slow = await send(url, {}, { timeout: 50 });
    expect(slow.answers[0]?.failure).toBe('timeout');
    server?.closeAllConnections();
    server?.close();
    const dead = await send(url);
    expect(dead.answers[0]?.failure).toBe('ECONNREFUSED');
    expect(
      explainAnswer(dead.answers[0] ?? { deliveryId: '', headers: {}, body: '', duration: 0 }),
    ).toContain('npm run lab');
  });

  it('explains the refusals of the platform by code, then by status', () => {
    const answer = (status: number, code?: string) => ({
      deliveryId: 'd',
      status,
      headers: {},
      body: code === undefined ? '<html>' : JSON.stringify({ error: { code } }),
      duration: 1,
    });
    expect(explainAnswer(answer(202))).toBeUndefined();
    expect(explainAnswer(answer(400, 'WorkflowTriggerIsNotEnabled'))).toContain('Turn it on');
    expect(explainAnswer(answer(401))).toContain('signature');
    expect(explainAnswer(answer(504))).toContain('120 seconds');
  });
});
