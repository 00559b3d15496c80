import { Hono, type Context } from 'hono';
import { streamSSE } from 'hono/streaming';

import { KitError } from '../../connector/problems/problem.ts';
import { rowToObject } from '../crm/table-store.ts';
import { applyOverrides, type Overrides } from '../marketplace/apply-overrides.ts';
import { newDeliveryId } from '../marketplace/post-lead.ts';
import { findSample, readSamples, sampleText, type Json } from '../marketplace/read-samples.ts';
import { jsonWrites } from './guard.ts';
import type { EventLog } from './lab-events.ts';
import { readFaults } from './read-faults.ts';
import { chooseFlow } from './run-lead.ts';
import { triggerAddress, type Signer } from './signature.ts';
import type { CallRecord } from './call-record.ts';
import type { Stage } from './stage.ts';
import { knock } from './trigger-door.ts';
import { detailOf, flowView, summaryOf } from './views.ts';

/** Milliseconds between two signs of life on a quiet stream of events. */
const heartbeat = 15_000;

export interface ApiParts {
  readonly stage: Stage;
  readonly signer: Signer;
  readonly events: EventLog;
  /** `http://127.0.0.1:4280`. */
  readonly base: () => string;
}

/** The lab's own API, under `/api`: flows, runs, tables, samples, events, faults, reset. */
export function labApi({ stage, signer, events, base }: ApiParts): Hono {
  const api = new Hono();
  api.use(jsonWrites);
  api.onError((error, context) =>
    error instanceof KitError
      ? context.json({ problems: error.problems }, 400)
      : context.json({ error: { code: 'InternalError', message: String(error) } }, 500),
  );
  api.get('/health', (context) =>
    context.json({
      ok: true,
      source: stage.source.source,
      calls: stage.calls().length,
      lastEvent: events.last,
    }),
  );
  api.get('/flows', (context) =>
    context.json(stage.flows.map((flow) => flowView(stage, flow, base(), signer))),
  );
  api.post('/flows/:id/state', async (context) => {
    const flow = chooseFlow(stage, context.req.param('id'));
    const { on } = await bodyOf<{ on?: unknown }>(context);
    if (typeof on !== 'boolean') return context.json(refusal('on must be true or false'), 400);
    stage.turn(flow, on);
    return context.json(flowView(stage, flow, base(), signer));
  });
  api.get('/fakes', (context) =>
    context.json(stage.fakes.map(({ id, title, apiNames, tables }) => ({ id, title, apiNames, tables }))),
  );
  api.get('/samples', async (context) => context.json(await readSamples()));
  api.get('/runs', (context) => context.json(stage.calls().toReversed().map(summaryOf)));
  api.get('/runs/:id', (context) => {
    const call = callOf(stage, context.req.param('id'));
    return call === undefined ? context.json(refusal('no such run'), 404) : context.json(detailOf(call));
  });
  api.post('/runs/:id/resubmit', (context) => {
    const call = callOf(stage, context.req.param('id'));
    const run = call?.runs.find((entry) => entry.id === context.req.param('id')) ?? call?.runs[0];
    if (call === undefined || run === undefined) return context.json(refusal('no such run'), 404);
    return context.json(summaryOf(stage.resubmit(call.flow, run).record), 202);
  });
  api.get('/tables', (context) =>
    context.json(stage.store.tableNames().map((name) => ({ name, rows: stage.store.rows(name).length }))),
  );
  api.get('/tables/:name', (context) =>
    context.json(stage.store.rows(context.req.param('name')).map(rowToObject)),
  );
  api.post('/send', async (context) => send(stage, signer, context));
  api.get('/faults', (context) => context.json(stage.faults.faults));
  api.put('/faults', async (context) => {
    stage.faults.set(readFaults(await bodyOf<unknown>(context)));
    stage.faultsChanged();
    return context.json(stage.faults.faults);
  });
  api.post('/reset', (context) => {
    stage.reset();
    return context.json({ ok: true });
  });
  api.get('/events', (context) =>
    streamSSE(context, async (stream) => {
      const after = Number(context.req.header('last-event-id') ?? context.req.query('after') ?? events.last);
      // Listening begins before the past is told, so that nothing falls in between.
      const waiting = [...events.since(after)];
      let wake = () => {};
      const stop = events.listen((event) => {
        waiting.push(event);
        wake();
      });
      stream.onAbort(() => wake());
      try {
        while (!stream.aborted) {
          for (let event = waiting.shift(); event !== undefined; event = waiting.shift()) {
            await stream.writeSSE({ id: String(event.id), event: event.kind, data: JSON.stringify(event) });
          }
          if (stream.aborted) break;
          let beat: NodeJS.Timeout | undefined;
          const idle = await new Promise<boolean>((resolve) => {
            wake = () => resolve(false);
            beat = setTimeout(() => resolve(true), heartbeat);
          });
          clearTimeout(beat);
          if (idle) await stream.write(': alive\n\n');
        }
      } finally {
        stop();
      }
    }),
  );
  return api;
}

async function send(stage: Stage, signer: Signer, context: Context): Promise<Response> {
  const input = await bodyOf<Overrides & { sample?: string; lead?: Json; text?: string; flow?: string }>(
    context,
  );
  const sample = input.sample === undefined ? undefined : await findSample(input.sample);
  const lead = input.lead ?? (sample?.body.kind === 'lead' ? sample.body.lead : undefined);
  const { lead: changed, problems } = applyOverrides(lead ?? null, input);
  if (problems.length > 0) throw new KitError(problems);
  const text =
    input.text ?? (lead === undefined && sample !== undefined ? sampleText(sample) : JSON.stringify(changed));
  const flow = chooseFlow(stage, input.flow);
  const { call, answer } = knock(stage, signer, {
    method: 'POST',
    url: triggerAddress('https://lab.example', flow.text.id, flow.loaded?.trigger.name ?? 'manual', signer),
    headers: { 'Content-Type': 'application/json', 'x-ms-client-tracking-id': newDeliveryId() },
    body: new TextEncoder().encode(text),
  });
  const { statusCode } = await answer;
  return context.json({ status: statusCode, ...(call !== undefined && summaryOf(call.record)) }, 202);
}

/** By call id, or by the id of one of its runs. */
function callOf(stage: Stage, id: string): CallRecord | undefined {
  return stage.calls().find((call) => call.id === id || call.runs.some((run) => run.id === id));
}

async function bodyOf<T>(context: Context): Promise<T> {
  const text = await context.req.text();
  try {
    return (text === '' ? {} : JSON.parse(text)) as T;
  } catch {
    throw new KitError([{ code: 'USAGE', severity: 'error', message: 'The body is not JSON.' }]);
  }
}

function refusal(message: string) {
  return { error: { code: 'BadRequest', message } };
}
