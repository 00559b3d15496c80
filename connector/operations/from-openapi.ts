import type { Operation, OperationParameter } from './operation.ts';
import { runtimeAddress } from './runtime-address.ts';

type Json = Readonly<Record<string, unknown>>;

const methods = new Set(['get', 'put', 'post', 'delete', 'patch', 'options', 'head']);
const places = new Set(['path', 'query', 'header', 'body', 'formData']);

/** The operations of a custom connector's OpenAPI 2.0 definition, called as `apiName`. */
export function operationsFromOpenApi(definition: unknown, apiName: string): readonly Operation[] {
  const root = objectOf(definition);
  return Object.entries(objectOf(root['paths'])).flatMap(([path, item]) =>
    Object.entries(objectOf(item))
      .filter(([method]) => methods.has(method))
      .flatMap(([method, value]) => {
        const operation = objectOf(value);
        const operationId = operation['operationId'];
        if (typeof operationId !== 'string') return [];
        const parameters = [...listOf(objectOf(item)['parameters']), ...listOf(operation['parameters'])];
        return [
          {
            apiName,
            operationId,
            method: method.toUpperCase(),
            baseUrl: runtimeAddress(apiName),
            path,
            parameters: parameters.flatMap((parameter) => readParameter(resolve(root, parameter))),
            summary: textOf(operation['summary']),
            response: readResponse(objectOf(operation['responses'])),
            tier: 'premium' as const,
            source: "the connector's own definition",
            confidence: 'high' as const,
          },
        ];
      }),
  );
}

function readParameter(parameter: Json): readonly OperationParameter[] {
  const place = textOf(parameter['in']);
  if (!places.has(place)) return [];
  const fallback = parameter['default'];
  const isText =
    typeof fallback === 'string' || typeof fallback === 'number' || typeof fallback === 'boolean';
  return [
    {
      name: textOf(parameter['name']),
      in: place as OperationParameter['in'],
      required: parameter['required'] === true,
      type: (textOf(parameter['type']) || 'object') as OperationParameter['type'],
      ...(place === 'body' && { open: true }),
      ...(parameter['x-ms-url-encoding'] === 'double' && { doubleEncoded: true }),
      ...(isText && { default: String(fallback) }),
    },
  ];
}

function readResponse(responses: Json): Operation['response'] {
  const status = Object.keys(responses).find((code) => /^2\d\d$/.test(code)) ?? '200';
  const schema = objectOf(objectOf(responses[status])['schema']);
  const type = textOf(schema['type']);
  const known = type === 'array' || type === 'object' ? type : 'object';
  return { status: Number(status), type: Object.keys(schema).length === 0 ? 'none' : known };
}

/** Follows `#/parameters/…`. */
function resolve(root: Json, value: unknown): Json {
  const object = objectOf(value);
  const reference = textOf(object['$ref']);
  if (!reference.startsWith('#/')) return object;
  return reference
    .slice(2)
    .split('/')
    .reduce<Json>((part, step) => objectOf(part[step]), root);
}

function objectOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
