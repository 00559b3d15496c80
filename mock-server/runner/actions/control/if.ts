import { ObjectValue } from '../../value/object-value.ts';
import { typeName } from '../../value/type-name.ts';
import type { ActionKind } from '../action-kind.ts';
import { failed } from '../action-end.ts';
import { compileCondition } from '../compile-condition.ts';
import { requireMember } from '../require-member.ts';
import { writtenExpression } from '../written-expression.ts';

export const ifAction: ActionKind = {
  type: 'If',
  family: 'control',
  summary: 'runs one of two branches by a condition',
  inputs: 'none',
  limit: false,
  check: (action) => requireMember(action, 'expression'),
  plan(action) {
    const expression = action.member('expression') ?? null;
    const condition = compileCondition(expression);
    return {
      form: 'branch',
      choose(scope, blocks) {
        const answer = condition(scope);
        if (typeof answer !== 'boolean') {
          return failed(
            'ExpressionEvaluationFailed',
            `The execution of template action '${action.name}' failed: The result of the evaluation of 'if' action expression '${writtenExpression(expression)}' is not a valid. It is of type '${typeName(answer)}' but a boolean value is expected.`,
          );
        }
        const wanted = answer ? 'actions' : 'else';
        return {
          inputs: new ObjectValue([['expressionResult', answer]]),
          take: blocks.filter((block) => block.label === wanted),
          skip: blocks.filter((block) => block.label !== wanted),
        };
      },
    };
  },
};
