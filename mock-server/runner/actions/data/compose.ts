import type { ActionKind } from '../action-kind.ts';
import { succeeded } from '../action-end.ts';

export const compose: ActionKind = {
  type: 'Compose',
  family: 'data',
  summary: 'gives its inputs, evaluated',
  inputs: 'required',
  limit: false,
  bareOutputs: true,
  plan(action) {
    const inputs = action.compile(action.member('inputs'));
    // A null in the definition is no inputs; an expression that gives null is.
    if (action.member('inputs') === null) return { form: 'leaf', run: () => succeeded() };
    return {
      form: 'leaf',
      run(context) {
        const value = inputs(context.scope);
        context.showInputs(value);
        return succeeded(value);
      },
    };
  },
};
