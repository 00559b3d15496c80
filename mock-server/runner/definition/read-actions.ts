import { findActionKind } from '../actions/action-table.ts';
import type { ActionKind } from '../actions/action-kind.ts';
import { standInKind } from '../actions/stand-in.ts';
import { LOGIC_APPS_ONLY_ACTIONS } from '../actions/other-types.ts';
import { compileTree } from '../expression/compile-template.ts';
import { ObjectValue } from '../value/object-value.ts';
import { toText } from '../value/to-text.ts';
import type { Value } from '../value/value.ts';
import { memberPath } from './json-path.ts';
import type { ProblemSink } from './load-problem.ts';
import type { RawAction, RawBlock } from './raw-action.ts';

const OPERATION_TYPE = 'System.Nullable`1[Microsoft.Azure.Flow.Templates.Schema.FlowTemplateOperationType]';

/** How a definition is read. */
export interface Reading extends ProblemSink {
  /** Actions and triggers that only Azure has are taken too, and only look as if they ran. */
  readonly standIns: boolean;
}

function otherKind(written: string): ActionKind | undefined {
  const type = LOGIC_APPS_ONLY_ACTIONS.find((known) => known.toLowerCase() === written.toLowerCase());
  return type === undefined ? undefined : standInKind(type);
}

/** Reads the actions of a block and, in them, those of their blocks; what cannot be read is reported and left out. */
export function readActions(
  actions: Value | undefined,
  path: string,
  parent: RawAction | undefined,
  reading: Reading,
): readonly RawAction[] {
  if (!(actions instanceof ObjectValue)) return [];
  return [...actions.members].flatMap(([name, definition]) => {
    const action = readAction(name, definition, memberPath(path, name), parent, reading);
    return action === undefined ? [] : [action];
  });
}

function readAction(
  name: string,
  definition: Value,
  path: string,
  parent: RawAction | undefined,
  reading: Reading,
): RawAction | undefined {
  const refuse = (code: string, message: string, at: string, stage: 'read' | 'runner'): undefined => {
    reading.refuse({ stage, code, message, path: at });
  };
  if (!(definition instanceof ObjectValue))
    return refuse(
      'InvalidRequestContent',
      `Error converting value ${toText(definition)} to an action. Path '${path}'.`,
      path,
      'read',
    );
  const type = definition.get('type');
  if (type === undefined || type === null)
    return refuse(
      'InvalidRequestContent',
      `Required property 'Type' not found in JSON. Path '${path}', line 1, position 0.`,
      path,
      'read',
    );
  const written = toText(type);
  const kind = findActionKind(written) ?? otherKind(written);
  const at = memberPath(path, 'type');
  if (kind === undefined)
    return refuse(
      'InvalidRequestContent',
      `Error converting value "${written}" to type '${OPERATION_TYPE}'. Path '${at}', line 1, position 0.`,
      at,
      'read',
    );
  if (findActionKind(written) === undefined && !reading.standIns)
    // The action stays in its place, so that what refers to it is checked as usual.
    refuse(
      'ActionTypeNotSupported',
      `The action '${name}' has type '${kind.type}', which Power Automate flows do not have: it is not run here.`,
      at,
      'runner',
    );
  const inputs = definition.get('inputs');
  const blocks: RawBlock[] = [];
  const action: RawAction = {
    name,
    type: kind.type,
    kind,
    definition,
    path,
    parent,
    blocks,
    inputs: inputs instanceof ObjectValue ? inputs : new ObjectValue(),
    member: (member) => definition.get(member),
    compile: (value) => compileTree(value ?? null),
    refuse: (problem) => reading.refuse(problem),
  };
  for (const block of blockValues(definition, path))
    blocks.push({
      label: block.label,
      path: block.path,
      actions: readActions(block.actions, block.path, action, reading),
    });
  return action;
}

interface BlockValue {
  readonly label: string;
  readonly path: string;
  readonly actions: Value | undefined;
}

function blockValues(definition: ObjectValue, path: string): BlockValue[] {
  const blocks: BlockValue[] = [];
  const add = (label: string, holder: Value | undefined, at: string): void => {
    if (holder instanceof ObjectValue)
      blocks.push({ label, path: memberPath(at, 'actions'), actions: holder.get('actions') });
  };
  if (definition.get('actions') !== undefined) add('actions', definition, path);
  add('else', definition.get('else'), memberPath(path, 'else'));
  const cases = definition.get('cases');
  if (cases instanceof ObjectValue)
    for (const [label, branch] of cases.members)
      add(`case ${label}`, branch, memberPath(memberPath(path, 'cases'), label));
  add('default', definition.get('default'), memberPath(path, 'default'));
  return blocks;
}

/** An action and every action inside it. */
export function* everyAction(actions: readonly RawAction[]): Generator<RawAction> {
  for (const action of actions) {
    yield action;
    for (const block of action.blocks) yield* everyAction(block.actions);
  }
}
