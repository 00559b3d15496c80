import { writeJson } from '../../json/write-json.ts';
import { toText } from '../../value/to-text.ts';
import { typeName } from '../../value/type-name.ts';
import type { Value } from '../../value/value.ts';
import type { VariableType } from '../action-kind.ts';

interface TypeRule {
  readonly type: VariableType;
  /** Kinds of values that it takes, as the service's sentence lists them. */
  readonly takes: readonly string[];
  readonly initial: Value;
}

/** Types of variables in the order in which the service lists them. */
export const VARIABLE_TYPES: readonly TypeRule[] = [
  { type: 'Object', takes: ['Object'], initial: null },
  { type: 'Array', takes: ['Array'], initial: [] },
  { type: 'Integer', takes: ['Integer'], initial: 0n },
  { type: 'Float', takes: ['Float', 'Integer'], initial: 0 },
  { type: 'String', takes: ['String'], initial: '' },
  { type: 'Boolean', takes: ['Boolean'], initial: false },
];

/** The type that a definition names in any case. */
export function variableType(name: string): TypeRule | undefined {
  const wanted = name.toLowerCase();
  return VARIABLE_TYPES.find(({ type }) => type.toLowerCase() === wanted);
}

/** The service's sentence where a variable cannot hold a value; `undefined` where it can. */
export function refusedValue(name: string, type: VariableType, value: Value): string | undefined {
  if (value === null) {
    return type === 'Integer' || type === 'Float' || type === 'Boolean'
      ? `The variable '${name}' of type '${type}' cannot be set to null or empty value.`
      : undefined;
  }
  const takes = variableType(type)?.takes ?? [];
  const kind = typeName(value);
  if (takes.includes(kind)) return undefined;
  const shown = typeof value === 'object' ? writeJson(value, { indented: true }) : toText(value);
  return `The variable '${name}' of type '${type}' cannot be initialized or updated with value '${shown}' of type '${kind}'. The variable '${name}' only supports values of types '${takes.join(', ')}'.`;
}

/** A value as the variable keeps it: a Float takes an Integer as a Float. */
export function keptValue(type: VariableType, value: Value): Value {
  return type === 'Float' && typeof value === 'bigint' ? Number(value) : value;
}
