import {
  after,
  call,
  compose,
  dataverse,
  flow,
  list,
  mail,
  request,
  sales,
  salesforce,
  type FlowExamples,
} from './flow-parts.ts';

const soql = (query: string) => call(salesforce, 'ExecuteSoqlQuery', { 'queryParameters/query': query });

/** Flows for the rules on untrusted text inside another language. */
export const escapeExamples: FlowExamples = {
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
};
