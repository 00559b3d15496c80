import { ObjectValue } from '../../value/object-value.ts';
import type { FlowParts } from '../check-flow.ts';
import type { RawAction } from '../raw-action.ts';
import { everyAction } from '../read-actions.ts';

/** Sizes of a definition (`limits-and-config`, Power Automate). Nesting counts the blocks around an action. */
const LIMITS = { actions: 500, nesting: 8, cases: 25, variables: 250, name: 80, description: 256 };

/** Definitions that are larger than the service takes. The sentences are the kit's own. */
export function checkLimits(flow: FlowParts): void {
  const actions = [...everyAction(flow.actions)];
  const refuse = (code: string, what: string, count: number, limit: number, path: string): void => {
    if (count <= limit) return;
    flow.sink.refuse({
      stage: 'setting',
      code,
      message: `${what} is '${count}', which exceeds the limit of '${limit}'.`,
      path,
    });
  };
  refuse(
    'WorkflowActionsLimitExceeded',
    'The number of actions of the workflow',
    actions.length,
    LIMITS.actions,
    flow.path,
  );
  const variables = actions.filter(({ type }) => type === 'InitializeVariable').length;
  refuse(
    'WorkflowVariablesLimitExceeded',
    'The number of variables of the workflow',
    variables,
    LIMITS.variables,
    flow.path,
  );
  for (const action of actions) {
    const { name, path } = action;
    const cases = action.type === 'Switch' ? action.member('cases') : undefined;
    const count = cases instanceof ObjectValue ? cases.members.size : 0;
    const description = action.member('description');
    const written = typeof description === 'string' ? description.length : 0;
    refuse('SwitchCasesLimitExceeded', `The number of cases of action '${name}'`, count, LIMITS.cases, path);
    refuse(
      'ActionNestingLimitExceeded',
      `The nesting of action '${name}'`,
      depthOf(action),
      LIMITS.nesting,
      path,
    );
    refuse(
      'ActionNameLimitExceeded',
      `The length of the name of action '${name}'`,
      name.length,
      LIMITS.name,
      path,
    );
    refuse(
      'DescriptionLimitExceeded',
      `The length of the description of action '${name}'`,
      written,
      LIMITS.description,
      path,
    );
  }
}

function depthOf(action: RawAction): number {
  let depth = 0;
  for (let at = action.parent; at !== undefined; at = at.parent) depth += 1;
  return depth;
}
