import { ObjectValue } from '../value/object-value.ts';
import { toText } from '../value/to-text.ts';
import { isArray } from '../value/type-name.ts';
import type { Value } from '../value/value.ts';
import { compile } from './compile.ts';
import { ExpressionFault } from './fault.ts';
import type { Thunk } from './function-entry.ts';
import { isTemplate, parseTemplate, type Template } from './parse-template.ts';
import type { Scope } from './scope.ts';
import { SharedValues } from './shared-values.ts';

const CACHE_LIMIT = 4096;
const compiled = new Map<string, Thunk>();

/**
 * A string of a definition as a function of the scope; parsed and compiled once per text.
 * @throws ExpressionFault where it cannot be parsed.
 */
export function compileTemplate(text: string): Thunk {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const thunk = compileParsed(parseTemplate(text), undefined);
  if (compiled.size >= CACHE_LIMIT) compiled.clear();
  compiled.set(text, thunk);
  return thunk;
}

function compileParsed(template: Template, shared: SharedValues | undefined): Thunk {
  if (template.kind === 'whole') return compile(template.part.node, template.part.expression, shared);
  if (template.kind === 'text') {
    const { value } = template;
    return () => value;
  }
  const parts = template.parts.map((part) =>
    part.kind === 'text' ? part.value : compile(part.node, part.expression, shared),
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
  const shared = new SharedValues();
  const parts = parseTree(tree, shared);
  if (parts === undefined) return () => tree;
  const thunk = parts();
  return (scope) => {
    shared.begin();
    return thunk(scope);
  };
}

/** Evaluates a whole tree; for trees evaluated again and again keep what compileTree gives. */
export function evaluateTemplate(tree: Value, scope: Scope): Value {
  return compileTree(tree)(scope);
}

/** Compiles what was parsed, when every expression of the tree has been counted. */
type Compile = () => Thunk;

/** `undefined` where the tree holds nothing to evaluate. */
function parseTree(tree: Value, shared: SharedValues): Compile | undefined {
  if (typeof tree === 'string') return isTemplate(tree) ? parseText(tree, shared) : undefined;
  if (tree === null || typeof tree !== 'object') return undefined;
  if (isArray(tree)) {
    const parsed = tree.map((item) => parseTree(item, shared));
    if (parsed.every((item) => item === undefined)) return undefined;
    return () => {
      const items = parsed.map((item) => item?.());
      return (scope) =>
        tree.map((item, index) => {
          const computed = items[index];
          return computed === undefined ? item : computed(scope);
        });
    };
  }
  return tree instanceof ObjectValue ? parseMembers(tree, shared) : undefined;
}

function parseMembers(tree: ObjectValue, shared: SharedValues): Compile | undefined {
  const parsed = [...tree.members].map(([name, value]) => ({
    name,
    computedName: isTemplate(name) ? parseText(name, shared) : undefined,
    value,
    computed: parseTree(value, shared),
  }));
  if (parsed.every(({ computedName, computed }) => computedName === undefined && computed === undefined)) {
    return undefined;
  }
  return () => {
    const members = parsed.map(({ name, computedName, value, computed }) => ({
      name,
      computedName: computedName?.(),
      value,
      computed: computed?.(),
    }));
    return (scope) => {
      const result = new Map<string, Value>();
      for (const { name, computedName, value, computed } of members) {
        const key = computedName === undefined ? name : toText(computedName(scope));
        result.set(key, computed === undefined ? value : computed(scope));
      }
      return new ObjectValue(result);
    };
  };
}

function parseText(text: string, shared: SharedValues): Compile {
  let template: Template;
  try {
    template = parseTemplate(text);
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error;
    return () => () => {
      throw error;
    };
  }
  if (template.kind === 'whole') shared.add(template.part.node);
  if (template.kind === 'interpolated')
    for (const part of template.parts) if (part.kind === 'expression') shared.add(part.node);
  return () => compileParsed(template, shared);
}
