import type { ActionKind } from './action-kind.ts';
import { foreach } from './control/foreach.ts';
import { ifAction } from './control/if.ts';
import { scope } from './control/scope.ts';
import { switchAction } from './control/switch.ts';
import { terminate } from './control/terminate.ts';
import { until } from './control/until.ts';
import { wait } from './control/wait.ts';
import { apiConnection } from './connector/api-connection.ts';
import { openApiConnection } from './connector/open-api-connection.ts';
import { apiConnectionWebhook, httpWebhook, openApiConnectionWebhook } from './connector/webhooks.ts';
import { compose } from './data/compose.ts';
import { join } from './data/join.ts';
import { parseJson } from './data/parse-json.ts';
import { query } from './data/query.ts';
import { select } from './data/select.ts';
import { table } from './data/table.ts';
import { expression } from './flow/expression.ts';
import { workflow } from './flow/workflow.ts';
import { http } from './http/http.ts';
import { response } from './http/response.ts';
import { appendToArrayVariable, appendToStringVariable } from './variable/append-variable.ts';
import { decrementVariable, incrementVariable } from './variable/increment-variable.ts';
import { initializeVariable } from './variable/initialize-variable.ts';
import { setVariable } from './variable/set-variable.ts';

/** Every action type that the runner runs. */
export const actionKinds: readonly ActionKind[] = [
  apiConnection,
  apiConnectionWebhook,
  appendToArrayVariable,
  appendToStringVariable,
  compose,
  decrementVariable,
  expression,
  foreach,
  http,
  httpWebhook,
  ifAction,
  incrementVariable,
  initializeVariable,
  join,
  openApiConnection,
  openApiConnectionWebhook,
  parseJson,
  query,
  response,
  scope,
  select,
  setVariable,
  switchAction,
  table,
  terminate,
  until,
  wait,
  workflow,
];

const byName = new Map(actionKinds.map((kind) => [kind.type.toLowerCase(), kind]));

/** The kind that a definition names in any case. */
export function findActionKind(type: string): ActionKind | undefined {
  return byName.get(type.toLowerCase());
}
