import { fromJs } from '../runner/value/from-js.ts';
import { ObjectValue } from '../runner/value/object-value.ts';
import type { Value } from '../runner/value/value.ts';

/**
 * Values for the parameters of a definition that stand for environment variables (`metadata.schemaName`), as the
 * platform puts them in at activation. `given`: by schema name or by the parameter's own name; it wins over `variables`.
 */
export function parameterValues(
  definition: ObjectValue,
  variables: ReadonlyMap<string, string>,
  given: Readonly<Record<string, string>> = {},
): Readonly<Record<string, Value>> {
  const parameters = definition.get('parameters');
  if (!(parameters instanceof ObjectValue)) return {};
  const values: [string, Value][] = [];
  for (const [name, parameter] of parameters.members) {
    if (!(parameter instanceof ObjectValue)) continue;
    const metadata = parameter.get('metadata');
    const schemaName = metadata instanceof ObjectValue ? metadata.get('schemaName') : undefined;
    const key = typeof schemaName === 'string' ? schemaName : name;
    const text = own(given, key) ?? own(given, name) ?? variables.get(key);
    if (text === undefined) continue;
    const value = typed(text, parameter.get('type') ?? null);
    if (value !== undefined) values.push([name, value]);
  }
  return Object.fromEntries(values);
}

function own(record: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

/** A variable's text in the parameter's type; `undefined` (the definition's default stays) where it does not fit. */
function typed(text: string, type: Value): Value | undefined {
  switch (typeof type === 'string' ? type.toLowerCase() : '') {
    case 'string':
    case 'securestring':
      return text;
    case 'int':
      return /^[+-]?\d+$/.test(text.trim()) ? BigInt(text.trim()) : undefined;
    case 'float':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'bool':
      if (/^(?:yes|true|1)$/i.test(text)) return true;
      return /^(?:no|false|0)$/i.test(text) ? false : undefined;
    default:
      try {
        return fromJs(JSON.parse(text));
      } catch {
        return undefined;
      }
  }
}
