import { variableType } from '../../actions/variable/variable-type.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { isArray } from '../../value/type-name.ts';
import type { VariableType } from '../../actions/action-kind.ts';
import type { FlowParts } from '../check-flow.ts';
import type { RawAction } from '../raw-action.ts';
import { everyAction } from '../read-actions.ts';
import { templatesOf } from './templates-of.ts';

/** Types that the actions which change a variable work on. */
const TYPES: Readonly<Record<string, readonly VariableType[] | undefined>> = {
  AppendToArrayVariable: ['Array'],
  AppendToStringVariable: ['String'],
  DecrementVariable: ['Integer', 'Float'],
  IncrementVariable: ['Integer', 'Float'],
  SetVariable: ['Object', 'Array', 'Integer', 'Float', 'String', 'Boolean'],
};

/** Variables exist before they are used, are of a type that fits, and are not set from themselves. */
export function checkVariables(flow: FlowParts): void {
  const declared = declaredVariables(flow);
  for (const action of everyAction(flow.actions)) checkAction(action, declared);
}

function declaredVariables(flow: FlowParts): ReadonlyMap<string, VariableType | undefined> {
  const declared = new Map<string, VariableType | undefined>();
  for (const action of everyAction(flow.actions)) {
    if (action.type !== 'InitializeVariable') continue;
    const list = action.inputs.get('variables');
    for (const variable of list !== undefined && isArray(list) ? list : []) {
      if (!(variable instanceof ObjectValue)) continue;
      const name = variable.get('name');
      const type = variable.get('type');
      if (typeof name === 'string')
        declared.set(name.toLowerCase(), typeof type === 'string' ? variableType(type)?.type : undefined);
    }
  }
  return declared;
}

function checkAction(action: RawAction, declared: ReadonlyMap<string, VariableType | undefined>): void {
  const refuse = (code: string, reason: string): void =>
    action.refuse({
      stage: 'setting',
      code,
      message: `The inputs of workflow run action '${action.name}' of type '${action.type}' are not valid. ${reason}`,
      path: `${action.path}.inputs`,
    });
  const used = templatesOf(action)
    .flatMap(({ references }) => references)
    .filter(({ kind }) => kind === 'variable')
    .map(({ name }) => name);
  const types = TYPES[action.type];
  const target = types === undefined ? undefined : action.inputs.get('name');
  const names = typeof target === 'string' && target !== '' ? [target, ...used] : used;
  const unknown = names.find((name) => !declared.has(name.toLowerCase()));
  if (unknown !== undefined)
    refuse(
      'InvalidVariableOperation',
      `The variable '${unknown}' must be initialized before it can be used inside action '${action.name}'.`,
    );
  if (typeof target !== 'string' || types === undefined) return;
  if (action.type === 'SetVariable' && used.some((name) => name.toLowerCase() === target.toLowerCase()))
    refuse(
      'WorkflowRunActionInputsInvalidProperty',
      `Self reference is not supported when updating the value of variable '${target}'.`,
    );
  const type = declared.get(target.toLowerCase());
  if (type !== undefined && !types.includes(type))
    refuse(
      'InvalidVariableInitialization',
      `The specified variable '${target}' of type '${type}' is not supported. The supported variable types are '${types.join(', ')}'.`,
    );
}
