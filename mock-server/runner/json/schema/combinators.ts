import type { SchemaNode } from './schema-node.ts';
import { raise } from './scope.ts';
import type { FaultList, Scope, Validation, WalkEvent } from './scope.ts';

/** A keyword that judges a value by other schemas. */
interface Combinator {
  readonly parts: (node: SchemaNode) => readonly SchemaNode[];
  /** Looks at the parts once the value has ended. */
  readonly judge: (validation: Validation, scope: Scope, parts: readonly Scope[], list: FaultList) => void;
}

const indexes = (parts: readonly Scope[], valid: boolean): string =>
  parts.flatMap((part, index) => (part.valid === valid ? [index] : [])).join(', ');

/** In the order in which the library makes them; they judge in the reverse order. */
export const combinators: readonly Combinator[] = [
  {
    parts: (node) => node.allOf,
    judge: (validation, scope, parts, { faults }) => {
      if (parts.every(({ valid }) => valid)) return;
      const failed = indexes(parts, false);
      raise(
        validation,
        scope,
        'allOf',
        `JSON does not match all schemas from 'allOf'. Invalid schema indexes: ${failed}.`,
        null,
        faults,
      );
    },
  },
  {
    parts: (node) => node.anyOf,
    judge: (validation, scope, parts, { faults }) => {
      if (!parts.some(({ valid }) => valid))
        raise(validation, scope, 'anyOf', "JSON does not match any schemas from 'anyOf'.", null, faults);
    },
  },
  {
    parts: (node) => node.oneOf,
    judge: (validation, scope, parts, { faults }) => {
      const matches = parts.filter(({ valid }) => valid).length;
      if (matches === 0)
        raise(validation, scope, 'oneOf', "JSON is valid against no schemas from 'oneOf'.", null, faults);
      else if (matches > 1)
        raise(
          validation,
          scope,
          'oneOf',
          `JSON is valid against more than one schema from 'oneOf'. Valid schema indexes: ${indexes(parts, true)}.`,
          null,
          faults,
        );
    },
  },
  {
    parts: (node) => (node.not === undefined ? [] : [node.not]),
    judge: (validation, scope, parts, { faults }) => {
      if (parts.every(({ valid }) => valid))
        raise(validation, scope, 'not', "JSON is valid against schema from 'not'.", null, faults);
    },
  },
];

/** Makes `scope` hold the parts of a combinator, all with one list of faults. */
export function watchCombinator(
  validation: Validation,
  scope: Scope,
  combinator: Combinator,
  opening: WalkEvent,
): void {
  const list: FaultList = { faults: [] };
  const parts = combinator
    .parts(scope.node)
    .map((node) => sameAbove(scope, node) ?? validation.open(opening, node, list, scope));
  scope.evaluate = (event) => {
    if (event.depth !== scope.depth || event.kind === 'open' || event.kind === 'name') return false;
    combinator.judge(validation, scope, parts, list);
    return true;
  };
}

/** A schema that refers to itself in place is not entered again. */
function sameAbove(scope: Scope, node: SchemaNode): Scope | undefined {
  for (let above = scope.parent; above?.depth === scope.depth; above = above.parent)
    if (above.node === node) return above;
  return undefined;
}

/** Makes `scope` judge `then` or `else` by the outcome of `if`; each has faults of its own. */
export function watchCondition(validation: Validation, scope: Scope, opening: WalkEvent): void {
  const open = (node: SchemaNode | undefined): { part: Scope; list: FaultList } | undefined => {
    const list: FaultList = { faults: [] };
    return node && { part: validation.open(opening, node, list, scope), list };
  };
  const condition = open(scope.node.if);
  const fulfilled = open(scope.node.then);
  const otherwise = open(scope.node.else);
  scope.evaluate = (event) => {
    if (event.depth !== scope.depth || event.kind === 'open' || event.kind === 'name') return false;
    const holds = condition?.part.valid === true;
    const name = holds ? 'then' : 'else';
    const branch = holds ? fulfilled : otherwise;
    if (branch?.part.valid === false)
      raise(validation, scope, name, `JSON does not match schema from '${name}'.`, null, branch.list.faults);
    return true;
  };
}
