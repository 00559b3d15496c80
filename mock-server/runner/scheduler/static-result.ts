import type { ActionEnd } from '../actions/action-kind.ts';
import type { LoadedAction } from '../definition/loaded-flow.ts';
import { ObjectValue } from '../value/object-value.ts';

const STATUSES = ['Succeeded', 'Failed', 'TimedOut', 'Skipped', 'Cancelled'] as const;

/** The ready-made result that the designer keeps in the flow (`staticResults`), where the action asks for it. */
export function staticEnd(action: LoadedAction): ActionEnd | undefined {
  const { staticResult } = action;
  if (staticResult === undefined) return undefined;
  const wanted = staticResult.get('status');
  const code = staticResult.get('code');
  const error = staticResult.get('error');
  const outputs = staticResult.get('outputs');
  const status = STATUSES.find((known) => known === wanted) ?? 'Succeeded';
  return {
    status,
    code: typeof code === 'string' ? code : status === 'Succeeded' ? 'OK' : 'ActionFailed',
    error: error instanceof ObjectValue ? error : undefined,
    ...(outputs === undefined ? {} : { outputs }),
  };
}
