import { ObjectValue } from '../value/object-value.ts';
import type { Value } from '../value/value.ts';
import type { FlowRun } from './flow-run.ts';

/** What `workflow()` shows: ids and names of the flow, its environment and the run. */
export function workflowRecord(run: FlowRun): ObjectValue {
  const { workflow } = run.host;
  const name = workflow?.name ?? 'flow';
  const id = workflow?.id ?? `/workflows/${name}`;
  const tags: [string, Value][] = [
    ['flowDisplayName', workflow?.displayName ?? name],
    ['environmentName', workflow?.environment ?? 'Default'],
    ['logicAppName', name],
    ['environmentWorkflowId', id],
  ];
  return new ObjectValue([
    ['id', id],
    ['name', name],
    ['type', 'Microsoft.Logic/workflows'],
    ['location', workflow?.location ?? 'local'],
    ['tags', new ObjectValue(tags)],
    [
      'run',
      new ObjectValue([
        ['id', `${id}/runs/${run.id}`],
        ['name', run.id],
        ['type', 'Microsoft.Logic/workflows/runs'],
      ]),
    ],
  ]);
}
