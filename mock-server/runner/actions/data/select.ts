import { ObjectValue } from '../../value/object-value.ts';
import { isArray } from '../../value/type-name.ts';
import type { ActionKind } from '../action-kind.ts';
import { succeeded } from '../action-end.ts';
import { requireProperty } from '../require-member.ts';
import { writtenExpression } from '../written-expression.ts';
import { eachItem, isEnd, notArray } from './from-items.ts';

export const select: ActionKind = {
  type: 'Select',
  family: 'data',
  summary: 'makes a new array from the items of another one',
  inputs: 'required',
  limit: false,
  check(action) {
    requireProperty(action, 'from');
    requireProperty(action, 'select');
  },
  plan(action) {
    const from = action.compile(action.inputs.get('from'));
    const mapping = action.inputs.get('select') ?? null;
    const map = action.compile(mapping);
    const written = writtenExpression(mapping);
    return {
      form: 'leaf',
      run(context) {
        const { scope } = context;
        const items = from(scope);
        context.showInputs(new ObjectValue([['from', items]]));
        if (!isArray(items)) return notArray('select', items);
        const made = eachItem(action.name, written, items, scope, map);
        return isEnd(made) ? made : succeeded(new ObjectValue([['body', made]]), 'NotSpecified');
      },
    };
  },
};
