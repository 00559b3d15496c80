/** A flow as it stands in a solution. */
export type ExampleFlow = Readonly<Record<string, unknown>>;

/** For each rule flows that break it and flows beside them that do not. */
export type FlowExamples = Readonly<
  Record<string, { readonly bad: readonly ExampleFlow[]; readonly good: readonly ExampleFlow[] }>
>;

export type Node = Readonly<Record<string, unknown>>;

export type Actions = Readonly<Record<string, Node>>;

export const dataverse = 'shared_commondataserviceforapps';

export const outlook = 'shared_office365';

export const salesforce = 'shared_salesforce';

export const request: Node = {
  type: 'Request',
  kind: 'Http',
  inputs: { triggerAuthenticationType: 'All', method: 'POST', schema: {} },
};

export function trigger(inputs: Node, more: Node = {}): Node {
  return { ...request, ...more, inputs: { ...(request['inputs'] as Node), ...inputs } };
}

export function flow(actions: Actions, start: Node = request, parameters: Node = {}): ExampleFlow {
  const reference = (name: string) => ({
    connection: { connectionReferenceLogicalName: `exa_${name}` },
    api: { name },
  });
  return {
    properties: {
      connectionReferences: Object.fromEntries(
        [dataverse, outlook, salesforce].map((name) => [name, reference(name)]),
      ),
      definition: { parameters, triggers: { manual: start }, actions, outputs: {} },
    },
    schemaVersion: '1.0.0.0',
  };
}

export const after = (name: string, ...statuses: readonly string[]) => ({
  runAfter: { [name]: statuses.length === 0 ? ['Succeeded'] : statuses },
});

export const compose = (inputs: unknown, more: Node = {}): Node => ({ type: 'Compose', inputs, ...more });

export const scope = (actions: Actions, more: Node = {}): Node => ({ type: 'Scope', actions, ...more });

/** A call of a connector; a `retryPolicy` of `null` leaves the default. */
export const call = (
  api: string,
  operationId: string,
  parameters: Node,
  retryPolicy: unknown = { type: 'none' },
  more: Node = {},
): Node => ({
  type: 'OpenApiConnection',
  inputs: {
    parameters,
    host: { connectionName: api, operationId, apiId: `/providers/Microsoft.PowerApps/apis/${api}` },
    ...(retryPolicy === null ? {} : { retryPolicy }),
  },
  ...more,
});

export const list = (filter: string, more: Node = {}) =>
  call(dataverse, 'ListRecords', { entityName: 'leads', $filter: filter }, { type: 'none' }, more);

export const mail = (body: string, to = "@parameters('Sales (exa_Sales)')", more: Node = {}) =>
  call(
    outlook,
    'SendEmailV2',
    { 'emailMessage/To': to, 'emailMessage/Subject': 'A lead', 'emailMessage/Body': body },
    { type: 'none' },
    more,
  );

export const sales = { 'Sales (exa_Sales)': { type: 'String', defaultValue: 'x' } };

/** An action that needs a service. */
export const work = list('statecode eq 0');
