import { operationsFromOpenApi } from '../../connector/operations/from-openapi.ts';

/** A custom connector as it stands in a package. */
export interface ConnectorFiles {
  /** OpenAPI 2.0 definition. */
  readonly definition: unknown;
  readonly policyTemplateInstances: unknown;
}

export interface ConnectorCallInput {
  readonly operationId: string;
  /** Values that the connection asks for, by name. */
  readonly connection: Readonly<Record<string, string>>;
  /** Parameters of the operation by name; a body parameter as a value. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/**
 * The request that a custom connector's gateway makes of a call: defaults filled in, the key of the connection put
 * where the security scheme wants it, the policy `dynamichosturl` replacing scheme, host and base path.
 */
export function connectorRequest(files: ConnectorFiles, input: ConnectorCallInput): Request {
  const operation = operationsFromOpenApi(files.definition, 'custom').find(
    (entry) => entry.operationId === input.operationId,
  );
  if (operation === undefined) throw new TypeError(`The connector has no operation '${input.operationId}'.`);
  let path = operation.path;
  const query = new URLSearchParams();
  const headers = new Headers();
  let body: string | undefined;
  for (const parameter of operation.parameters) {
    const value = Object.hasOwn(input.parameters, parameter.name)
      ? input.parameters[parameter.name]
      : parameter.default;
    if (value === undefined) continue;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (parameter.in === 'path') path = path.replace(`{${parameter.name}}`, () => encodeURIComponent(text));
    if (parameter.in === 'query') query.append(parameter.name, text);
    if (parameter.in === 'header') headers.set(parameter.name, text);
    if (parameter.in === 'body') {
      body = JSON.stringify(value);
      headers.set('Content-Type', 'application/json');
    }
  }
  for (const key of apiKeys(files.definition)) {
    const secret = input.connection[key.parameter] ?? input.connection['api_key'];
    if (secret === undefined) continue;
    if (key.in === 'query') query.append(key.name, secret);
    else headers.set(key.name, secret);
  }
  const search = query.size === 0 ? '' : `?${query.toString()}`;
  return new Request(`${hostUrl(files, input)}${path}${search}`, {
    method: operation.method,
    headers,
    ...(body !== undefined && { body }),
  });
}

/** API keys of the definition; a connection keeps the value under the scheme's name or as `api_key`. */
function apiKeys(definition: unknown) {
  const schemes = (
    definition as { securityDefinitions?: Record<string, { type?: string; in?: string; name?: string }> }
  ).securityDefinitions;
  return Object.entries(schemes ?? {}).flatMap(([parameter, { type, in: place, name }]) =>
    type === 'apiKey' && name !== undefined ? [{ parameter, in: place, name }] : [],
  );
}

/** The address that the definition names, or the one that `dynamichosturl` puts in its place. */
function hostUrl(files: ConnectorFiles, input: ConnectorCallInput): string {
  const policies = (
    Array.isArray(files.policyTemplateInstances) ? files.policyTemplateInstances : []
  ) as readonly {
    templateId?: string;
    parameters?: Record<string, unknown>;
  }[];
  for (const { templateId, parameters } of policies) {
    const operations = parameters?.['x-ms-apimTemplate-operationName'];
    const applies =
      !Array.isArray(operations) || operations.length === 0 || operations.includes(input.operationId);
    if (templateId !== 'dynamichosturl' || !applies) continue;
    const template = parameters?.['x-ms-apimTemplateParameter.urlTemplate'];
    if (typeof template !== 'string') continue;
    return template.replaceAll(
      /@connectionParameters\('([^']+)'(?:\s*,[^)]*)?\)/g,
      (_, name: string) => input.connection[name] ?? '',
    );
  }
  const { host, basePath, schemes } = files.definition as {
    host?: string;
    basePath?: string;
    schemes?: string[];
  };
  return `${schemes?.[0] ?? 'https'}://${host ?? ''}${(basePath ?? '').replace(/\/$/, '')}`;
}
