import { ObjectValue } from '../../value/object-value.ts';
import type { Value } from '../../value/value.ts';
import type { ActionKind } from '../action-kind.ts';
import { requireMember } from '../require-member.ts';
import { writtenExpression } from '../written-expression.ts';
import { checkConcurrency, isSequential, repetitionsOf } from './foreach-concurrency.ts';

export const foreach: ActionKind = {
  type: 'Foreach',
  family: 'control',
  summary: 'runs its actions for every item of an array',
  inputs: 'none',
  limit: false,
  check(action) {
    requireMember(action, 'foreach');
    checkConcurrency(action);
  },
  plan(action) {
    const written: Value = action.member('foreach') ?? null;
    const runtime = action.member('runtimeConfiguration');
    return {
      form: 'foreach',
      foreach: {
        items: action.compile(written),
        written: writtenExpression(written),
        concurrency: isSequential(action)
          ? 1
          : repetitionsOf(runtime instanceof ObjectValue ? runtime : undefined),
      },
    };
  },
};
