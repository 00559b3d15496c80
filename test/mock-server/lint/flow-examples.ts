/** A flow as it stands in a solution. */
export type ExampleFlow = Readonly<Record<string, unknown>>;

type Node = Readonly<Record<string, unknown>>;
type Actions = Readonly<Record<string, Node>>;

const dataverse = 'shared_commondataserviceforapps';
const outlook = 'shared_office365';
const salesforce = 'shared_salesforce';

const request: Node = {
  type: 'Request',
  kind: 'Http',
  inputs: { triggerAuthenticationType: 'All', method: 'POST', schema: {} },
};

function trigger(inputs: Node, more: Node = {}): Node {
  return { ...request, ...more, inputs: { ...(request['inputs'] as Node), ...inputs } };
}

function flow(actions: Actions, start: Node = request, parameters: Node = {}): ExampleFlow {
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

const after = (name: string, ...statuses: readonly string[]) => ({
  runAfter: { [name]: statuses.length === 0 ? ['Succeeded'] : statuses },
});
const compose = (inputs: unknown, more: Node = {}): Node => ({ type: 'Compose', inputs, ...more });
const scope = (actions: Actions, more: Node = {}): Node => ({ type: 'Scope', actions, ...more });
const response = (more: Node = {}): Node => ({
  type: 'Response',
  kind: 'Http',
  inputs: { statusCode: 200 },
  ...more,
});
const call = (
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
const list = (filter: string, more: Node = {}) =>
  call(dataverse, 'ListRecords', { entityName: 'leads', $filter: filter }, { type: 'none' }, more);
const mail = (body: string, to = "@parameters('Sales (exa_Sales)')", more: Node = {}) =>
  call(
    outlook,
    'SendEmailV2',
    { 'emailMessage/To': to, 'emailMessage/Subject': 'A lead', 'emailMessage/Body': body },
    { type: 'none' },
    more,
  );
const soql = (query: string) => call(salesforce, 'ExecuteSoqlQuery', { 'queryParameters/query': query });
const sales = { 'Sales (exa_Sales)': { type: 'String', defaultValue: 'x' } };
const work = list('statecode eq 0');
const deadLetter = (more: Node) =>
  scope({
    Work: scope({ Write: work }),
    Put_aside: { ...more, ...after('Work', 'Failed', 'TimedOut', 'Skipped') },
  });
const nested = (depth: number): Node =>
  depth === 1 ? compose(1) : scope({ [`Level_${depth}`]: nested(depth - 1) });
const many = (count: number, make: (index: number) => Node): Actions =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`A${index}`, make(index)]));
const secured = (...properties: readonly string[]) => ({
  runtimeConfiguration: { secureData: { properties } },
});
const email = "@triggerBody()?['UserDetails']?['Email']";

/** For each rule flows that break it and flows beside them that do not. */
export const flowExamples: Readonly<
  Record<string, { readonly bad: readonly ExampleFlow[]; readonly good: readonly ExampleFlow[] }>
> = {
  'F-one-trigger': {
    bad: [
      { properties: { definition: { triggers: {}, actions: {} } } },
      { definition: { triggers: { a: request, b: request }, actions: {} } },
    ],
    good: [flow({})],
  },
  'F-run-after-known': {
    bad: [
      flow({ A: compose(1), B: compose(2, after('C')) }),
      flow({ A: scope({ B: compose(1) }), C: compose(2, after('B')) }),
      flow({ A: compose(1), B: compose(2, after('A', 'Done')) }),
    ],
    good: [flow({ A: compose(1), B: compose(2, after('a', 'SUCCEEDED', 'Failed', 'TimedOut', 'Skipped')) })],
  },
  'F-run-after-cycle': {
    bad: [flow({ A: compose(1, after('C')), B: compose(2, after('A')), C: compose(3, after('B')) })],
    good: [
      flow({
        A: compose(1),
        B: compose(2, after('A')),
        C: compose(3, { runAfter: { A: ['Succeeded'], B: ['Succeeded'] } }),
      }),
    ],
  },
  'F-name-unique': {
    bad: [flow({ A: compose(1), S: scope({ a: compose(2) }) })],
    good: [flow({ A: compose(1), S: scope({ B: compose(2) }) })],
  },
  'F-variable-top-level': {
    bad: [
      flow({
        S: scope({
          V: { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type: 'string' }] } },
        }),
      }),
    ],
    good: [
      flow({ V: { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type: 'string' }] } } }),
    ],
  },
  'F-connection-known': {
    bad: [flow({ A: call('shared_sql', 'GetItems_V2', {}) })],
    good: [flow({ A: work })],
  },
  'F-expression': {
    bad: [
      flow({ A: compose("@concat('a'") }),
      flow({ A: compose("@{triggerBody()?['a'}") }),
      flow({ A: compose("@concatenate('a', 'b')") }),
      flow({ A: compose("@replace('a', 'b')") }),
      flow({ A: compose({ '@{broken(': 1 }) }),
    ],
    good: [
      flow({ A: compose("@concat('a', triggerBody()?['b'], '@{')") }),
      flow({ A: compose('@@concat(') }),
      flow({ A: compose('mail@x.example'), T: { type: 'Scope', description: '@broken(', actions: {} } }),
    ],
  },
  'F-reference': {
    bad: [
      flow({ A: compose("@outputs('B')") }),
      flow({ A: compose("@variables('v')") }),
      flow({ A: compose("@parameters('p')") }),
    ],
    good: [
      flow({ A: compose(1), B: compose("@outputs('a')", after('A')) }),
      flow({
        A: { type: 'InitializeVariable', inputs: { variables: [{ name: 'v', type: 'string', value: '' }] } },
        B: compose("@variables('V')", after('A')),
      }),
      flow({ A: compose("@parameters('Sales (exa_Sales)')") }, request, sales),
    ],
  },
  'F-constant-failure': {
    bad: [
      flow({ A: compose('@div(5, 0)') }),
      flow({ A: compose("@add(int('x'), triggerBody())") }),
      flow({ A: compose("@{json('{')}") }),
    ],
    good: [
      flow({ A: compose('@div(5, 2)') }),
      flow({ A: compose('@div(5, int(triggerBody()))') }),
      flow({ A: compose('@int(guid())') }),
    ],
  },
  'F-limit-actions': { bad: [flow(many(501, () => compose(1)))], good: [flow(many(500, () => compose(1)))] },
  'F-limit-nesting': { bad: [flow({ S: nested(9) })], good: [flow({ S: nested(8) })] },
  'F-limit-expression': {
    bad: [
      flow({ A: compose(`@concat('${'x'.repeat(8192)}')`) }),
      flow({ A: compose(`text @{concat('${'x'.repeat(8192)}')}`) }),
    ],
    good: [
      flow({ A: compose(`@concat('${'x'.repeat(8000)}')`) }),
      flow({ A: compose('x'.repeat(9000)) }),
      flow({ A: compose(`${'x'.repeat(9000)}@{triggerBody()}`) }),
    ],
  },
  'F-limit-name': {
    bad: [flow({ ['x'.repeat(81)]: compose(1) })],
    good: [flow({ ['x'.repeat(80)]: compose(1) })],
  },
  'F-limit-description': {
    bad: [flow({ A: compose(1, { description: 'x'.repeat(257) }) })],
    good: [flow({ A: compose(1, { description: 'x'.repeat(256) }) })],
  },
  'F-limit-cases': {
    bad: [
      flow({
        A: {
          type: 'Switch',
          expression: '@triggerBody()',
          cases: many(26, (index) => ({ case: index, actions: {} })),
        },
      }),
    ],
    good: [
      flow({
        A: {
          type: 'Switch',
          expression: '@triggerBody()',
          cases: many(25, (index) => ({ case: index, actions: {} })),
        },
      }),
    ],
  },
  'F-limit-variables': {
    bad: [
      flow(
        many(251, (index) => ({
          type: 'InitializeVariable',
          inputs: { variables: [{ name: `v${index}`, type: 'string' }] },
        })),
      ),
    ],
    good: [
      flow(
        many(250, (index) => ({
          type: 'InitializeVariable',
          inputs: { variables: [{ name: `v${index}`, type: 'string' }] },
        })),
      ),
    ],
  },
  'F-limit-loops': {
    bad: [
      flow({ A: { type: 'Until', expression: '@true', limit: { count: 5001 }, actions: {} } }),
      flow({
        A: {
          type: 'Foreach',
          foreach: '@triggerBody()',
          actions: {},
          runtimeConfiguration: { concurrency: { repetitions: 51 } },
        },
      }),
    ],
    good: [
      flow({ A: { type: 'Until', expression: '@true', limit: { count: 5000 }, actions: {} } }),
      flow({
        A: {
          type: 'Foreach',
          foreach: '@triggerBody()',
          actions: {},
          runtimeConfiguration: { concurrency: { repetitions: 50 } },
        },
      }),
    ],
  },
  'F-schema-null': {
    bad: [
      flow({}, trigger({ schema: { type: 'object', properties: { Email: {} } } })),
      flow(
        {},
        trigger({ schema: { properties: { UserDetails: { properties: { Phone: { type: 'string' } } } } } }),
      ),
      flow({}, trigger({ schema: { required: ['ActionCode'] } })),
      flow({}, trigger({ schema: { additionalProperties: false } })),
    ],
    good: [
      flow({}, trigger({ schema: {} })),
      flow(
        {},
        trigger({
          schema: {
            properties: { UserDetails: { properties: { Phone: {}, Email: { type: ['string', 'null'] } } } },
          },
        }),
      ),
      flow(
        {},
        { type: 'Request', kind: 'Button', inputs: { schema: { type: 'object', required: ['text'] } } },
      ),
    ],
  },
  'F-trigger-tenant': {
    bad: [
      flow({}, trigger({ triggerAuthenticationType: 'Tenant' })),
      flow({}, trigger({ triggerAuthenticationType: 'User', triggerAllowedUsers: '' })),
    ],
    good: [flow({}), flow({}, { type: 'Recurrence' })],
  },
  'F-trigger-authentication': {
    bad: [flow({}, { type: 'Request', kind: 'Http', inputs: { method: 'POST' } })],
    good: [flow({}), flow({}, { type: 'Recurrence' })],
  },
  'F-trigger-method': {
    bad: [flow({}, { type: 'Request', kind: 'Http', inputs: { triggerAuthenticationType: 'All' } })],
    good: [flow({})],
  },
  'F-work-after-response': {
    bad: [
      flow({ Answer: response(), Write: { ...work, ...after('Answer') } }),
      flow({ Answer: response(), Write: { ...work, ...after('Answer', 'Succeeded', 'Failed') } }),
    ],
    good: [
      flow({ Write: work, Answer: response(after('Write')) }),
      flow({
        Answer: response(),
        Write: { ...work, ...after('Answer', 'Succeeded', 'Failed', 'TimedOut', 'Skipped') },
      }),
    ],
  },
  'F-default-retry': {
    bad: [
      flow({ Write: call(dataverse, 'ListRecords', {}, null), Answer: response(after('Write')) }),
      flow({
        S: scope({ Write: call(dataverse, 'ListRecords', {}, { type: 'Default' }) }),
        Wait: compose(1, after('S')),
        Answer: response(after('Wait')),
      }),
      flow(
        {
          Call: { type: 'Http', inputs: { method: 'GET', uri: "@parameters('u')" } },
          S: scope({ Answer: response() }, after('Call')),
        },
        request,
        { u: { type: 'String' } },
      ),
    ],
    good: [
      flow({ Write: work, Answer: response(after('Write')) }),
      flow({
        Answer: response(),
        Write: call(dataverse, 'ListRecords', {}, null, after('Answer', 'Succeeded', 'Skipped')),
      }),
      flow({ Write: call(dataverse, 'ListRecords', {}, null) }),
    ],
  },
  'F-retry-budget': {
    bad: [
      flow({
        Write: call(dataverse, 'ListRecords', {}, { type: 'fixed', count: 10, interval: 'PT10S' }),
        Answer: response(after('Write')),
      }),
      flow({
        One: call(dataverse, 'ListRecords', {}, { type: 'fixed', count: 5, interval: 'PT10S' }),
        Two: call(
          dataverse,
          'ListRecords',
          {},
          { type: 'exponential', count: 4, interval: 'PT5S', maximumInterval: 'PT20S' },
          after('One'),
        ),
        Answer: response(after('Two')),
      }),
    ],
    good: [
      flow({
        Write: call(dataverse, 'ListRecords', {}, { type: 'fixed', count: 9, interval: 'PT10S' }),
        Answer: response(after('Write')),
      }),
      flow({
        One: call(dataverse, 'ListRecords', {}, { type: 'fixed', count: 9, interval: 'PT10S' }),
        Two: call(dataverse, 'ListRecords', {}, { type: 'fixed', count: 9, interval: 'PT10S' }),
        Answer: response({ runAfter: { One: ['Succeeded'], Two: ['Succeeded'] } }),
      }),
    ],
  },
  'F-response-failure': {
    bad: [flow({ Write: work, Answer: response(after('Write')) })],
    good: [
      flow({
        Write: work,
        Answer: response(after('Write')),
        Say_no: response(after('Write', 'Failed', 'TimedOut')),
      }),
      flow({ Write: work, Answer: response(after('Write', 'Succeeded', 'Failed', 'TimedOut')) }),
      flow({ Answer: response(), Write: { ...work, ...after('Answer', 'Succeeded', 'Skipped') } }),
    ],
  },
  'F-create-retry': {
    bad: [
      flow({
        A: call(
          dataverse,
          'CreateRecord',
          { entityName: 'leads', 'item/subject': 'x' },
          { type: 'fixed', count: 2, interval: 'PT5S' },
        ),
      }),
      flow({ A: call(dataverse, 'CreateRecord', { entityName: 'leads', 'item/subject': 'x' }, null) }),
      flow({ A: call(salesforce, 'PostItem_V2', { table: 'Lead', 'item/LastName': 'x' }, null) }),
    ],
    good: [
      flow({ A: call(dataverse, 'CreateRecord', { entityName: 'leads', 'item/subject': 'x' }) }),
      flow({
        A: call(dataverse, 'CreateRecord', { entityName: 'leads', 'item/leadid': '@guid()' }, null),
      }),
      flow({ A: call(dataverse, 'UpdateRecord', { entityName: 'leads', recordId: '@guid()' }, null) }),
    ],
  },
  'F-post-retry': {
    bad: [flow({ A: { type: 'Http', inputs: { method: 'POST', uri: '@triggerBody()' } } })],
    good: [
      flow({
        A: { type: 'Http', inputs: { method: 'POST', uri: '@triggerBody()', retryPolicy: { type: 'none' } } },
      }),
      flow({
        A: {
          type: 'Http',
          inputs: { method: 'POST', uri: '@triggerBody()', headers: { 'Idempotency-Key': '@guid()' } },
        },
      }),
      flow({ A: { type: 'Http', inputs: { method: 'GET', uri: '@triggerBody()' } } }),
    ],
  },
  'F-failure-branch': {
    bad: [flow({ A: work }), flow({ A: work, B: compose(1, after('A')) })],
    good: [
      flow({ A: work, B: mail('It failed.', undefined, after('A', 'Failed', 'TimedOut')) }, request, sales),
      flow({ A: compose(1) }),
      flow({ A: work }, { type: 'Recurrence' }),
    ],
  },
  'F-failure-time-out': {
    bad: [
      flow({ A: work, B: compose(1, after('A', 'Failed')) }),
      flow({ S: scope({ A: work }), B: compose(1, after('S', 'Failed', 'Skipped')) }),
    ],
    good: [
      flow({ A: work, B: compose(1, after('A', 'Failed', 'TimedOut')) }),
      flow({ A: compose(1), B: compose(1, after('A', 'Failed')) }),
    ],
  },
  'F-dead-letter-service': {
    bad: [
      flow({ All: deadLetter(call(dataverse, 'CreateRecord', { entityName: 'exa_deadletters' })) }),
      flow({
        All: deadLetter(scope({ One: call(dataverse, 'CreateRecord', { entityName: 'exa_deadletters' }) })),
      }),
      flow(
        {
          Work: scope({ Tell: mail('A lead.') }),
          Put_aside: mail('It failed.', undefined, after('Work', 'Failed', 'TimedOut')),
        },
        request,
        sales,
      ),
      flow({
        Write: call(dataverse, 'UpdateRecord', { entityName: 'leads', recordId: '@guid()' }),
        Put_aside: call(
          dataverse,
          'CreateRecord',
          { entityName: 'exa_deadletters' },
          { type: 'none' },
          after('Write', 'Failed', 'TimedOut'),
        ),
      }),
    ],
    good: [
      flow({ Look: work, Look_again: list('statecode eq 1', after('Look', 'Failed', 'TimedOut')) }),
      flow({ All: deadLetter(mail('It failed.')) }, request, sales),
      flow({ All: deadLetter(compose(1)) }),
      flow(
        {
          Work: scope({ Write: work, Tell: mail('A lead.', undefined, after('Write')) }),
          Put_aside: mail('It failed.', undefined, after('Work', 'Failed', 'TimedOut')),
        },
        request,
        sales,
      ),
    ],
  },
  'F-filter-escape': {
    bad: [
      flow({ A: list("emailaddress1 eq '@{triggerBody()?['Email']}'") }),
      flow({ A: list("@concat('emailaddress1 eq ''', triggerBody()?['Email'], '''')") }),
      flow({
        A: compose("@toLower(triggerBody()?['Email'])"),
        B: list("emailaddress1 eq '@{outputs('A')}'", after('A')),
      }),
      flow({
        A: compose({ key: { mail: "@triggerBody()?['Email']" } }),
        B: list("emailaddress1 eq '@{outputs('A')?['key']?['mail']}'", after('A')),
      }),
      flow({
        V: {
          type: 'InitializeVariable',
          inputs: { variables: [{ name: 'v', type: 'string', value: "@triggerBody()?['Email']" }] },
        },
        B: list("emailaddress1 eq '@{variables('v')}'", after('V')),
      }),
      flow({ A: list("emailaddress1 eq '@{encodeUriComponent(triggerBody()?['Email'])}'") }),
      flow({
        L: {
          type: 'Foreach',
          foreach: '@triggerBody()',
          actions: { A: list("name eq '@{items('L')?['name']}'") },
        },
      }),
      flow(
        {
          A: {
            type: 'Http',
            inputs: {
              method: 'GET',
              uri: "@{parameters('Sales (exa_Sales)')}/leads?$filter=mail eq '@{triggerBody()}'",
            },
          },
        },
        request,
        sales,
      ),
      flow({ A: list("revenue gt @{triggerBody()?['amount']}") }),
    ],
    good: [
      flow({ A: list("emailaddress1 eq '@{replace(triggerBody()?['Email'], '''', '''''')}'") }),
      flow({
        A: compose("@replace(triggerBody()?['Email'], '''', '''''')"),
        B: list("emailaddress1 eq '@{outputs('A')}'", after('A')),
      }),
      flow({
        A: compose({ key: "@replace(triggerBody()?['Email'], '''', '''''')", raw: '@triggerBody()' }),
        B: list("emailaddress1 eq '@{outputs('A')?['key']}'", after('A')),
      }),
      flow({ A: list("emailaddress1 eq '@{parameters('Sales (exa_Sales)')}'") }, request, sales),
      flow({
        A: list("createdon gt @{addDays(utcNow(), -1)} and revenue gt @{int(triggerBody()?['amount'])}"),
      }),
      flow({
        A: list('statecode eq 0'),
        B: list("_parentaccountid_value eq @{first(outputs('A')?['body/value'])?['accountid']}", after('A')),
      }),
    ],
  },
  'F-filter-encode': {
    bad: [flow({ A: list("emailaddress1 eq '@{replace(triggerBody()?['Email'], '''', '''''')}'") })],
    good: [
      flow({
        A: list("emailaddress1 eq '@{encodeUriComponent(replace(triggerBody()?['Email'], '''', ''''''))}'"),
      }),
    ],
  },
  'F-soql-escape': {
    bad: [
      flow({ A: soql("SELECT Id FROM Lead WHERE Email = '@{triggerBody()?['Email']}'") }),
      flow({
        A: soql("SELECT Id FROM Lead WHERE Email = '@{replace(triggerBody()?['Email'], '''', '''''')}'"),
      }),
    ],
    good: [
      flow({
        A: soql(
          String.raw`SELECT Id FROM Lead WHERE Email = '@{replace(replace(triggerBody()?['Email'], '\', '\\'), '''', '\''')}'`,
        ),
      }),
    ],
  },
  'F-xml-escape': {
    bad: [
      flow({
        A: call(dataverse, 'ListRecords', {
          entityName: 'leads',
          fetchXml: "<fetch><condition value='@{triggerBody()?['Email']}' /></fetch>",
        }),
      }),
    ],
    good: [
      flow({
        A: call(dataverse, 'ListRecords', {
          entityName: 'leads',
          fetchXml:
            "<fetch><condition value='@{replace(replace(triggerBody()?['Email'], '&', '&amp;'), '<', '&lt;')}' /></fetch>",
        }),
      }),
      flow({
        A: call(dataverse, 'ListRecords', {
          entityName: 'leads',
          fetchXml: "<fetch top='@{int(triggerBody()?['top'])}' />",
        }),
      }),
    ],
  },
  'F-html-escape': {
    bad: [
      flow({ A: mail("<p>@{triggerBody()?['Description']}</p>") }, request, sales),
      flow({ A: mail("@concat('<p>', triggerBody()?['Description'], '</p>')") }, request, sales),
      flow({ A: mail("<p>@{replace(triggerBody()?['Description'], '&', '&amp;')}</p>") }, request, sales),
      flow({
        A: {
          type: 'Response',
          kind: 'Http',
          inputs: {
            statusCode: 200,
            headers: { 'Content-Type': 'text/html' },
            body: '<p>@{triggerBody()}</p>',
          },
        },
      }),
    ],
    good: [
      flow(
        { A: mail("<p>@{replace(replace(triggerBody()?['Description'], '&', '&amp;'), '<', '&lt;')}</p>") },
        request,
        sales,
      ),
      flow({ A: mail('<p>@{utcNow()} @{length(triggerBody())}</p>') }, request, sales),
      flow(
        {
          T: { type: 'Table', inputs: { from: '@triggerBody()', format: 'HTML' } },
          A: mail("@{body('T')}", undefined, after('T')),
        },
        request,
        sales,
      ),
    ],
  },
  'F-json-text': {
    bad: [
      flow({ A: compose("@json(concat('{\"name\":\"', triggerBody()?['Name'], '\"}'))") }),
      flow({ A: compose('{ "type": "TextBlock", "text": "@{triggerBody()?[\'Name\']}" }') }),
    ],
    good: [
      flow({ A: compose({ type: 'TextBlock', text: "@{triggerBody()?['Name']}" }) }),
      flow({ A: compose('@json(string(triggerBody()))') }),
      flow({ A: compose('{ "count": @{length(triggerBody())}, "lead": @{string(triggerBody())} }') }),
      flow({
        A: compose("@json(concat('{\"name\":\"', replace(triggerBody()?['Name'], '\"', '\\\"'), '\"}'))"),
      }),
    ],
  },
  'F-secure-data': {
    bad: [
      flow({ A: compose(email, secured('inputs', 'outputs')) }),
      flow({ A: compose(email) }, trigger({}, secured('inputs', 'outputs'))),
      flow({}, trigger({ schema: { properties: { UserDetails: { properties: { Email: {} } } } } })),
    ],
    good: [
      flow({ A: compose(email, secured('inputs', 'outputs')) }, trigger({}, secured('inputs', 'outputs'))),
      flow({ A: compose("@triggerBody()?['OfferTitle']") }),
    ],
  },
  'F-hard-coded-address': {
    bad: [
      flow({ A: mail('Hello', 'sales@contoso.example') }),
      flow({ A: { type: 'Http', inputs: { method: 'GET', uri: 'https://crm.contoso.example/api' } } }),
      flow({ A: compose("@concat('https://crm.contoso.example/', triggerBody())") }),
    ],
    good: [
      flow({ A: mail('Hello') }, request, sales),
      flow({ A: compose({ $schema: 'http://adaptivecards.io/schemas/adaptive-card.json' }) }),
      flow({ A: compose("@concat('https://', triggerBody())") }),
    ],
  },
  'F-refused': {
    bad: [
      flow({ A: { type: 'Composed', inputs: 1 } }),
      flow({ A: { type: 'Until', expression: '@true', actions: {} } }),
      flow({
        A: {
          type: 'Http',
          inputs: { method: 'GET', uri: 'x', retryPolicy: { type: 'fixed', count: 91, interval: 'PT5S' } },
        },
      }),
    ],
    good: [
      flow({ A: compose(1) }),
      flow({ A: { type: 'Until', expression: '@true', limit: { count: 5, timeout: 'PT1H' }, actions: {} } }),
    ],
  },
  'F-hard-coded-secret': {
    bad: [
      flow({
        A: {
          type: 'Http',
          inputs: { method: 'GET', uri: '@triggerBody()', headers: { 'x-api-key': 'abc123' } },
        },
      }),
      flow({
        A: {
          type: 'Http',
          inputs: {
            method: 'GET',
            uri: '@triggerBody()',
            headers: { Authorization: `Bearer ${'a'.repeat(24)}` },
          },
        },
      }),
      flow({ A: compose(`https://x.example/invoke?sig=${'a'.repeat(43)}`) }),
      flow({
        A: {
          type: 'Http',
          inputs: {
            method: 'GET',
            uri: '@triggerBody()',
            authentication: { type: 'Basic', username: 'u', password: 'p' },
          },
        },
      }),
    ],
    good: [
      flow(
        {
          A: {
            type: 'Http',
            inputs: {
              method: 'GET',
              uri: '@triggerBody()',
              headers: { 'x-api-key': "@parameters('Sales (exa_Sales)')" },
            },
          },
        },
        request,
        sales,
      ),
      flow({ A: compose("@concat('?sig=', triggerBody())") }),
    ],
  },
};
