import { ObjectValue } from '../../value/object-value.ts';
import { toText } from '../../value/to-text.ts';
import type { ActionKind, RunEnd } from '../action-kind.ts';
import { failed, succeeded } from '../action-end.ts';

const STATUSES = ['Succeeded', 'Failed', 'Cancelled'] as const;

export const terminate: ActionKind = {
  type: 'Terminate',
  family: 'control',
  summary: 'ends the run with a status and an error',
  inputs: 'required',
  limit: false,
  check(action) {
    const status = action.inputs.get('runStatus');
    const error = action.inputs.get('runError');
    if (typeof status !== 'string' || status.toLowerCase() === 'failed' || !(error instanceof ObjectValue))
      return;
    if (status.startsWith('@')) return;
    action.refuse({
      stage: 'setting',
      code: 'WorkflowRunActionInputsInvalidProperty',
      message: `The 'runError.code' and 'runError.message' properties in the 'terminate' action inputs are not supported when run status is set to '${status}'. These properties are only supported when run status is set to 'failed'.`,
      path: `${action.path}.inputs.runError`,
    });
  },
  plan(action) {
    const inputs = action.compile(action.member('inputs'));
    return {
      form: 'leaf',
      run(context) {
        const value = inputs(context.scope);
        const given = value instanceof ObjectValue ? value : new ObjectValue();
        const written = toText(given.get('runStatus') ?? 'Failed');
        const status = STATUSES.find((known) => known.toLowerCase() === written.toLowerCase());
        if (status === undefined)
          return failed(
            'BadRequest',
            `The value '${written}' of property 'runStatus' in the 'terminate' action inputs is not valid. Supported values are: '${STATUSES.join(', ')}'.`,
          );
        context.showInputs(value);
        context.terminate({ status, error: errorOf(given) });
        return succeeded(undefined, 'NotSpecified');
      },
    };
  },
};

function errorOf(inputs: ObjectValue): RunEnd['error'] {
  const error = inputs.get('runError');
  return error instanceof ObjectValue ? error : undefined;
}
