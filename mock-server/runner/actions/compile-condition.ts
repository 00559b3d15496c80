import { compileTree } from '../expression/compile-template.ts';
import { callEntry } from '../expression/compile.ts';
import { ExpressionFault } from '../expression/fault.ts';
import type { Thunk } from '../expression/function-entry.ts';
import { countSentence, templateMessages } from '../expression/template-messages.ts';
import { findFunction } from '../functions/function-table.ts';
import { ObjectValue } from '../value/object-value.ts';
import { isArray } from '../value/type-name.ts';
import type { Value } from '../value/value.ts';

/**
 * A condition as the designer writes it: `{"and":[{"equals":["@a",1]},{"not":{…}}]}`, or a template. The name of
 * a member is a function in any case; one argument may stand without its array (traces of the Standard host).
 */
export function compileCondition(condition: Value): Thunk {
  if (!(condition instanceof ObjectValue)) return compileTree(condition);
  const [entry, more] = condition.members;
  if (entry === undefined || more !== undefined) return compileTree(condition);
  const [name, given] = entry;
  const fn = findFunction(name);
  if (fn === undefined) return thrower(templateMessages.unknownFunction(name));
  const args = isArray(given) ? given : [given];
  if (args.length < fn.min || args.length > fn.max) return thrower(countSentence(fn, name, args.length));
  return callEntry(
    fn,
    name,
    args.map((arg) => compileCondition(arg)),
  );
}

function thrower(sentence: string): Thunk {
  return () => {
    throw new ExpressionFault(sentence);
  };
}
