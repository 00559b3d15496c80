import { ExpressionFault } from '../../expression/fault.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { isArray } from '../../value/type-name.ts';
import { toText } from '../../value/to-text.ts';
import type { ActionKind } from '../action-kind.ts';
import { succeeded } from '../action-end.ts';
import { requireProperty } from '../require-member.ts';

export const join: ActionKind = {
  type: 'Join',
  family: 'data',
  summary: 'writes the items of an array as one text',
  inputs: 'required',
  limit: false,
  check: (action) => requireProperty(action, 'from'),
  plan(action) {
    const from = action.compile(action.inputs.get('from'));
    const joinWith = action.compile(action.inputs.get('joinWith'));
    return {
      form: 'leaf',
      run(context) {
        const { scope } = context;
        const items = from(scope);
        const separator = joinWith(scope);
        if (items === null)
          throw new ExpressionFault("Required property 'from' expects a value but got null. Path ''.");
        if (!isArray(items))
          throw new ExpressionFault(
            `Deserialized JSON type 'Newtonsoft.Json.Linq.${items instanceof ObjectValue ? 'JObject' : 'JValue'}' is not compatible with expected type 'Newtonsoft.Json.Linq.JArray'. Path 'from'.`,
          );
        context.showInputs(
          new ObjectValue([
            ['from', items],
            ['joinWith', separator],
          ]),
        );
        const body = items.map((item) => toText(item)).join(toText(separator));
        return succeeded(new ObjectValue([['body', body]]), 'NotSpecified');
      },
    };
  },
};
