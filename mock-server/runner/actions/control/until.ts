import { parseDuration } from '../../http/duration.ts';
import { ExpressionFault } from '../../expression/fault.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { toText } from '../../value/to-text.ts';
import type { ActionKind } from '../action-kind.ts';
import { compileCondition } from '../compile-condition.ts';
import { requireMember } from '../require-member.ts';
import { writtenExpression } from '../written-expression.ts';

const DEFAULT_COUNT = 60;
const LARGEST_COUNT = 5000;
const DEFAULT_TIMEOUT = 3_600_000;

export const until: ActionKind = {
  type: 'Until',
  family: 'control',
  summary: 'runs its actions until a condition holds, or a count or a time is used up',
  inputs: 'none',
  limit: true,
  check(action) {
    requireMember(action, 'expression');
    requireMember(action, 'limit');
    const limit = action.member('limit');
    const count = limit instanceof ObjectValue ? limit.get('count') : undefined;
    if (typeof count === 'bigint' && (count < 1n || count > BigInt(LARGEST_COUNT)))
      action.refuse({
        stage: 'setting',
        code: 'InvalidLimitConfiguration',
        message: `The limit of template action '${action.name}' is not valid. The value '${count}' specified for property 'count' must be between '1' and '${LARGEST_COUNT}'.`,
        path: `${action.path}.limit.count`,
      });
  },
  plan(action) {
    const expression = action.member('expression') ?? null;
    const limit = action.member('limit');
    const member = (name: string) =>
      action.compile(limit instanceof ObjectValue ? limit.get(name) : undefined);
    const count = member('count');
    const timeout = member('timeout');
    return {
      form: 'until',
      until: {
        condition: compileCondition(expression),
        written: writtenExpression(expression),
        count(scope) {
          const given = count(scope);
          return given === null ? DEFAULT_COUNT : Number(toText(given));
        },
        timeout(scope) {
          const given = timeout(scope);
          if (given === null) return DEFAULT_TIMEOUT;
          const duration = parseDuration(toText(given));
          if (duration === undefined)
            throw new ExpressionFault(
              `The value '${toText(given)}' of property 'timeout' is not a valid duration.`,
            );
          return duration;
        },
      },
    };
  },
};
