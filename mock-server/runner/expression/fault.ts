/**
 * An expression that cannot be evaluated, in the service's words. `message` is the bare sentence; the
 * frame (`Unable to process template language expressions in action '…' …`) is added where the action is known.
 */
export class ExpressionFault extends Error {
  override readonly name = 'ExpressionFault';
}

/** Throws the fault with this sentence. */
export function fail(sentence: string): never {
  throw new ExpressionFault(sentence);
}
