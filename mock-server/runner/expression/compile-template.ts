import { ObjectValue } from '../value/object-value.ts';
import { toText } from '../value/to-text.ts';
import { isArray } from '../value/type-name.ts';
import type { Value } from '../value/value.ts';
import { compile } from './compile.ts';
import { ExpressionFault } from './fault.ts';
import type { Thunk } from './function-entry.ts';
import { isTemplate, parseTemplate, type Template } from './parse-template.ts';
import type { Scope } from './scope.ts';

const CACHE_LIMIT = 4096;
const compiled = new Map<string, Thunk>();

/**
 * A string of a definition as a function of the scope; parsed and compiled once per text.
 * @throws ExpressionFault where it cannot be parsed.
 */
export function compileTemplate(text: string): Thunk {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const thunk = compileParsed(parseTemplate(text));
  if (compiled.size >= CACHE_LIMIT) compiled.clear();
  compiled.set(text, thunk);
  return thunk;
}

function compileParsed(template: Template): Thunk {
  if (template.kind === 'whole') return compile(template.part.node, template.part.expression);
  if (template.kind === 'text') {
    const { value } = template;
    return () => value;
  }
  const parts = template.parts.map((part) =>
    part.kind === 'text' ? part.value : compile(part.node, part.expression),
  );
  return (scope) => {
    let text = '';
    for (const part of parts) text += typeof part === 'string' ? part : toText(part(scope));
    return text;
  };
}

/**
 * A whole tree of a definition as a function of the scope: every string in it is a template, names of members
 * too. Parts without templates are not copied. A string that cannot be parsed fails when it is evaluated.
 */
export function compileTree(tree: Value): Thunk {
  return compileChanging(tree) ?? (() => tree);
}

/** Evaluates a whole tree; for trees evaluated again and again keep what compileTree gives. */
export function evaluateTemplate(tree: Value, scope: Scope): Value {
  return compileTree(tree)(scope);
}

/** `undefined` where the tree holds nothing to evaluate. */
function compileChanging(tree: Value): Thunk | undefined {
  if (typeof tree === 'string') return isTemplate(tree) ? compileAtRun(tree) : undefined;
  if (tree === null || typeof tree !== 'object') return undefined;
  if (isArray(tree)) {
    const items = tree.map((item) => compileChanging(item));
    if (items.every((item) => item === undefined)) return undefined;
    return (scope) =>
      tree.map((item, index) => {
        const computed = items[index];
        return computed === undefined ? item : computed(scope);
      });
  }
  return tree instanceof ObjectValue ? compileMembers(tree) : undefined;
}

function compileMembers(tree: ObjectValue): Thunk | undefined {
  const members = [...tree.members].map(([name, value]) => ({
    name,
    computedName: isTemplate(name) ? compileAtRun(name) : undefined,
    value,
    computed: compileChanging(value),
  }));
  if (members.every(({ computedName, computed }) => computedName === undefined && computed === undefined)) {
    return undefined;
  }
  return (scope) => {
    const result = new Map<string, Value>();
    for (const { name, computedName, value, computed } of members) {
      const key = computedName === undefined ? name : toText(computedName(scope));
      result.set(key, computed === undefined ? value : computed(scope));
    }
    return new ObjectValue(result);
  };
}

function compileAtRun(text: string): Thunk {
  try {
    return compileTemplate(text);
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    return () => {
      throw error;
    };
  }
}
