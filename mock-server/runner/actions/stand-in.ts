import { ObjectValue } from '../value/object-value.ts';
import { succeeded } from './action-end.ts';
import type { ActionKind } from './action-kind.ts';

/** An action of a type that is not run here: it succeeds with what the host gives for it. */
export function standInKind(type: string): ActionKind {
  return {
    type,
    family: 'flow',
    summary: 'only looks as if it ran',
    inputs: 'optional',
    limit: true,
    plan(action) {
      const inputs = action.compile(action.member('inputs'));
      return {
        form: 'leaf',
        run(context) {
          const given = inputs(context.scope);
          if (given !== null) context.showInputs(given);
          const outputs = context.host.standIn?.(action.name, type);
          return succeeded(outputs ?? new ObjectValue([['body', new ObjectValue()]]));
        },
      };
    },
  };
}
