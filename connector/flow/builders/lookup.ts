import { call, path, type Expression, type Operand } from './expression.ts';
import { replaceAll } from './phrases.ts';

/**
 * What the table holds for the key, ignoring case; null for an unknown one. A slash in the key would be read as a
 * path, so it is taken for a space: no table has keys with one.
 */
export function lookUp(table: Readonly<Record<string, string>>, key: Operand): Expression {
  return path(call('json', JSON.stringify(table)), replaceAll(key, [['/', ' ']]));
}
