import { fail } from '../../expression/fault.ts';
import type { FunctionEntry } from '../../expression/function-entry.ts';
import { templateMessages } from '../../expression/template-messages.ts';
import type { Outcome, Scope } from '../../expression/scope.ts';
import type { Value } from '../../value/value.ts';
import { plainString } from '../arguments.ts';
import { noParameters, onlyOneParameter } from '../sentences.ts';
import { referenceMessages } from './reference-messages.ts';

interface Reference {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly summary: string;
}

/** A function of one name, such as `variables('x')`. */
function byName(
  reference: Reference,
  look: (key: string, scope: Scope, name: string) => Value,
): FunctionEntry {
  return {
    ...reference,
    family: 'reference',
    min: 1,
    max: 1,
    countMessage: onlyOneParameter,
    call: ([value = null], scope, name) => look(plainString(value, name), scope, name),
  };
}

/** A function without arguments, such as `triggerBody()`. */
function alone(reference: Reference, look: (scope: Scope, name: string) => Value): FunctionEntry {
  return {
    ...reference,
    family: 'reference',
    min: 0,
    max: 0,
    countMessage: noParameters,
    call: (_args, scope, name) => look(scope, name),
  };
}

function action(key: string, scope: Scope): Outcome {
  return scope.action(key) ?? fail(referenceMessages.noAction(key));
}

/** What the run knows: variables, parameters, actions, the trigger, items of loops. */
export const runFunctions: readonly FunctionEntry[] = [
  byName({ name: 'parameters', summary: 'Value of a parameter of the definition' }, (key, scope) => {
    const value = scope.parameter(key);
    return value === undefined ? fail(referenceMessages.noParameter(key)) : value;
  }),
  byName({ name: 'variables', summary: 'Value of a variable' }, (key, scope) => {
    const value = scope.variable(key);
    return value === undefined ? fail(referenceMessages.noVariable(key)) : value;
  }),
  byName(
    {
      name: 'outputs',
      aliases: ['actionOutputs'],
      summary: 'Outputs of an action; null where it did not run',
    },
    (key, scope) => action(key, scope).outputs,
  ),
  byName(
    {
      name: 'body',
      aliases: ['actionBody'],
      summary: 'Body of the outputs of an action; null where it did not run',
    },
    (key, scope) => action(key, scope).body,
  ),
  byName({ name: 'actions', summary: 'Record of an action' }, (key, scope) => action(key, scope).record()),
  byName({ name: 'result', summary: 'Records of the actions directly in a block' }, (key, scope) => {
    return scope.result(key) ?? fail(referenceMessages.noBlock(key));
  }),
  byName({ name: 'items', summary: 'Current item of a loop, by its name' }, (key, scope) => {
    const value = scope.items(key);
    return value === undefined ? fail(referenceMessages.noLoop(key)) : value;
  }),
  byName(
    { name: 'iterationIndexes', summary: 'Number of the current turn of a loop, from 0' },
    (key, scope) => scope.iterationIndex(key) ?? fail(referenceMessages.noLoop(key)),
  ),
  alone({ name: 'item', summary: 'Current item of the innermost loop or data operation' }, (scope, name) => {
    const value = scope.item();
    return value === undefined ? fail(templateMessages.notExpectedHere(name)) : value;
  }),
  alone(
    { name: 'trigger', summary: 'Record of the trigger' },
    (scope, name) => scope.trigger()?.record() ?? fail(templateMessages.notExpectedHere(name)),
  ),
  alone(
    { name: 'triggerOutputs', summary: 'Outputs of the trigger' },
    (scope) => scope.trigger()?.outputs ?? null,
  ),
  alone(
    { name: 'triggerBody', summary: 'Body of the outputs of the trigger' },
    (scope) => scope.trigger()?.body ?? null,
  ),
  alone({ name: 'workflow', summary: 'Ids and names of the flow and the run' }, (scope) => scope.workflow()),
  alone(
    { name: 'action', summary: 'Record of the action itself; only in its trackedProperties' },
    (scope, name) => scope.currentAction() ?? fail(templateMessages.notExpectedHere(name)),
  ),
  alone(
    { name: 'listCallbackUrl', summary: 'URL of the trigger; none for Button triggers' },
    (scope, name) => scope.callbackUrl() ?? fail(templateMessages.notExpectedHere(name)),
  ),
];
