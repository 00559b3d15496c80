import type { Server } from 'node:http';

import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';

import type { TriggerAnswer } from '../runner/start-flow.ts';
import { labApi } from './api.ts';
import { guard } from './guard.ts';
import { EventLog } from './lab-events.ts';
import { readBody } from './read-body.ts';
import { createSigner, triggerAddress, type Signer } from './signature.ts';
import type { StageFlow } from './stage-flow.ts';
import type { Stage } from './stage.ts';
import { knock, tooLarge, type TriggerResult } from './trigger-door.ts';

/** Room for the longest address that a trigger takes (16,384 characters) and headers beside it. */
const maxHeaderSize = 64 * 1024;

export interface LabOptions {
  readonly stage: Stage;
  /** Default: a new secret. */
  readonly secret?: string;
  /** Host names beside loopback under which the lab is called, such as a tunnel's. */
  readonly allowedHosts?: readonly string[];
  /** Routes of a page, put beside the API. */
  readonly page?: Hono;
}

export interface Lab {
  readonly stage: Stage;
  readonly app: Hono;
  readonly events: EventLog;
  readonly signer: Signer;
  /** `http://127.0.0.1:<port>`; the address of no port before `listen`. */
  readonly base: string;
  /** The signed address of a flow's trigger. */
  addressOf(flow: StageFlow): string;
  /** Opens a port (0: any free one). Rejects with the system's error, such as `EADDRINUSE`. */
  listen(port?: number, host?: string): Promise<string>;
  close(): Promise<void>;
}

/** The lab as an HTTP service: trigger endpoint, API, events. `app` answers without a port too. */
export function createLab(options: LabOptions): Lab {
  const { stage } = options;
  const signer = createSigner(options.secret);
  const events = new EventLog(stage);
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();
  let base = 'http://127.0.0.1';
  let server: Server | undefined;
  app.use(guard(options.allowedHosts));
  app.all('/workflows/*', (context) => answerTrigger(stage, signer, context.req.raw, context.env));
  // The new host's addresses carry a longer path.
  app.all('/powerautomate/automations/direct/*', (context) =>
    answerTrigger(stage, signer, context.req.raw, context.env),
  );
  app.route('/api', labApi({ stage, signer, events, base: () => base }));
  if (options.page !== undefined) app.route('/', options.page);
  app.notFound((context) =>
    context.json({ error: { code: 'NotFound', message: `Nothing is at ${context.req.path}.` } }, 404),
  );
  return {
    stage,
    app: app as unknown as Hono,
    events,
    signer,
    get base() {
      return base;
    },
    addressOf: (flow) => triggerAddress(base, flow.text.id, flow.loaded?.trigger.name ?? 'manual', signer),
    async listen(port = 0, host = '127.0.0.1') {
      const opened = createAdaptorServer({ fetch: app.fetch, serverOptions: { maxHeaderSize } }) as Server;
      server = opened;
      opened.requestTimeout = 120_000;
      opened.headersTimeout = 10_000;
      opened.maxHeadersCount = 100;
      await new Promise<void>((resolve, reject) => {
        opened.once('error', reject);
        opened.listen(port, host, () => resolve());
      });
      const address = opened.address();
      const bound = typeof address === 'object' && address !== null ? address.port : port;
      base = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
      return base;
    },
    async close() {
      const opened = server;
      if (opened === undefined) return;
      opened.closeAllConnections();
      await new Promise<void>((resolve) => opened.close(() => resolve()));
    },
  };
}

async function answerTrigger(
  stage: Stage,
  signer: Signer,
  request: Request,
  bindings: Partial<HttpBindings> | undefined,
): Promise<Response> {
  const body = await readBody(request);
  const result: TriggerResult =
    body === undefined
      ? tooLarge()
      : knock(stage, signer, {
          method: request.method,
          url: request.url,
          headers: headersOf(request, bindings),
          body: body.length === 0 ? undefined : body,
        });
  return responseOf(await result.answer, result.call?.record.id);
}

/** Headers as they were written where Node tells (flows show names as sent), else in lower case. */
function headersOf(
  request: Request,
  bindings: Partial<HttpBindings> | undefined,
): Readonly<Record<string, string>> {
  const raw = bindings?.incoming?.rawHeaders;
  if (raw === undefined) return Object.fromEntries(request.headers);
  const written = new Map<string, string>();
  for (let index = 0; index < raw.length; index += 2)
    written.set(canonical(raw[index] ?? ''), raw[index + 1] ?? '');
  return Object.fromEntries(written);
}

/** `content-type` → `Content-Type`: the platform shows the usual spelling whatever was sent. */
function canonical(name: string): string {
  const usual = /^(?:accept|host|user|content|cache|connection|transfer|if|date|via|origin|referer)/i;
  return usual.test(name) ? name.replaceAll(/(?:^|-)[a-z]/g, (start) => start.toUpperCase()) : name;
}

function responseOf(answer: TriggerAnswer, call: string | undefined): Response {
  const headers = new Headers(answer.headers);
  if (call !== undefined) headers.set('x-lab-call', call);
  const empty = answer.statusCode === 204 || answer.statusCode === 304;
  const body = empty || answer.body === undefined ? null : new Uint8Array(answer.body);
  return new Response(body, { status: answer.statusCode, headers });
}
