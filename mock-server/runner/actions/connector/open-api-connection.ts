import { checkRetryPolicy } from '../../http/check-retry-policy.ts';
import { ObjectValue } from '../../value/object-value.ts';
import type { RawAction } from '../../definition/raw-action.ts';
import type { ActionKind } from '../action-kind.ts';
import { hasOption } from '../operation-options.ts';
import { requireInput } from '../require-member.ts';
import { callOperation, type ConnectorOptions } from './call-operation.ts';

export const openApiConnection: ActionKind = {
  type: 'OpenApiConnection',
  family: 'connector',
  summary: 'calls an operation of a connector',
  inputs: 'required',
  limit: true,
  connector: 'operation',
  check(action) {
    requireInput(action, 'host');
    checkRetryPolicy(action);
  },
  plan(action) {
    const inputs = action.compile(action.member('inputs'));
    const options = connectorOptions(action);
    return {
      form: 'leaf',
      run(context) {
        const given = inputs(context.scope);
        return callOperation(context, given instanceof ObjectValue ? given : new ObjectValue(), options);
      },
    };
  },
};

export function connectorOptions(action: RawAction): ConnectorOptions {
  const runtime = action.member('runtimeConfiguration');
  const pagination = runtime instanceof ObjectValue ? runtime.get('paginationPolicy') : undefined;
  const count = pagination instanceof ObjectValue ? pagination.get('minimumItemCount') : undefined;
  return {
    followsAccepted: !hasOption(action, 'DisableAsyncPattern'),
    minimumItems: typeof count === 'bigint' ? Number(count) : undefined,
  };
}
