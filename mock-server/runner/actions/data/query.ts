import { ObjectValue } from '../../value/object-value.ts';
import { isArray } from '../../value/type-name.ts';
import { writeJson } from '../../json/write-json.ts';
import { toText } from '../../value/to-text.ts';
import type { Value } from '../../value/value.ts';
import type { ActionKind } from '../action-kind.ts';
import { failed, succeeded } from '../action-end.ts';
import { compileCondition } from '../compile-condition.ts';
import { requireProperty } from '../require-member.ts';
import { writtenExpression } from '../written-expression.ts';
import { eachItem, isEnd, notArray } from './from-items.ts';

export const query: ActionKind = {
  type: 'Query',
  family: 'data',
  summary: 'keeps the items of an array for which a condition holds',
  inputs: 'required',
  limit: false,
  check(action) {
    requireProperty(action, 'from');
    requireProperty(action, 'where');
  },
  plan(action) {
    const from = action.compile(action.inputs.get('from'));
    const where = action.inputs.get('where') ?? null;
    const condition = compileCondition(where);
    const written = writtenExpression(where);
    return {
      form: 'leaf',
      run(context) {
        const { scope } = context;
        const items = from(scope);
        context.showInputs(items);
        if (!isArray(items)) return notArray('query', items);
        const answers = eachItem(action.name, written, items, scope, condition, (answer) =>
          typeof answer === 'boolean'
            ? undefined
            : failed(
                'InvalidTemplate',
                `The execution of template action '${action.name}' failed: The result '${shown(answer)}' of the evaluation of 'query' action 'where' expression '${written}' is not a valid boolean value.`,
              ),
        );
        if (isEnd(answers)) return answers;
        const kept = items.filter((_, index) => answers[index] === true);
        return succeeded(new ObjectValue([['body', kept]]), 'NotSpecified');
      },
    };
  },
};

function shown(value: Value): string {
  return value instanceof ObjectValue || isArray(value)
    ? writeJson(value, { indented: true })
    : toText(value);
}
