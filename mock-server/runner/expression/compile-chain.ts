import { findFunction } from '../functions/function-table.ts';
import type { Value } from '../value/value.ts';
import type { CallNode, ExpressionNode } from './expression-node.ts';
import type { ChainedCall } from './function-entry.ts';

/** Calls of one function around each other, whose arguments after the first are constants. */
export interface Chain {
  readonly innermost: CallNode;
  /** What the innermost call is given first. */
  readonly start: ExpressionNode;
  /** Does all calls at once; `undefined` for a value that they have to refuse one by one. */
  readonly run: ChainedCall;
}

/** Shorter ones are not worth their preparation. */
const SHORTEST = 4;

/**
 * The chain that begins with a call: generated flows wrap dozens of `replace` around a text.
 * `joins`: whether nobody but the outer call uses the inner one.
 */
export function findChain(
  outermost: CallNode,
  joins: (outer: CallNode, inner: CallNode) => boolean,
): Chain | undefined {
  const chain = findFunction(outermost.name)?.chain;
  if (chain === undefined) return undefined;
  const steps: (readonly Value[])[] = [];
  for (let call: CallNode = outermost; ;) {
    const [start, ...rest] = call.args;
    const constants = rest.flatMap((node) => (node.kind === 'literal' ? [node.value] : []));
    if (start === undefined || constants.length < rest.length) return undefined;
    steps.unshift(constants);
    if (start.kind === 'call' && findFunction(start.name)?.chain === chain && joins(call, start)) {
      const inner = start.args.slice(1);
      if (inner.every((node) => node.kind === 'literal')) {
        call = start;
        continue;
      }
    }
    const run = steps.length < SHORTEST ? undefined : chain(steps);
    return run && { innermost: call, start, run };
  }
}
