import type { TemplateReference } from '../../expression/check-template.ts';
import type { FlowParts } from '../check-flow.ts';
import type { RawAction } from '../raw-action.ts';
import { everyAction } from '../read-actions.ts';
import { reachOf } from './reach.ts';
import { templatesOf } from './templates-of.ts';

/** Checks the templates of every action: that they can be read, and that what they refer to is there and before them. */
export function checkReferences(flow: FlowParts): void {
  const actions = new Map<string, RawAction>();
  for (const action of everyAction(flow.actions)) actions.set(action.name.toLowerCase(), action);
  for (const action of actions.values()) checkAction(action, actions, flow);
  for (const trigger of flow.triggers) {
    for (const { faults } of templatesOf(trigger))
      for (const fault of faults.filter(({ refusedAtSave }) => refusedAtSave))
        trigger.refuse({
          stage: 'template',
          code: 'InvalidTemplate',
          message: `The template trigger '${trigger.name}' at line '<null>' and column '<null>' is not valid: "${fault.message}".`,
          path: trigger.path,
        });
  }
}

function checkAction(action: RawAction, actions: ReadonlyMap<string, RawAction>, flow: FlowParts): void {
  const refuse = (message: string): void =>
    action.refuse({ stage: 'template', code: 'InvalidTemplate', message, path: action.path });
  const references: TemplateReference[] = [];
  for (const template of templatesOf(action)) {
    for (const fault of template.faults)
      if (fault.refusedAtSave)
        refuse(
          `The template action '${action.name}' at line '<null>' and column '<null>' is not valid: "${fault.message}".`,
        );
    references.push(...template.references);
  }
  checkExistence(action, references, actions, refuse);
  const reach = reachOf(action, flow.actions);
  const told = new Set<string>();
  for (const { kind, name } of references) {
    const target = actions.get(name.toLowerCase());
    if (target === undefined || (kind !== 'action' && kind !== 'block') || told.has(target.name)) continue;
    told.add(target.name);
    if (kind === 'block' && target.kind.inputs !== 'none')
      refuse(
        `The workflow action '${action.name}' at line '<null> and column '<null>' references the action '${target.name}' of type '${target.type}': only the actions of type 'System.Linq.Enumerable+ArrayWhereSelectIterator\`2[Microsoft.Azure.Flow.Templates.Schema.FlowTemplateOperationType,System.String]' are allowed to be referenced by 'result' function. `,
      );
    const tooDeep = reach.get(target);
    const sentence = `The inputs of template action '${action.name}' at line '<null> and column '<null>' cannot reference action '${target.name}'.`;
    if (tooDeep === undefined)
      refuse(
        `${sentence} Action '${target.name}' must either be in 'runAfter' path or within a scope action on the 'runAfter' path of action '${action.name}', or be a Trigger.`,
      );
    else if (tooDeep)
      refuse(
        `${sentence} The action '${target.name}' is nested in a foreach scope of multiple levels. Referencing repetition actions from outside the scope is supported only when there are no multiple levels of nesting.`,
      );
  }
}

function checkExistence(
  action: RawAction,
  references: readonly TemplateReference[],
  actions: ReadonlyMap<string, RawAction>,
  refuse: (message: string) => void,
): void {
  const missing = (
    kinds: readonly TemplateReference['kind'][],
    exists: (name: string) => boolean,
  ): string[] => [
    ...new Set(
      references
        .filter(({ kind, name, by }) => kinds.includes(kind) && by !== 'iterationIndexes' && !exists(name))
        .map(({ name }) => name),
    ),
  ];
  const unknown = missing(['action', 'block'], (name) => actions.has(name.toLowerCase()));
  if (unknown.length > 0)
    refuse(
      `The action(s) '${unknown.join(', ')}' referenced by 'inputs' in action '${action.name}' are not defined in the template.`,
    );
  const around = new Set<string>([action.name.toLowerCase()]);
  for (let parent = action.parent; parent !== undefined; parent = parent.parent)
    around.add(parent.name.toLowerCase());
  const noLoop = missing(['loop'], (name) => around.has(name.toLowerCase()));
  if (noLoop.length > 0)
    refuse(
      `The repetition action(s) '${noLoop.join(', ')}' referenced by 'inputs' in action '${action.name}' are not defined in the template.`,
    );
}
