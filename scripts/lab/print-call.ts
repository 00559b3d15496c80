import { STATUS_CODES } from 'node:http';

import { rowToObject } from '../../mock-server/crm/table-store.ts';
import { plain } from '../../mock-server/lab/plain.ts';
import type { CallRecord } from '../../mock-server/lab/call-record.ts';
import type { Stage } from '../../mock-server/lab/stage.ts';
import { runLines } from './print-run.ts';

/** What came of a call: as lines, and as JSON. `hide`: a lead of the user's own, whose values stay out. */
export function printCall(
  stage: Stage,
  record: CallRecord,
  hide: boolean,
): { readonly lines: readonly string[]; readonly json: Readonly<Record<string, unknown>> } {
  const answer = record.answer;
  const status = answer?.statusCode ?? 0;
  const body = answer?.body === undefined ? '' : new TextDecoder().decode(answer.body);
  const rows = record.changes.map((change) => {
    const row = stage.store.get(change.table, change.id);
    return { ...change, ...(!hide && row !== undefined && { values: rowToObject(row) }) };
  });
  return {
    lines: [
      `answer ${status} ${STATUS_CODES[status] ?? ''}${body === '' || (hide && status < 400) ? '' : `  ${body}`}`,
      ...record.runs.flatMap(runLines),
      ...(record.runs.length === 0 ? ['no run'] : []),
      ...(rows.length === 0 ? ['no rows written'] : ['rows']),
      ...rows.map((row) => `  ${row.kind.padEnd(7)}  ${row.table}  ${row.id}  ${row.columns.join(', ')}`),
    ],
    json: {
      flow: record.flow.text.name,
      answer: {
        statusCode: status,
        headers: answer?.headers ?? {},
        ...(body !== '' && !(hide && status < 400) && { body: parsed(body) }),
      },
      runs: record.runs.map((run) => (hide ? withoutData(plain(run)) : plain(run))),
      rows,
      exchanges: record.exchanges,
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A record without the members that carry what the lead said. */
function withoutData(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(withoutData);
  if (input === null || typeof input !== 'object') return input;
  return Object.fromEntries(
    Object.entries(input)
      .filter(([name]) => !['inputs', 'outputs', 'trackedProperties'].includes(name))
      .map(([name, value]) => [name, withoutData(value)]),
  );
}
