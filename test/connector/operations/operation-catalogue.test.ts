import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

import { operationsFromOpenApi } from '../../../connector/operations/from-openapi.ts';
import { createCatalogue, operations } from '../../../connector/operations/operation-catalogue.ts';
import { findParameter } from '../../../mock-server/runner/actions/connector/find-parameter.ts';
import type { OperationSource } from '../../../mock-server/runner/host.ts';

interface SeenOperation {
  readonly connector: string;
  readonly operationId: string | null;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const seen = JSON.parse(
  await readFile(new URL('../../leads/connector-operations.json', import.meta.url), 'utf8'),
) as { readonly operations: readonly SeenOperation[] };
const connectors = new Set(operations.all.map((operation) => operation.apiName));
const ours = seen.operations.filter((entry) => connectors.has(entry.connector));

describe('the catalogue', () => {
  it('is a source of operations for the runner', () => {
    const source: OperationSource = operations;
    expect(source.find('shared_commondataserviceforapps', 'UpdateRecord')?.method).toBe('PATCH');
    expect(source.find('shared_commondataserviceforapps', 'updaterecord')).toBeUndefined();
    expect(source.known()).toContain('shared_office365/SendEmailV2');
  });

  it.each(
    operations.all.map((operation) => [`${operation.apiName}/${operation.operationId}`, operation] as const),
  )('%s declares what its path needs, one body at most, and where it was read', (_, operation) => {
    const inPath = [...operation.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
    const declared = operation.parameters
      .filter((parameter) => parameter.in === 'path')
      .map(({ name }) => name);
    expect(new Set<string | undefined>(declared)).toEqual(new Set(inPath));
    expect(operation.parameters.filter((parameter) => parameter.in === 'body').length).toBeLessThanOrEqual(1);
    expect(operation.baseUrl).toMatch(/^https:\/\/apim\.example\/apim\/[a-z0-9]+\/connection$/);
    expect(operation.source.length).toBeGreaterThan(10);
    expect(operations.find(operation.apiName, operation.operationId)).toBe(operation);
  });

  it('has at least the operations of its connectors that were seen in real exports', () => {
    expect(ours.length).toBeGreaterThan(10);
    const absent = ours.filter(
      (entry) => operations.find(entry.connector, entry.operationId ?? '') === undefined,
    );
    expect(absent.map((entry) => entry.operationId)).toEqual([]);
  });

  it.each(ours.map((entry) => [`${entry.connector}/${entry.operationId ?? ''}`, entry] as const))(
    '%s takes the parameters of the export that it was seen in, and no others',
    (_, entry) => {
      const operation = operations.find(entry.connector, entry.operationId ?? '');
      const names = Object.keys(entry.parameters).filter(
        (name) => !name.includes('…') && !name.includes('<'),
      );
      const unknown = names.filter(
        (name) => operation === undefined || findParameter(operation, name) === undefined,
      );
      expect(unknown).toEqual([]);
      expect(operation && findParameter(operation, 'nosuch')).toBeUndefined();
      expect(operation && findParameter(operation, 'nosuch/member')).toBeUndefined();
    },
  );

  it('lets a later entry of the same name replace an earlier one', () => {
    const [first] = operations.all;
    if (first === undefined) throw new Error('the catalogue is empty');
    const other = { ...first, summary: 'other' };
    expect(createCatalogue([first, other]).find(first.apiName, first.operationId)).toBe(other);
  });
});

describe('operations of an OpenAPI definition', () => {
  it('reads parameters of path and operation, references, defaults and answers', () => {
    const definition = {
      parameters: { limit: { name: 'limit', in: 'query', type: 'integer', default: 5 } },
      paths: {
        '/a/{id}': {
          parameters: [
            { name: 'id', in: 'path', required: true, type: 'string', 'x-ms-url-encoding': 'double' },
          ],
          post: {
            operationId: 'MakeA',
            summary: 'Make an A',
            parameters: [
              { $ref: '#/parameters/limit' },
              { name: 'body', in: 'body', required: true, schema: {} },
            ],
            responses: { '201': { schema: { type: 'array' } }, default: {} },
          },
          'x-notes': { operationId: 'NotAnOperation' },
        },
      },
    };
    expect(operationsFromOpenApi(definition, 'shared_a')).toMatchObject([
      {
        apiName: 'shared_a',
        operationId: 'MakeA',
        method: 'POST',
        path: '/a/{id}',
        parameters: [
          { name: 'id', in: 'path', required: true, doubleEncoded: true },
          { name: 'limit', in: 'query', required: false, default: '5' },
          { name: 'body', in: 'body', required: true, open: true },
        ],
        response: { status: 201, type: 'array' },
      },
    ]);
    expect(operationsFromOpenApi('nonsense', 'x')).toEqual([]);
  });
});
