import { asString, jsonPath, memberAt, memberOf, membersOf, shown } from '../../problems/json-value.ts';
import type { Finding } from '../../problems/lint-rule.ts';
import { placeAt, type FlowNode, type FlowView } from '../../flow-lint/flow-view.ts';
import type { ReadConnector } from '../read-components.ts';
import type { ReadSolution } from '../read-tree.ts';
import { attribute, child, childrenNamed } from '../xml/xml-node.ts';
import { findingAt, quotedList, type PackageSubject, type SolutionRule } from './solution-rule.ts';

/** Rules on how flows are tied to connection references, connectors and their operations. */
export const flowBindingRules: readonly SolutionRule[] = [
  {
    id: 'S-flow-envelope',
    title: "A flow's file has properties, schemaVersion and a definition",
    why: 'The import fails with 0x80060468: "Required property \'schemaVersion\' not found".',
    remedy: 'Wrap the definition as exports do.',
    severity: 'error',
    check: (subject) =>
      subject.solution.workflows.flatMap(({ clientData, isCloudFlow }) => {
        if (!isCloudFlow || clientData === undefined || clientData.fault !== undefined) return [];
        const missing = [
          ['properties', memberOf(clientData.value, 'properties')],
          ['schemaVersion', memberOf(clientData.value, 'schemaVersion')],
          ['properties.definition', memberAt(clientData.value, 'properties', 'definition')],
        ].flatMap(([name, value]) => (value === undefined ? [shown(name)] : []));
        return missing.length === 0
          ? []
          : [findingAt(subject, clientData.entry, `The flow's file has no ${quotedList(missing)}.`)];
      }),
  },
  {
    id: 'S-flow-designer',
    title: 'A definition has $schema, contentVersion and outputs, and each operation an operationMetadataId',
    why: 'Designers were seen not to open flows without them.',
    remedy: 'Write them as exports do.',
    severity: 'warning',
    foreign: 'off',
    check: (subject) =>
      subject.flows.flatMap(({ view }) => [
        ...['$schema', 'contentVersion', 'outputs']
          .filter((name) => !Object.hasOwn(view.definition, name))
          .map((name) => ({
            message: `The definition has no "${name}".`,
            at: placeAt(view, view.definitionPath),
          })),
        ...[...view.triggers, ...view.actions]
          .filter(({ node }) => memberAt(node, 'metadata', 'operationMetadataId') === undefined)
          .map(({ name, path }) => ({
            message: `"${name}" has no operationMetadataId.`,
            at: placeAt(view, path),
          })),
      ]),
  },
  {
    id: 'S-reference-declared',
    title: 'Every connection reference that a flow uses is in the package',
    why: 'The flow stays off after the import: there is no connection to bind.',
    remedy: 'Add the connection reference, or correct connectionReferenceLogicalName.',
    severity: 'error',
    foreign: 'warning',
    check: (subject) =>
      subject.flows.flatMap(({ view }) =>
        usedReferences(view)
          .filter(({ logicalName }) => !packages(subject).some((each) => hasReference(each, logicalName)))
          .map(({ alias, logicalName }) => ({
            message: `The connection reference "${logicalName}" is not in the package.`,
            at: placeAt(view, jsonPath('$.properties.connectionReferences', alias, 'connection')),
          })),
      ),
  },
  {
    id: 'S-custom-connector',
    title:
      'A reference to a custom connector is tied by customconnectorid and logicalName to a connector that is there',
    why: 'API names differ in every environment; without the tie the reference binds to nothing.',
    remedy:
      'Write customconnectorid and api.logicalName; import the connector first or declare the dependency (372).',
    severity: 'error',
    foreign: 'warning',
    check: customConnectorFindings,
  },
  {
    id: 'S-host',
    title:
      'host of a connector action has connectionName, operationId and apiId, the last empty for custom connectors',
    why: 'All 693 operations of real exports have the three; the id of a custom connector differs per environment.',
    remedy: 'Write the three keys.',
    severity: 'error',
    foreign: 'note',
    check: (subject) =>
      subject.flows.flatMap(({ view }) => operations(view).flatMap((node) => hostFindings(view, node))),
  },
  {
    id: 'S-operation-known',
    title: 'Operations of a custom connector exist in its definition',
    why: 'The flow cannot be turned on: WorkflowOperationInputsApiOperationNotFound.',
    remedy: 'Correct operationId.',
    severity: 'error',
    check: (subject) =>
      customOperations(subject).flatMap(({ view, node, connector, operationId, operation }) =>
        operation === undefined
          ? [
              {
                message: `The connector "${connector.name}" has no operation "${operationId}"; it has ${quotedList([...operationsOf(connector).keys()])}.`,
                at: placeAt(view, jsonPath(node.path, 'inputs', 'host', 'operationId')),
              },
            ]
          : [],
      ),
  },
  {
    id: 'S-operation-parameters',
    title: 'Actions give a custom connector its required parameters and no unknown ones',
    why: 'The flow cannot be turned on: a parameter is missing, or WorkflowOperationParametersExtraParameter.',
    remedy: 'Give every required parameter, by the names of the definition.',
    severity: 'error',
    foreign: 'warning',
    check: (subject) =>
      customOperations(subject).flatMap(({ view, node, connector, operation }) =>
        operation === undefined ? [] : parameterFindings(view, node, connector, operation),
      ),
  },
];

function packages({ solution, alongside }: PackageSubject): readonly ReadSolution[] {
  return [solution, ...alongside];
}

function hasReference({ connectionReferences }: ReadSolution, logicalName: string): boolean {
  return connectionReferences.some((each) => each.logicalName === logicalName);
}

interface UsedReference {
  readonly alias: string;
  readonly logicalName: string;
  /** `api.logicalName`: only for custom connectors. */
  readonly connectorName: string | undefined;
}

function usedReferences({ connectionReferences }: FlowView): readonly UsedReference[] {
  return membersOf(connectionReferences).flatMap(([alias, reference]) => {
    const logicalName = asString(memberAt(reference, 'connection', 'connectionReferenceLogicalName'));
    const connectorName = asString(memberAt(reference, 'api', 'logicalName'));
    return logicalName === undefined ? [] : [{ alias, logicalName, connectorName }];
  });
}

function* customConnectorFindings(subject: PackageSubject): Generator<Finding> {
  const { solution, flows } = subject;
  const connectors = packages(subject).flatMap((each) => each.connectors);
  const manifest = child(solution.manifest, 'SolutionManifest');
  const awaited = childrenNamed(child(manifest, 'MissingDependencies'), 'MissingDependency')
    .map((each) => child(each, 'Required'))
    .filter((each) => attribute(each, 'type') === '372');
  const isThere = (name: string | undefined, id: string | undefined) =>
    connectors.some(
      (each) => (name === undefined || each.name === name) && (id === undefined || each.id === id),
    ) ||
    awaited.some(
      (each) =>
        (name === undefined || attribute(each, 'schemaName') === name) &&
        (id === undefined || attribute(each, 'id')?.toLowerCase().includes(id) === true),
    );
  for (const { logicalName, customConnectorId, element, entry } of solution.connectionReferences)
    if (customConnectorId !== undefined && !isThere(undefined, customConnectorId))
      yield findingAt(
        subject,
        entry,
        `The connector ${customConnectorId} of "${logicalName}" is neither in the package nor a declared dependency.`,
        element,
      );
  for (const { view } of flows)
    for (const { alias, logicalName, connectorName } of usedReferences(view)) {
      const reference = packages(subject)
        .flatMap((each) => each.connectionReferences)
        .find((each) => each.logicalName === logicalName);
      const at = placeAt(view, jsonPath('$.properties.connectionReferences', alias, 'api'));
      if (reference?.customConnectorId !== undefined && connectorName === undefined)
        yield { message: `"${alias}" uses a custom connector but has no api.logicalName.`, at };
      if (reference !== undefined && reference.customConnectorId === undefined && connectorName !== undefined)
        yield {
          message: `"${alias}" names the custom connector "${connectorName}", but "${logicalName}" has no customconnectorid.`,
          at,
        };
      if (connectorName !== undefined && !isThere(connectorName, undefined))
        yield {
          message: `The custom connector "${connectorName}" is neither in the package nor a declared dependency.`,
          at,
        };
    }
}

function operations(view: FlowView): readonly FlowNode[] {
  return [...view.triggers, ...view.actions].filter(({ type }) => /^OpenApiConnection/i.test(type));
}

function hostFindings(view: FlowView, { name, node, path }: FlowNode): readonly Finding[] {
  const at = placeAt(view, jsonPath(path, 'inputs', 'host'));
  const host = memberAt(node, 'inputs', 'host');
  const missing = ['connectionName', 'operationId', 'apiId'].filter(
    (key) => asString(memberOf(host, key)) === undefined,
  );
  if (missing.length > 0) return [{ message: `"${name}" has no ${quotedList(missing)} in its host.`, at }];
  const custom = usedReferences(view).some(
    ({ alias, connectorName }) => alias === memberOf(host, 'connectionName') && connectorName !== undefined,
  );
  return custom && memberOf(host, 'apiId') !== ''
    ? [{ message: `"${name}" names the API of one environment; for a custom connector apiId is "".`, at }]
    : [];
}

interface CustomOperation {
  readonly view: FlowView;
  readonly node: FlowNode;
  readonly connector: ReadConnector;
  readonly operationId: string;
  readonly operation: unknown;
}

/** The actions and triggers whose custom connector is at hand. */
function customOperations(subject: PackageSubject): readonly CustomOperation[] {
  const connectors = packages(subject).flatMap((each) => each.connectors);
  return subject.flows.flatMap(({ view }) =>
    operations(view).flatMap((node) => {
      const alias = asString(memberAt(node.node, 'inputs', 'host', 'connectionName'));
      const used = usedReferences(view).find((each) => each.alias === alias);
      const connector = connectors.find((each) => each.name === used?.connectorName);
      const operationId = asString(memberAt(node.node, 'inputs', 'host', 'operationId'));
      if (connector?.definition?.value === undefined || operationId === undefined) return [];
      return [{ view, node, connector, operationId, operation: operationsOf(connector).get(operationId) }];
    }),
  );
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

function operationsOf(connector: ReadConnector): ReadonlyMap<string, unknown> {
  return new Map(
    membersOf(memberOf(connector.definition?.value, 'paths')).flatMap(([, item]) =>
      methods.flatMap((method) => {
        const operation = memberOf(item, method);
        const id = asString(memberOf(operation, 'operationId'));
        return id === undefined
          ? []
          : [[id, { ...Object(operation), pathParameters: memberOf(item, 'parameters') }] as const];
      }),
    ),
  );
}

function parameterFindings(
  view: FlowView,
  { name, node, path }: FlowNode,
  connector: ReadConnector,
  operation: unknown,
): readonly Finding[] {
  const given = Object.keys(Object(memberAt(node, 'inputs', 'parameters')));
  const { required, allowed } = flatParameters(connector.definition?.value, operation);
  const at = placeAt(view, jsonPath(path, 'inputs', 'parameters'));
  return [
    ...required
      .filter(
        (each) =>
          !given.some((key) => key === each || key.startsWith(`${each}/`) || each.startsWith(`${key}/`)),
      )
      .map((each) => ({ message: `"${name}" does not give the required parameter "${each}".`, at })),
    ...given
      .filter((key) => !allowed.some((each) => key === each || key.startsWith(`${each}/`)))
      .map((key) => ({
        message: `"${name}" gives the parameter "${key}", which the operation does not have.`,
        at,
      })),
  ];
}

/** Parameter keys as flows write them: `name`, and `body/member` for the members of a body, by the parameter's name. */
function flatParameters(definition: unknown, operation: unknown) {
  const required: string[] = [];
  const allowed: string[] = [];
  const hidden = (schema: unknown) =>
    memberOf(schema, 'x-ms-visibility') === 'internal' && memberOf(schema, 'default') !== undefined;
  const addMembers = (schema: unknown, key: string, needed: boolean, depth: number): void => {
    const resolved = resolve(definition, schema);
    const names = membersOf(memberOf(resolved, 'properties'));
    const needs = new Set([memberOf(resolved, 'required')].flat());
    if (names.length === 0 || depth > 8) {
      if (needed) required.push(key);
      allowed.push(key);
      return;
    }
    if (memberOf(resolved, 'additionalProperties') !== undefined) allowed.push(key);
    for (const [name, member] of names)
      addMembers(
        member,
        `${key}/${name}`,
        needed && needs.has(name) && !hidden(resolve(definition, member)),
        depth + 1,
      );
  };
  for (const written of [memberOf(operation, 'pathParameters'), memberOf(operation, 'parameters')].flat()) {
    const parameter = resolve(definition, written);
    const name = asString(memberOf(parameter, 'name'));
    if (name === undefined) continue;
    const needed = memberOf(parameter, 'required') === true && !hidden(parameter);
    if (memberOf(parameter, 'in') === 'body') addMembers(memberOf(parameter, 'schema'), name, needed, 0);
    else {
      if (needed) required.push(name);
      allowed.push(name);
    }
  }
  return { required, allowed };
}

function resolve(definition: unknown, schema: unknown): unknown {
  const reference = asString(memberOf(schema, '$ref'));
  if (reference === undefined || !reference.startsWith('#/')) return schema;
  return memberAt(
    definition,
    ...reference
      .slice(2)
      .split('/')
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')),
  );
}
