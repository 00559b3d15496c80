import type { LoadedFlow } from '../runner/definition/loaded-flow.ts';
import { explain, type Explanation } from '../runner/expression/explain.ts';
import { ExpressionFault } from '../runner/expression/fault.ts';
import { parseTemplate } from '../runner/expression/parse-template.ts';
import type { Scope } from '../runner/expression/scope.ts';
import { ObjectValue } from '../runner/value/object-value.ts';
import type { Value } from '../runner/value/value.ts';

/** One template of an action, with what each of its parts came to when the action began. */
export interface ExplainedTemplate {
  /** Place in the action, such as `inputs.parameters['item/lastname']`. */
  readonly path: string;
  readonly explanation: Explanation;
}

/** Members of an action that hold other actions or say nothing to evaluate. */
const left = new Set(['actions', 'else', 'cases', 'default', 'runAfter', 'metadata', 'type', 'description']);

/** Explains every template of an action under what it sees. Unknown actions give none. */
export function explainAction(flow: LoadedFlow, action: string, scope: Scope): readonly ExplainedTemplate[] {
  const loaded = flow.actions.get(action.toLowerCase());
  if (loaded === undefined) return [];
  const found: ExplainedTemplate[] = [];
  for (const [name, value] of loaded.definition.members) if (!left.has(name)) walk(value, name, scope, found);
  return found;
}

function walk(value: Value, path: string, scope: Scope, found: ExplainedTemplate[]): void {
  if (typeof value === 'string') {
    if (isTemplate(value)) found.push({ path, explanation: explain(value, scope) });
  } else if (value instanceof ObjectValue) {
    for (const [name, member] of value.members) {
      walk(member, /^[A-Za-z_$][\w$]*$/.test(name) ? `${path}.${name}` : `${path}['${name}']`, scope, found);
    }
  } else if (Array.isArray(value)) {
    (value as readonly Value[]).forEach((member, index) => walk(member, `${path}[${index}]`, scope, found));
  }
}

function isTemplate(text: string): boolean {
  try {
    return parseTemplate(text).kind !== 'text';
  } catch (error) {
    if (error instanceof ExpressionFault) return true;
    throw error;
  }
}
