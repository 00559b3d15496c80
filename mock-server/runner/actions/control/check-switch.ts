import type { RawAction } from '../../definition/raw-action.ts';
import { isTemplate } from '../../expression/parse-template.ts';
import { ObjectValue } from '../../value/object-value.ts';
import { toText } from '../../value/to-text.ts';
import { typeName } from '../../value/type-name.ts';

/** What the service asks of a Switch when it is saved: an expression, and cases of one kind. */
export function checkSwitch(action: RawAction): void {
  const refuse = (message: string, path: string): void =>
    action.refuse({ stage: 'template', code: 'InvalidTemplate', message, path });
  const expression = action.member('expression');
  if (
    expression !== undefined &&
    expression !== null &&
    !(typeof expression === 'string' && isTemplate(expression))
  )
    refuse(
      `The property 'expression' '${toText(expression)}' of template action '${action.name}' at line '<null>' and column '<null>' is not a valid template language expression.`,
      `${action.path}.expression`,
    );
  const cases = action.member('cases');
  if (!(cases instanceof ObjectValue)) return;
  const types: string[] = [];
  for (const [label, branch] of cases.members) {
    const value = branch instanceof ObjectValue ? (branch.get('case') ?? null) : null;
    const computed = typeof value === 'string' && isTemplate(value);
    if (computed && /^@\{?parameters\(/iu.test(value)) continue;
    if (computed || (typeof value !== 'string' && typeof value !== 'bigint'))
      refuse(
        `The template action '${action.name}' at line '<null>' and column '<null>' is not valid: the value '${toText(value)}' specified for 'case' property in switch case '${label}' is not allowed. Only values of types string, number or a '@parameters()' expression that evaluates to a number or a string is allowed.`,
        `${action.path}.cases.${label}.case`,
      );
    else if (!types.includes(typeName(value))) types.push(typeName(value));
  }
  if (types.length > 1)
    refuse(
      `The template action '${action.name}' at line '<null>' and column '<null>' is not valid: the expressions specified for 'case' properties in switch cases evaluate to values of different types '${types.sort().join(', ')}'. Expressions in case properties should evaluate to values of the same type.`,
      `${action.path}.cases`,
    );
}
