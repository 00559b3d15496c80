import { asArray, asObject, asString, jsonPath, memberAt, memberOf } from '../../problems/json-value.ts';
import {
  findingIn,
  findingInProperties,
  mergedProperties,
  nameOf,
  requiredNames,
  resolve,
  type ConnectorRule,
  type ConnectorView,
  type OperationView,
} from './connector-view.ts';

/** Rules on webhooks and polling triggers. */
export const triggerRules: readonly ConnectorRule[] = [
  {
    id: 'C-W1-notification-url',
    title: 'A webhook has exactly one input x-ms-notification-url, and it is a string',
    why: 'WebhookOperationsMissingNotificationUrlProperty, NotificationUrlNotString: nothing can call back.',
    remedy: 'Mark the property of the body that takes the address.',
    severity: 'error',
    check: (view) =>
      webhooks(view).flatMap((operation) => {
        const urls = notificationUrls(view, operation);
        if (urls.length !== 1)
          return [
            findingIn(
              view,
              operation.at,
              `The webhook ${nameOf(operation)} has ${urls.length} notification URLs.`,
            ),
          ];
        return urls
          .filter(({ schema }) => memberOf(schema, 'type') !== 'string')
          .map(() =>
            findingIn(view, operation.at, `The notification URL of ${nameOf(operation)} is no string.`),
          );
      }),
  },
  {
    id: 'C-W2-internal',
    title: 'The notification URL, or what is around it, is internal',
    why: 'NotificationUrlNotInternal: makers would have to type it.',
    remedy: 'Write "x-ms-visibility": "internal".',
    severity: 'error',
    check: (view) =>
      webhooks(view).flatMap((operation) =>
        notificationUrls(view, operation)
          .filter(({ internal }) => !internal)
          .map(({ name }) =>
            findingIn(
              view,
              operation.at,
              `The notification URL "${name}" of ${nameOf(operation)} is visible.`,
            ),
          ),
      ),
  },
  {
    id: 'C-W3-required',
    title: 'The notification URL is required all the way, the body included',
    why: 'NotificationUrlNotRequired: the subscription may be made without it.',
    remedy: 'Write "required": true on the body and list the property in required.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      webhooks(view).flatMap((operation) =>
        notificationUrls(view, operation)
          .filter(({ required }) => !required)
          .map(({ name }) =>
            findingIn(
              view,
              operation.at,
              `The notification URL "${name}" of ${nameOf(operation)} is not required all the way.`,
            ),
          ),
      ),
  },
  {
    id: 'C-W4-content',
    title: 'The path of a webhook has x-ms-notification-content with a schema',
    why: 'OperationMustHaveNotificationContentExtension: makers get no dynamic content.',
    remedy: 'Describe what is posted to the notification URL.',
    severity: 'error',
    check: (view) =>
      view.operations
        .filter(
          (operation) =>
            notificationUrls(view, operation).length > 0 ||
            (operation.trigger && isSubscription(view, operation)),
        )
        .filter(({ item }) => memberAt(item, 'x-ms-notification-content', 'schema') === undefined)
        .map((operation) =>
          findingIn(
            view,
            operation.at,
            `The path of the webhook ${nameOf(operation)} has no notification content.`,
          ),
        ),
  },
  {
    id: 'C-W5-input',
    title: 'x-ms-notification-url stands in an input only',
    why: 'NotificationUrlNotAllowedInThisPosition.',
    remedy: 'Remove it.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      view.schemas
        .filter(
          ({ node, uses }) =>
            memberOf(node, 'x-ms-notification-url') === true && uses.size > 0 && !uses.has('input'),
        )
        .map(({ at, name }) =>
          findingIn(view, at, `"${name}" of an answer is marked as a notification URL.`),
        ),
  },
  {
    id: 'C-W6-unsubscribe',
    title: 'A connector with webhooks has an internal DELETE operation',
    why: 'The platform ends a subscription with DELETE; without it the service posts for ever.',
    remedy: 'Declare the DELETE of a subscription as internal.',
    severity: 'note',
    check: (view) => {
      const [first] = webhooks(view);
      return first === undefined ||
        view.operations.some(({ method, internal }) => method === 'delete' && internal)
        ? []
        : [
            findingIn(
              view,
              first.at,
              `There is no internal DELETE that ends the subscription of ${nameOf(first)}.`,
            ),
          ];
    },
  },
  {
    id: 'C-W7-notification',
    title: 'A webhook has no x-ms-notification',
    why: 'NotificationExtensionNotSupportedInWebhookOperation.',
    remedy: 'Remove it.',
    severity: 'error',
    foreign: 'warning',
    check: (view) =>
      webhooks(view)
        .filter(({ node }) => memberOf(node, 'x-ms-notification') !== undefined)
        .map((operation) =>
          findingIn(view, operation.at, `The webhook ${nameOf(operation)} has x-ms-notification.`),
        ),
  },
  {
    id: 'C-L1-polling',
    title: 'A polling trigger is batch, with metadata',
    why: 'The designer takes it for a webhook.',
    remedy: 'Write "x-ms-trigger": "batch" and the metadata kind query, mode polling.',
    severity: 'warning',
    foreign: 'note',
    check: (view) =>
      pollings(view)
        .filter(
          ({ node }) =>
            memberOf(node, 'x-ms-trigger') !== 'batch' ||
            asObject(memberOf(node, 'x-ms-trigger-metadata')) === undefined,
        )
        .map((operation) =>
          findingIn(
            view,
            operation.at,
            `The polling trigger ${nameOf(operation)} is not batch with metadata.`,
          ),
        ),
  },
  {
    id: 'C-L2-policy',
    title: 'A pollingtrigger policy names every polling trigger',
    why: 'Without it every poll delivers the same items again.',
    remedy: 'Add the policy for the operation.',
    severity: 'warning',
    foreign: 'note',
    check: (view) =>
      view.properties === undefined
        ? []
        : pollings(view)
            .filter(
              ({ id }) =>
                !pollingPolicies(view).some(
                  ({ operations }) => operations.length === 0 || operations.includes(id),
                ),
            )
            .map((operation) =>
              findingIn(view, operation.at, `No pollingtrigger policy names ${nameOf(operation)}.`),
            ),
  },
  {
    id: 'C-L3-parameters',
    title: 'Parameters that the policy sets are internal query parameters of the trigger',
    why: 'The state of the poll is lost, or makers have to type it.',
    remedy: 'Declare the parameter as internal.',
    severity: 'warning',
    foreign: 'note',
    check: (view) =>
      pollingPolicies(view).flatMap(({ operations, config, at }) =>
        pollings(view)
          .filter(({ id }) => operations.includes(id))
          .flatMap((operation) =>
            Object.keys(config)
              .filter(
                (name) =>
                  !operation.parameters.some(
                    (each) => each.name === name && each.in === 'query' && each.internal,
                  ),
              )
              .map((name) =>
                findingInProperties(
                  view,
                  at,
                  `${nameOf(operation)} has no internal query parameter "${name}".`,
                ),
              ),
          ),
      ),
  },
  {
    id: 'C-L4-data-path',
    title: 'triggerDataPath begins with @triggerBody() and leads to an array of the answer',
    why: 'The trigger never finds an item.',
    remedy: 'Write @triggerBody().value.',
    severity: 'warning',
    check: (view) =>
      pollingPolicies(view)
        .filter(({ dataPath }) => !/^@(?:\{)?triggerBody\(\)/.test(dataPath))
        .map(({ at, dataPath }) =>
          findingInProperties(view, at, `triggerDataPath "${dataPath}" does not begin with @triggerBody().`),
        ),
  },
];

/** Triggers that subscribe: they have a notification URL, or content to be notified with, or are not polled. */
function webhooks(view: ConnectorView): readonly OperationView[] {
  return view.operations.filter((operation) => operation.trigger && isSubscription(view, operation));
}

function isSubscription(view: ConnectorView, operation: OperationView): boolean {
  if (notificationUrls(view, operation).length > 0) return true;
  if (memberOf(operation.item, 'x-ms-notification-content') !== undefined) return true;
  return (
    operation.method !== 'get' &&
    memberOf(operation.node, 'x-ms-trigger-metadata') === undefined &&
    memberOf(operation.node, 'x-ms-trigger') === 'single'
  );
}

function pollings(view: ConnectorView): readonly OperationView[] {
  return view.operations.filter((operation) => operation.trigger && !isSubscription(view, operation));
}

interface NotificationUrl {
  readonly name: string;
  readonly schema: unknown;
  readonly internal: boolean;
  readonly required: boolean;
}

function notificationUrls(view: ConnectorView, { parameters }: OperationView): readonly NotificationUrl[] {
  const found: NotificationUrl[] = [];
  const visit = (
    schema: unknown,
    name: string,
    internal: boolean,
    required: boolean,
    depth: number,
  ): void => {
    const resolved = resolve(view.definition, schema);
    if (depth > 20) return;
    const hidden = internal || memberOf(resolved, 'x-ms-visibility') === 'internal';
    if (memberOf(resolved, 'x-ms-notification-url') === true)
      found.push({ name, schema: resolved, internal: hidden, required });
    const needed = requiredNames(view.definition, resolved);
    for (const [key, child] of mergedProperties(view.definition, resolved))
      visit(child, key, hidden, required && needed.has(key), depth + 1);
  };
  for (const { node, name, in: where, internal } of parameters) {
    const required = memberOf(node, 'required') === true;
    if (where === 'body') visit(memberOf(node, 'schema'), name, internal, required, 0);
    else if (memberOf(node, 'x-ms-notification-url') === true)
      found.push({ name, schema: node, internal, required });
  }
  return found;
}

function pollingPolicies(view: ConnectorView) {
  return asArray(memberOf(view.properties, 'policyTemplateInstances')).flatMap((policy, index) => {
    if (memberOf(policy, 'templateId') !== 'pollingtrigger') return [];
    const parameters = memberOf(policy, 'parameters');
    return [
      {
        at: jsonPath('$.properties.policyTemplateInstances', index),
        operations: asArray(memberOf(parameters, 'x-ms-apimTemplate-operationName')),
        config: asObject(memberOf(parameters, 'x-ms-apimTemplateParameter.triggerConfig')) ?? {},
        dataPath: asString(memberOf(parameters, 'x-ms-apimTemplateParameter.triggerDataPath')) ?? '',
      },
    ];
  });
}
