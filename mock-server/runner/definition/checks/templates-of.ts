import { checkTemplates, type CheckedTemplate } from '../../expression/check-template.ts';
import { ObjectValue } from '../../value/object-value.ts';
import type { Value } from '../../value/value.ts';
import type { RawAction } from '../raw-action.ts';
import type { RawTrigger } from '../raw-trigger.ts';

/** Members of an action that are not templates of its own: the actions inside it and what nobody evaluates. */
const OTHER_MEMBERS = new Set([
  'actions',
  'else',
  'default',
  'metadata',
  'description',
  'runafter',
  'type',
  'kind',
]);

/** Every template of an action with its faults and references; those of the actions inside it are not among them. */
export function templatesOf(step: RawAction | RawTrigger): readonly CheckedTemplate[] {
  return [...step.definition.members].flatMap(([name, value]) => {
    const member = name.toLowerCase();
    if (OTHER_MEMBERS.has(member)) return [];
    const place = { item: true, action: member === 'trackedproperties' };
    return checkTemplates(member === 'cases' ? casesOnly(value) : value, place, [name]);
  });
}

function casesOnly(cases: Value): Value {
  if (!(cases instanceof ObjectValue)) return null;
  return [...cases.members.values()].map((branch) =>
    branch instanceof ObjectValue ? (branch.get('case') ?? null) : null,
  );
}
