import { checkOperation } from '../actions/connector/check-operation.ts';
import type { OperationSource } from '../host.ts';
import type { ObjectValue } from '../value/object-value.ts';
import { checkLimits } from './checks/check-limits.ts';
import { checkNames } from './checks/check-names.ts';
import { checkReferences } from './checks/check-references.ts';
import { checkRunAfter } from './checks/check-run-after.ts';
import { checkSettings } from './checks/check-settings.ts';
import { checkVariables } from './checks/check-variables.ts';
import { checkWords } from './checks/check-words.ts';
import type { ProblemSink } from './load-problem.ts';
import type { RawAction } from './raw-action.ts';
import type { RawTrigger } from './raw-trigger.ts';
import { everyAction } from './read-actions.ts';

/** What the checks of a whole definition look at. */
export interface FlowParts {
  readonly definition: ObjectValue;
  readonly path: string;
  readonly actions: readonly RawAction[];
  readonly triggers: readonly RawTrigger[];
  /** Parameters that get a value from outside. */
  readonly given: readonly string[];
  readonly connectionReferences: ObjectValue | undefined;
  /** Connector operations that exist; `undefined`: not checked. */
  readonly operations: OperationSource | undefined;
  readonly sink: ProblemSink;
}

/** Everything that the service checks before it saves a definition. */
export function checkFlow(flow: FlowParts): void {
  checkWords(flow);
  checkNames(flow);
  checkRunAfter(flow);
  for (const trigger of flow.triggers) trigger.kind.check?.(trigger);
  for (const action of everyAction(flow.actions)) {
    const { kind } = action;
    kind.check?.(action);
    if (kind.connector !== undefined && flow.operations !== undefined)
      checkOperation(action, flow.operations, flow.connectionReferences);
  }
  checkReferences(flow);
  checkVariables(flow);
  checkSettings(flow);
  checkLimits(flow);
}
