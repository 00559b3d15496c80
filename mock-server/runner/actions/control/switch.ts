import { ObjectValue } from '../../value/object-value.ts';
import { deepEquals } from '../../value/deep-equals.ts';
import { typeName } from '../../value/type-name.ts';
import type { Value } from '../../value/value.ts';
import type { ActionKind } from '../action-kind.ts';
import { failed } from '../action-end.ts';
import { compileCondition } from '../compile-condition.ts';
import { requireMember } from '../require-member.ts';
import { writtenExpression } from '../written-expression.ts';
import { checkSwitch } from './check-switch.ts';

export const switchAction: ActionKind = {
  type: 'Switch',
  family: 'control',
  summary: 'runs the case that equals a String or an Integer, or the default',
  inputs: 'none',
  limit: false,
  check(action) {
    requireMember(action, 'expression');
    checkSwitch(action);
  },
  plan(action) {
    const expression = action.member('expression') ?? null;
    const evaluate = compileCondition(expression);
    const cases = action.member('cases');
    const values = [...(cases instanceof ObjectValue ? cases.members : [])].map(([label, branch]) => ({
      label,
      value: action.compile(branch instanceof ObjectValue ? (branch.get('case') ?? null) : null),
    }));
    return {
      form: 'branch',
      choose(scope, blocks) {
        const answer: Value = evaluate(scope);
        if (typeof answer !== 'string' && typeof answer !== 'bigint') {
          return failed(
            'ExpressionEvaluationFailed',
            `The execution of template action '${action.name}' failed: The result of the evaluation of 'scope' action expression '${writtenExpression(expression)}' is not valid. It is of type '${typeName(answer)}' but is expected to be a value of type 'String, Integer'.`,
          );
        }
        const inputs = new ObjectValue([['expressionResult', answer]]);
        let taken = 'default';
        for (const { label, value } of values) {
          const wanted = value(scope);
          if (typeof wanted !== typeof answer) {
            const types = `${typeName(answer)},${typeName(wanted)}`;
            const reason = `The template function 'strongEquals' expects parameters of same type, but found '${types}' distinct types.`;
            return { inputs, take: [], skip: [], fail: { blocks, reason } };
          }
          if (taken === 'default' && deepEquals(wanted, answer)) taken = `case ${label}`;
        }
        return {
          inputs,
          take: blocks.filter((block) => block.label === taken),
          skip: blocks.filter((block) => block.label !== taken),
        };
      },
    };
  },
};
