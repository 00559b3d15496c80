import { asArray, asString, jsonPath, memberOf, shown } from '../../problems/json-value.ts';
import {
  findingIn,
  nameOf,
  type ConnectorRule,
  type ConnectorView,
  type OperationView,
} from './connector-view.ts';

const mimeTypes = [
  'application/json',
  'text/plain',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
];
const mostOperations = 256;

/** Rules on operations: names, wording, answers. */
export const operationRules: readonly ConnectorRule[] = [
  {
    id: 'C-O1-id',
    title: 'Every operation has an operationId of its own',
    why: 'OperationIdRequired, OperationIdNotUnique.',
    remedy: 'Give each operation an id in PascalCase.',
    severity: 'error',
    check: (view) => {
      const seen = new Set<string>();
      return view.operations.flatMap((operation) => {
        const { id } = operation;
        if (id === undefined || id === '')
          return [
            findingIn(view, operation.at, `${nameOf({ ...operation, id: undefined })} has no operationId.`),
          ];
        if (seen.has(id)) return [findingIn(view, operation.at, `The operationId "${id}" is used twice.`)];
        seen.add(id);
        return [];
      });
    },
  },
  {
    id: 'C-O1-id-form',
    title:
      'An operationId holds letters and digits only, begins with a capital and has less than 80 characters',
    why: 'OperationIdSanitized: flows then know the operation by another name.',
    remedy: 'Write the id in PascalCase.',
    severity: 'warning',
    foreign: 'note',
    check: (view) =>
      view.operations.flatMap((operation) =>
        operation.id === undefined || operation.id === '' || /^[A-Z][A-Za-z0-9]{0,78}$/.test(operation.id)
          ? []
          : [
              findingIn(
                view,
                jsonPath(operation.at, 'operationId'),
                `The operationId "${operation.id}" is not in PascalCase.`,
              ),
            ],
      ),
  },
  {
    id: 'C-O2-summary',
    title:
      'Every operation has a summary of at most 80 characters, without / \\ < > * % & ?, that ends with a letter, digit or )',
    why: 'OperationSummaryTooLong, RestrictedCharactersInSummary, ValueMustEndWithAlphanumeric.',
    remedy: 'Write a short title such as "Send a lead".',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      view.operations.flatMap((operation) => {
        const summary = asString(memberOf(operation.node, 'summary')) ?? '';
        const at = jsonPath(operation.at, 'summary');
        if (summary === '') return [findingIn(view, operation.at, `${nameOf(operation)} has no summary.`)];
        if (summary.length > 80)
          return [
            findingIn(view, at, `The summary of ${nameOf(operation)} has ${summary.length} characters.`),
          ];
        const restricted = /[/\\<>*%&?]/.exec(summary)?.[0];
        if (restricted !== undefined)
          return [findingIn(view, at, `The summary "${summary}" holds "${restricted}".`)];
        return /[\p{L}\p{N})]$/u.test(summary)
          ? []
          : [findingIn(view, at, `The summary "${summary}" does not end with a letter or digit.`)];
      }),
  },
  {
    id: 'C-O3-summary-characters',
    title: 'Summaries hold only letters, digits, spaces and parentheses',
    why: 'Certification asks for it.',
    remedy: 'Leave the character out.',
    severity: 'note',
    check: (view) =>
      view.operations.flatMap((operation) => {
        const summary = asString(memberOf(operation.node, 'summary')) ?? '';
        const odd = /[^\p{L}\p{N} ()]/u.exec(summary)?.[0];
        return odd === undefined
          ? []
          : [findingIn(view, jsonPath(operation.at, 'summary'), `The summary "${summary}" holds "${odd}".`)];
      }),
  },
  {
    id: 'C-O4-description',
    title: 'Every operation has a description',
    why: 'RequiredPropertyMissing.',
    remedy: 'Say in a sentence what the operation does.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      view.operations
        .filter(({ node }) => !asString(memberOf(node, 'description')))
        .map((operation) => {
          const found = findingIn(view, operation.at, `${nameOf(operation)} has no description.`);
          return operation.internal ? { ...found, severity: 'warning' as const } : found;
        }),
  },
  {
    id: 'C-O4-description-sentence',
    title: 'A description is a sentence with its full stop, and says more than the summary',
    why: 'Certification asks for it; the designer shows both.',
    remedy: 'Write a full sentence.',
    severity: 'note',
    check: (view) =>
      view.operations.flatMap((operation) => {
        const description = asString(memberOf(operation.node, 'description')) ?? '';
        const summary = asString(memberOf(operation.node, 'summary')) ?? '';
        const at = jsonPath(operation.at, 'description');
        if (description === '') return [];
        if (description.replace(/\W+$/, '') === summary.replace(/\W+$/, ''))
          return [findingIn(view, at, `The description of ${nameOf(operation)} only repeats its summary.`)];
        return /[.!?]\)?$/.test(description.trimEnd())
          ? []
          : [findingIn(view, at, `The description of ${nameOf(operation)} has no full stop.`)];
      }),
  },
  {
    id: 'C-O5-trigger-summary',
    title: 'The summary of a trigger begins with "When"',
    why: 'The string guidance asks for it; makers look for it.',
    remedy: 'Write "When a lead is received".',
    severity: 'note',
    check: (view) =>
      view.operations
        .filter(
          ({ trigger, node }) => trigger && !(asString(memberOf(node, 'summary')) ?? '').startsWith('When '),
        )
        .map((operation) =>
          findingIn(
            view,
            jsonPath(operation.at, 'summary'),
            `The summary of the trigger ${nameOf(operation)} does not begin with "When".`,
          ),
        ),
  },
  {
    id: 'C-O5-trigger-description',
    title: 'The description of a trigger begins with "This operation triggers when"',
    why: 'The string guidance asks for it.',
    remedy: 'Write "This operation triggers when a lead is received."',
    severity: 'note',
    foreign: 'off',
    check: (view) =>
      view.operations
        .filter(
          ({ trigger, node }) =>
            trigger &&
            !/^(?:This operation )?triggers? when /i.test(asString(memberOf(node, 'description')) ?? ''),
        )
        .map((operation) =>
          findingIn(
            view,
            jsonPath(operation.at, 'description'),
            `The description of the trigger ${nameOf(operation)} does not say "This operation triggers when".`,
          ),
        ),
  },
  {
    id: 'C-O6-verb',
    title: 'The summary of an action begins with a verb: List, Get, Create, Update, Delete, Search, Send',
    why: 'Actions read as instructions; nouns hide what will happen.',
    remedy: 'Begin with what the action does.',
    severity: 'note',
    check: (view) =>
      view.operations
        .filter(({ trigger }) => !trigger)
        .flatMap((operation) => {
          const summary = asString(memberOf(operation.node, 'summary')) ?? '';
          const first = /^[A-Za-z]+/.exec(summary)?.[0] ?? '';
          return /^(?:the|an?|new|all|this|my|api)$|(?:tion|ment|ness|ing)$/i.test(first)
            ? [
                findingIn(
                  view,
                  jsonPath(operation.at, 'summary'),
                  `The summary "${summary}" does not begin with a verb.`,
                ),
              ]
            : [];
        }),
  },
  {
    id: 'C-O7-success',
    title: 'Every operation has an answer that means success',
    why: 'OperationShouldHaveSuccessfulResponse.',
    remedy: 'Declare the 2xx answer.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      view.operations
        .filter(({ responses }) => responses.length > 0 && !responses.some(({ status }) => isSuccess(status)))
        .map((operation) =>
          findingIn(view, jsonPath(operation.at, 'responses'), `${nameOf(operation)} has no 2xx answer.`),
        ),
  },
  {
    id: 'C-O7-success-schema',
    title: 'A visible operation describes its 200 or 201 answer, or its notification',
    why: 'SchemaDefinitionSetIncorrectly: makers get no dynamic content.',
    remedy: 'Give the answer a schema, or declare 202 or 204.',
    severity: 'warning',
    foreign: 'note',
    check: (view) =>
      view.operations
        .filter(({ internal, responses, item }) => {
          if (internal || memberOf(item, 'x-ms-notification-content') !== undefined) return false;
          const success = responses.filter(({ status }) => isSuccess(status));
          const empty = success.every(({ status }) => status === '204' || status === '202');
          return (
            !empty &&
            !success.some(
              ({ node, status }) => /^20[01]$/.test(status) && memberOf(node, 'schema') !== undefined,
            )
          );
        })
        .map((operation) =>
          findingIn(
            view,
            jsonPath(operation.at, 'responses'),
            `${nameOf(operation)} does not describe its answer.`,
          ),
        ),
  },
  {
    id: 'C-O8-default-schema',
    title: 'The default response has no schema',
    why: 'DefaultResponseHasSchema: expected answers have a status of their own.',
    remedy: 'Move the schema to the status that it belongs to.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      view.operations.flatMap((operation) =>
        operation.responses
          .filter(({ status, node }) => status === 'default' && memberOf(node, 'schema') !== undefined)
          .map(({ at }) => findingIn(view, at, `The default response of ${nameOf(operation)} has a schema.`)),
      ),
  },
  {
    id: 'C-O9-one-schema',
    title: 'Only one answer of an operation has a schema',
    why: 'OperationHasManyResponsesWithSchema: the designer uses one.',
    remedy: 'Keep the schema of the success; errors carry a description.',
    severity: 'warning',
    foreign: 'note',
    check: (view) =>
      view.operations
        .filter(
          ({ responses }) =>
            responses.filter(({ node }) => memberOf(node, 'schema') !== undefined).length > 1,
        )
        .map((operation) =>
          findingIn(
            view,
            jsonPath(operation.at, 'responses'),
            `${nameOf(operation)} has several answers with a schema.`,
          ),
        ),
  },
  {
    id: 'C-O10-empty-schema',
    title: 'A schema is not empty',
    why: 'Reviewers refuse it; makers get no fields.',
    remedy: 'Describe the value, or leave the schema out.',
    severity: 'error',
    foreign: 'note',
    check: (view) =>
      view.schemas
        .filter(({ kind, node }) => kind === 'root' && Object.keys(node).length === 0)
        .map(({ at }) => findingIn(view, at, 'The schema is empty.')),
  },
  {
    id: 'C-O14-limits',
    title: 'A connector has at most 256 operations',
    why: 'TotalOperationsCountExceedsMaxAllowed.',
    remedy: 'Split the connector.',
    severity: 'error',
    check: (view) =>
      view.operations.length <= mostOperations
        ? []
        : [findingIn(view, '$.paths', `There are ${view.operations.length} operations.`)],
  },
  {
    id: 'C-O15-mime',
    title: `Bodies and answers have a supported type: ${mimeTypes.join(', ')}`,
    why: 'ConsumesMissing, MimeTypeNotSupported.',
    remedy: 'Write consumes and produces at the root or on the operation.',
    severity: 'warning',
    foreign: 'note',
    check: mimeFindings,
  },
  {
    id: 'C-O16-paging',
    title: 'x-ms-pageable names nextLink or @odata.nextLink',
    why: 'InvalidNextLinkNameValue.',
    remedy: 'Call the member nextLink.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      view.operations.flatMap((operation) => {
        const name = memberOf(memberOf(operation.node, 'x-ms-pageable'), 'nextLinkName');
        return name === undefined || name === 'nextLink' || name === '@odata.nextLink'
          ? []
          : [
              findingIn(
                view,
                jsonPath(operation.at, 'x-ms-pageable'),
                `The next page of ${nameOf(operation)} is called "${shown(name)}".`,
              ),
            ];
      }),
  },
];

function isSuccess(status: string): boolean {
  return /^2\d\d$/.test(status);
}

function* mimeFindings(view: ConnectorView) {
  for (const name of ['consumes', 'produces'])
    for (const [node, at] of [
      [view.definition, '$'] as const,
      ...view.operations.map((each) => [each.node, each.at] as const),
    ])
      for (const type of asArray(memberOf(node, name)))
        if (!mimeTypes.includes(shown(type).split(';')[0]?.trim().toLowerCase() ?? ''))
          yield findingIn(view, jsonPath(at, name), `The type "${shown(type)}" is not supported.`);
  for (const operation of view.operations)
    if (lacksConsumes(view, operation))
      yield findingIn(view, operation.at, `${nameOf(operation)} has a body but consumes nothing.`);
}

function lacksConsumes(view: ConnectorView, { node, parameters }: OperationView): boolean {
  const hasBody = parameters.some(({ in: where }) => where === 'body' || where === 'formData');
  const consumes = memberOf(node, 'consumes') ?? memberOf(view.definition, 'consumes');
  return hasBody && asArray(consumes).length === 0;
}
